//! Feedback on both engines: who is asked, what is shown in the minutes, and when a bank account is forgotten.

use super::{
    Heard, Rating, Wish,
    operations::{ExpenseForm, FeedbackForm, ask, pay, say},
    queries::{own, paid, paying, results, to_pay, waiting},
};
use crate::{
    Actor, Conflict, Error, Portal, Problem, Result, Timestamp,
    base::{ids::SessionId, outbox::Mail},
    boardroom::{
        minutes,
        sessions::{
            Part,
            queries::find,
            testing::{Boardroom, boardroom, dated, take_part},
        },
        taking_part,
    },
    execute, on_both_engines,
    people::accounts::testing::mails,
    rounds::contributions::testing::{self as others, Someone},
    transaction,
};

/// Two days after the session.
const LATER: Timestamp = Timestamp(1_773_851_400_000_000);

struct Stage {
    room: Boardroom,
    id: SessionId,
    vera: Someone,
    wim: Someone,
    stranger: Someone,
}

async fn stage(portal: &Portal) -> Stage {
    let room = boardroom(portal).await.unwrap();
    let id = dated(portal, &room).await.unwrap();
    let vera = others::member(portal, "Vera", "").await.unwrap();
    let wim = others::member(portal, "Wim", "").await.unwrap();
    let stranger = others::member(portal, "Stef", "").await.unwrap();
    let now = portal.now();
    let joined: Result<()> = transaction!(portal.db, tx => {
        taking_part::join(tx, now, id, vera.account, Part::Customer).await?;
        taking_part::join(tx, now, id, wim.account, Part::Customer).await
    });
    joined.unwrap();
    Stage {
        room,
        id,
        vera,
        wim,
        stranger,
    }
}

fn said(rating: &str, heard: &str, wish: &str) -> FeedbackForm {
    FeedbackForm {
        rating: rating.to_owned(),
        heard: heard.to_owned(),
        wish: wish.to_owned(),
        ..FeedbackForm::default()
    }
}

/// Gives a good rating and claims expenses.
async fn claim(portal: &Portal, actor: &Actor, id: SessionId, cost: &ExpenseForm) -> Result<()> {
    let typed = FeedbackForm {
        expense: Some(cost.clone()),
        ..said("good", "yes", "")
    };
    say(portal, actor, id, &typed).await
}

fn cost(amount: &str, iban: &str) -> ExpenseForm {
    ExpenseForm {
        amount: amount.to_owned(),
        what: "Trein".to_owned(),
        iban: iban.to_owned(),
    }
}

on_both_engines! {
    async fn a_customer_who_took_part_says_how_it_was_and_their_wish_joins_the_minutes(portal: Portal) {
        let Stage { room, id, vera, wim, stranger } = stage(&portal).await;
        let words = said("mixed", "partly", "De stoep is te hoog.");
        assert!(matches!(say(&portal, &vera.actor, id, &words).await, Err(Error::Conflict(Conflict::SessionNotHeld))));
        assert!(waiting(&portal, &vera.actor).await.unwrap().is_empty());
        portal.clock.set(LATER);
        assert_eq!(waiting(&portal, &vera.actor).await.unwrap().len(), 1);
        assert!(matches!(say(&portal, &vera.actor, id, &said("", "yes", "")).await,
            Err(Error::Invalid(errors)) if errors.of("rating") == Some(&Problem::NotChosen)));
        say(&portal, &vera.actor, id, &words).await.unwrap();
        say(&portal, &vera.actor, id, &said("good", "yes", "De stoep is te hoog.")).await.unwrap();
        say(&portal, &wim.actor, id, &said("good", "no", "")).await.unwrap();
        assert!(waiting(&portal, &vera.actor).await.unwrap().is_empty());
        assert!(matches!(say(&portal, &stranger.actor, id, &words).await, Err(Error::NotFound)));
        assert!(matches!(say(&portal, &room.board.actor, id, &words).await, Err(Error::Forbidden)));
        let minutes = minutes::queries::read(&portal, &wim.actor, id).await.unwrap();
        assert_eq!(minutes.addenda, [Wish { text: "De stoep is te hoog.".to_owned(), writer: None }]);
        let named = FeedbackForm { shown_as: "name".to_owned(), ..said("good", "yes", "De stoep is te hoog.") };
        say(&portal, &vera.actor, id, &named).await.unwrap();
        let minutes = minutes::queries::read(&portal, &wim.actor, id).await.unwrap();
        assert_eq!(minutes.addenda[0].writer, None, "never looser than it was");
        let open = FeedbackForm { shown_as: "name".to_owned(), ..said("good", "no", "Graag een kortere rekening.") };
        say(&portal, &wim.actor, id, &open).await.unwrap();
        let minutes = minutes::queries::read(&portal, &vera.actor, id).await.unwrap();
        let told: Vec<_> = minutes.addenda.iter().map(|wish| wish.writer.as_deref()).collect();
        assert_eq!(told, [None, Some("Wim")]);
        let kept = FeedbackForm { shown_as: "conscience".to_owned(), ..said("good", "no", "Graag een kortere rekening.") };
        say(&portal, &wim.actor, id, &kept).await.unwrap();
        let minutes = minutes::queries::read(&portal, &vera.actor, id).await.unwrap();
        assert_eq!(minutes.addenda.len(), 1, "what is for the conscience only is nobody else's");
        say(&portal, &wim.actor, id, &said("good", "no", "")).await.unwrap();
        let elsewhere = minutes::queries::read(&portal, &room.outsider.actor, id).await.unwrap();
        assert!(elsewhere.addenda.is_empty(), "who was not there was not promised to read it");
        let (_, numbers, _) = results(&portal, &room.facilitator.actor, id).await.unwrap();
        assert_eq!((numbers.asked, numbers.said), (2, 2));
        assert!(numbers.ratings.is_empty() && numbers.heard.is_empty(), "one could work out who said what");
        take_part(&portal, id, stranger.account, Part::Customer).await.unwrap();
        say(&portal, &stranger.actor, id, &said("good", "yes", "")).await.unwrap();
        let (_, numbers, _) = results(&portal, &room.facilitator.actor, id).await.unwrap();
        assert_eq!((numbers.asked, numbers.ratings), (3, vec![(Rating::Good, 3)]));
        assert_eq!(numbers.heard.iter().find(|(one, _)| *one == Heard::No), Some(&(Heard::No, 1)));
        assert!(matches!(results(&portal, &room.outsider.actor, id).await, Err(Error::Forbidden)));
        assert!(matches!(results(&portal, &vera.actor, id).await, Err(Error::Forbidden)));
    }

    async fn who_was_seen_there_is_asked_once(portal: Portal) {
        let Stage { room, id, vera, wim, .. } = stage(&portal).await;
        let starts_at = find(&portal, &room.board.actor, id).await.unwrap().session.starts_at.unwrap();
        let ticked: Result<()> = transaction!(portal.db, tx => {
            execute!(tx, "update session_people set attended = 1 where account_id = $1", wim.account)?;
            Ok(())
        });
        ticked.unwrap();
        portal.clock.set(LATER);
        ask(&portal, id, Timestamp(1)).await.unwrap();
        ask(&portal, id, starts_at).await.unwrap();
        ask(&portal, id, starts_at).await.unwrap();
        let asked = async |someone: &Someone| {
            let all = mails(&portal, someone.account).await.unwrap();
            all.into_iter().filter(|mail| matches!(mail, Mail::SessionFeedbackAsked { .. })).count()
        };
        assert_eq!((asked(&vera).await, asked(&wim).await), (0, 1));
    }

    async fn a_bank_account_is_forgotten_once_it_was_paid(portal: Portal) {
        let Stage { room, id, vera, .. } = stage(&portal).await;
        portal.clock.set(LATER);
        let good = "NL91 abna 0417 1643 00";
        for (typed, field, problem) in [
            (cost("twaalf", good), "amount", Problem::NotAnAmount(1000)),
            (cost("1000,01", good), "amount", Problem::NotAnAmount(1000)),
            (cost("12,50", "NL91 ABNA 0417 1643 01"), "iban", Problem::NotAnIban),
        ] {
            assert!(matches!(claim(&portal, &vera.actor, id, &typed).await,
                Err(Error::Invalid(errors)) if errors.of(field) == Some(&problem)));
        }
        claim(&portal, &vera.actor, id, &cost("12,5", good)).await.unwrap();
        claim(&portal, &vera.actor, id, &cost("12.75", good)).await.unwrap();
        let by = &room.secretary.actor;
        let (_, _, claims) = results(&portal, by, id).await.unwrap();
        portal.clock.set(LATER.plus_minutes(5));
        claim(&portal, &vera.actor, id, &cost("12,75", good)).await.unwrap();
        portal.clock.set(LATER);
        let again = own(&portal, &vera.actor, id).await.unwrap().expense.unwrap();
        assert_eq!(again.asked_at, LATER, "who says the same again does not wait longer");
        assert_eq!((claims.len(), claims[0].cents, claims[0].iban.as_str()), (1, 1275, "NL91ABNA0417164300"));
        let (_, _, hidden) = results(&portal, &room.facilitator.actor, id).await.unwrap();
        assert!(hidden.is_empty(), "who leads the session does not pay");
        let seen = claims[0].asked_at;
        let pressed = pay(&portal, &room.facilitator.actor, id, vera.account, seen).await;
        assert!(matches!(pressed, Err(Error::Forbidden)));
        assert_eq!(to_pay(&portal, by).await.unwrap()[0].due_at(), seen.plus_days(14));
        pay(&portal, by, id, vera.account, seen).await.unwrap();
        pay(&portal, by, id, vera.account, seen).await.unwrap();
        assert!(to_pay(&portal, by).await.unwrap().is_empty());
        let expense = own(&portal, &vera.actor, id).await.unwrap().expense.unwrap();
        assert_eq!((expense.iban.as_str(), expense.paid_at), ("", Some(LATER)));
        let late = claim(&portal, &vera.actor, id, &cost("20", good)).await;
        assert!(matches!(late, Err(Error::Conflict(Conflict::AlreadyPaid))));
        let told = async |of: &Someone, what: fn(&Mail) -> bool| {
            mails(&portal, of.account).await.unwrap().iter().filter(|mail| what(mail)).count()
        };
        assert_eq!(told(&room.secretary, |mail| matches!(mail, Mail::ExpenseAsked { .. })).await, 1);
        assert_eq!(told(&vera, |mail| matches!(mail, Mail::ExpensePaid { .. })).await, 1);
    }

    async fn what_was_changed_since_it_was_seen_is_not_noted_as_paid(portal: Portal) {
        let Stage { room, id, vera, .. } = stage(&portal).await;
        let good = "NL91 ABNA 0417 1643 00";
        portal.clock.set(LATER);
        claim(&portal, &vera.actor, id, &cost("12,50", good)).await.unwrap();
        portal.clock.set(LATER.plus_minutes(1));
        claim(&portal, &vera.actor, id, &cost("1000", good)).await.unwrap();
        let by = &room.secretary.actor;
        let stale = pay(&portal, by, id, vera.account, LATER).await;
        assert!(matches!(stale, Err(Error::Conflict(Conflict::ChangedMeanwhile))));
        let expense = own(&portal, &vera.actor, id).await.unwrap().expense.unwrap();
        assert_eq!((expense.paid_at, expense.iban.is_empty()), (None, false));
        assert!(matches!(paid(&portal, vera.account, id).await, Ok(None)));
        assert!(paying(&portal, room.secretary.account, id).await.unwrap().is_some());
        assert!(paying(&portal, vera.account, id).await.unwrap().is_none());
    }

    async fn who_was_not_seen_there_neither_looks_back_nor_claims(portal: Portal) {
        let Stage { room, id, vera, wim, .. } = stage(&portal).await;
        let ticked: Result<()> = transaction!(portal.db, tx => {
            execute!(tx, "update session_people set attended = 1 where account_id = $1", wim.account)?;
            Ok(())
        });
        ticked.unwrap();
        portal.clock.set(LATER);
        let vera = &vera.actor;
        assert!(waiting(&portal, vera).await.unwrap().is_empty());
        assert_eq!(waiting(&portal, &wim.actor).await.unwrap().len(), 1);
        assert!(!find(&portal, vera, id).await.unwrap().was_there);
        assert!(find(&portal, &wim.actor, id).await.unwrap().was_there);
        assert!(matches!(own(&portal, vera, id).await, Err(Error::Forbidden)));
        let claimed = claim(&portal, vera, id, &cost("9", "NL91 ABNA 0417 1643 00")).await;
        assert!(matches!(claimed, Err(Error::Forbidden)));
        let (_, numbers, _) = results(&portal, &room.facilitator.actor, id).await.unwrap();
        assert_eq!(numbers.asked, 1);
    }
}
