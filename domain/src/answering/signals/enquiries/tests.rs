//! Enquiries from asking to the last word, on both engines.

use super::{
    CALL_PARTS, Judged, judged,
    operations::{AskForm, CallForm, ask, ask_for_call, judge},
    queries,
};
use crate::{
    Actor, Conflict, Error, Portal, Problem, Result,
    answering::{
        channels::{
            ChannelKind,
            operations::{ChannelForm, change},
        },
        signals::{
            State,
            operations::{EndForm, accept, end, forward, stop_clock},
            queries::{self as signals, List},
            reminders,
            tests::{Stage, signals_to},
        },
    },
    base::{ids::SignalId, outbox::Mail},
    execute, on_both_engines,
    people::{
        accounts::testing::mails,
        departments::operations::{DepartmentForm, add},
    },
    rounds::contributions::{
        Verdict,
        testing::{Someone, member},
    },
    transaction,
};
use proptest::prelude::*;

fn form(words: &str, shown_as: &str) -> AskForm {
    AskForm {
        words: words.to_owned(),
        shown_as: shown_as.to_owned(),
        form_key: words.to_owned(),
    }
}

async fn answer(portal: &Portal, by: &Someone, id: SignalId, words: &str) {
    let typed = EndForm {
        state: "answered".to_owned(),
        outcome: words.to_owned(),
        ..EndForm::default()
    };
    end(portal, &by.actor, id, &typed).await.unwrap();
}

on_both_engines! {
    async fn a_question_goes_to_who_knows_is_answered_and_judged(portal: Portal) {
        let stage = Stage::set(&portal).await;
        signals_to(&portal, "levering", stage.desk).await;
        let wim = member(&portal, "Wim", "").await.unwrap();
        let words = "Ik betaalde 34,47 euro. Waarvoor, en wanneer komt de levering?";
        let id = ask(&portal, &wim.actor, &form(words, "name")).await.unwrap();
        let same = ask(&portal, &wim.actor, &form(words, "name")).await.unwrap();
        assert_eq!(id, same, "the same form sent twice");

        let told = signals::list(&portal, &stage.bea.actor, List::Department, None).await.unwrap();
        assert_eq!((told.lines.len(), told.lines[0].filer.as_str()), (1, ""), "the department reads no name");
        assert!(signals::one(&portal, &stage.sam.actor, id).await.is_err(), "another department");
        accept(&portal, &stage.bea.actor, id).await.unwrap();
        let own = signals::one(&portal, &stage.bea.actor, id).await.unwrap();
        assert_eq!((own.signal.filer.as_str(), own.may_stop), ("Wim", false));
        assert!(stop_clock(&portal, &stage.bea.actor, id).await.is_err());
        let ben = signals::one(&portal, &stage.ben.actor, id).await.unwrap();
        assert_eq!(ben.signal.filer, "");

        let early = judge(&portal, &wim.actor, id, "yes", "").await;
        assert!(matches!(early, Err(Error::Conflict(Conflict::NotAnswered))));
        answer(&portal, &stage.bea, id, "Voor uw jaarrekening.").await;
        assert!(mails(&portal, wim.account).await.unwrap().contains(&Mail::EnquiryAnswered { signal: id }));
        let (enquiry, replies) = queries::one(&portal, &wim.actor, id).await.unwrap();
        assert!(enquiry.awaits_verdict());
        assert_eq!((replies.len(), replies[0].written_by.as_str()), (1, "Bea"));
        let empty = judge(&portal, &wim.actor, id, "no", " ").await;
        match empty {
            Err(Error::Invalid(errors)) => assert_eq!(errors.of("reason"), Some(&Problem::Missing)),
            other => panic!("{other:?}"),
        }

        assert_eq!(judge(&portal, &wim.actor, id, "no", "En de levering?").await.unwrap(), Judged::Reopened);
        assert_eq!(judge(&portal, &wim.actor, id, "no", "En de levering?").await.unwrap(), Judged::Reopened, "sent twice");
        assert!(mails(&portal, stage.bea.account).await.unwrap().contains(&Mail::EnquiryRefused { signal: id }));
        let again = signals::one(&portal, &stage.bea.actor, id).await.unwrap();
        assert!(again.may_end && again.replies[0].verdict_reason == "En de levering?");

        answer(&portal, &stage.bea, id, "Volgende week.").await;
        assert_eq!(judge(&portal, &wim.actor, id, "no", "Welke dag?").await.unwrap(), Judged::ToConscience);
        assert!(mails(&portal, stage.conscience.account).await.unwrap().contains(&Mail::EnquiryRefused { signal: id }));
        assert!(signals::one(&portal, &stage.bea.actor, id).await.is_err(), "it left the department");
        answer(&portal, &stage.conscience, id, "Dinsdag.").await;
        assert_eq!(judge(&portal, &wim.actor, id, "no", "Te laat.").await.unwrap(), Judged::Noted);
        let (enquiry, replies) = queries::one(&portal, &wim.actor, id).await.unwrap();
        assert_eq!((enquiry.is_refused(), enquiry.refusals, replies.len()), (true, 3, 3));
        let more = judge(&portal, &wim.actor, id, "yes", "").await;
        assert!(matches!(more, Err(Error::Conflict(Conflict::AlreadyJudged))));
    }

    async fn what_is_for_the_conscience_only_reaches_nobody_else(portal: Portal) {
        let stage = Stage::set(&portal).await;
        signals_to(&portal, "balie", stage.desk).await;
        let wim = member(&portal, "Wim", "").await.unwrap();
        let id = ask(&portal, &wim.actor, &form("Aan de balie werd ik uitgelachen.", "conscience")).await.unwrap();
        for who in [&stage.bea, &stage.ben, &stage.sam] {
            assert!(signals::one(&portal, &who.actor, id).await.is_err());
        }
        let told = signals::list(&portal, &stage.bea.actor, List::Department, None).await.unwrap();
        assert!(told.lines.is_empty());
        let waiting = signals::waiting(&portal, &stage.conscience.actor).await.unwrap();
        assert_eq!(waiting.nowhere, 1);
        let desk = stage.desk.to_string();
        assert!(matches!(forward(&portal, &stage.conscience.actor, id, &desk).await, Err(Error::Forbidden)));
        let found = signals::one(&portal, &stage.conscience.actor, id).await.unwrap();
        assert_eq!((found.signal.filer.as_str(), found.may_end), ("Wim", true));
        answer(&portal, &stage.conscience, id, "Dat had niet gemogen.").await;
        assert_eq!(judge(&portal, &wim.actor, id, "no", "Wie zegt sorry?").await.unwrap(), Judged::Reopened);
        assert!(signals::one(&portal, &stage.bea.actor, id).await.is_err());
        assert!(signals::one(&portal, &stage.conscience.actor, id).await.unwrap().may_end);
    }

    async fn who_wants_to_be_called_is_called_in_the_time_that_they_chose(portal: Portal) {
        let stage = Stage::set(&portal).await;
        signals_to(&portal, "meter", stage.desk).await;
        let wim = member(&portal, "Wim", "").await.unwrap();
        let typed = |phone: &str, from: &str| CallForm {
            phone: phone.to_owned(), from: from.to_owned(), words: "Mijn meter".to_owned(), form_key: from.to_owned(),
        };
        let times = queries::call_times(&portal, &wim.actor).await.unwrap();
        assert_eq!(times.parts.len(), CALL_PARTS);
        let (from, to) = times.parts[1];
        for (phone, when, field) in [("bel maar", "", "phone"), ("0612345678", "7", "from"), ("0612345678", "x", "from")] {
            match ask_for_call(&portal, &wim.actor, &typed(phone, when)).await {
                Err(Error::Invalid(errors)) => assert!(errors.of(field).is_some(), "{field}"),
                other => panic!("{other:?}"),
            }
        }
        let id = ask_for_call(&portal, &wim.actor, &typed("06-12345678", &from.0.to_string())).await.unwrap();
        let found = signals::one(&portal, &stage.ben.actor, id).await.unwrap().signal;
        assert_eq!((found.reach.as_str(), found.call_from, found.due_at), ("06-12345678", Some(from), to));
        assert_eq!(found.filer, "", "the department reads the number, and the name when somebody takes it up");
        accept(&portal, &stage.bea.actor, id).await.unwrap();
        assert!(queries::one(&portal, &wim.actor, id).await.unwrap().0.waits_for_call());
        answer(&portal, &stage.bea, id, "Gebeld: de meter is goed.").await;
        let found = signals::one(&portal, &stage.bea.actor, id).await.unwrap().signal;
        assert_eq!(found.reach, "", "the number is forgotten");
        let soon = ask_for_call(&portal, &wim.actor, &typed("06-12345678", "")).await.unwrap();
        let soon = signals::one(&portal, &stage.ben.actor, soon).await.unwrap().signal;
        assert_eq!((soon.call_from, soon.due_at), (None, times.due_at));
    }

    async fn who_goes_back_and_chooses_better_is_heard(portal: Portal) {
        let stage = Stage::set(&portal).await;
        signals_to(&portal, "duur", stage.desk).await;
        let wim = member(&portal, "Wim", "").await.unwrap();
        let id = ask(&portal, &wim.actor, &form("Te duur.", "name")).await.unwrap();
        assert!(signals::one(&portal, &stage.bea.actor, id).await.is_ok());
        assert_eq!(ask(&portal, &wim.actor, &form("Te duur.", "conscience")).await.unwrap(), id);
        assert!(signals::one(&portal, &stage.bea.actor, id).await.is_err(), "from now on for the conscience only");
        ask(&portal, &wim.actor, &form("Te duur.", "name")).await.unwrap();
        assert!(signals::one(&portal, &stage.bea.actor, id).await.is_err(), "never looser again");

        let call = |phone: &str, from: &str| CallForm {
            phone: phone.to_owned(), from: from.to_owned(), words: "Te duur, bel mij.".to_owned(), form_key: "k".to_owned(),
        };
        let (from, to) = queries::call_times(&portal, &wim.actor).await.unwrap().parts[0];
        let id = ask_for_call(&portal, &wim.actor, &call("0612345678", "")).await.unwrap();
        assert_eq!(ask_for_call(&portal, &wim.actor, &call("0687654321", &from.0.to_string())).await.unwrap(), id);
        let found = signals::one(&portal, &stage.bea.actor, id).await.unwrap().signal;
        assert_eq!((found.reach.as_str(), found.call_from, found.due_at), ("0687654321", Some(from), to));

        for more in 0..18 {
            ask(&portal, &wim.actor, &form(&format!("Vraag {more}"), "name")).await.unwrap();
        }
        let over = ask(&portal, &wim.actor, &form("Nog een", "name")).await;
        assert!(matches!(over, Err(Error::Conflict(Conflict::EnoughToday))), "{over:?}");
        ask(&portal, &wim.actor, &form("Vraag 17", "name")).await.expect("the last one, sent twice");
    }

    async fn where_nobody_works_the_conscience_finds_it(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let typed = DepartmentForm { division: "Klant".to_owned(), name: "Leeg".to_owned(), kind: "other".to_owned() };
        let empty = add(&portal, &Actor::Portal, &typed).await.unwrap();
        signals_to(&portal, "rekening", empty).await;
        let wim = member(&portal, "Wim", "").await.unwrap();
        let id = ask(&portal, &wim.actor, &form("Mijn rekening klopt niet.", "name")).await.unwrap();
        let (told, _) = queries::one(&portal, &wim.actor, id).await.unwrap();
        assert_eq!(told.department, None, "nobody there answers");
        assert_eq!(signals::waiting(&portal, &stage.conscience.actor).await.unwrap().nowhere, 1);
        let due_at = told.due_at;
        reminders::warn(&portal, id, due_at).await.unwrap();
        assert!(mails(&portal, stage.conscience.account).await.unwrap().contains(&Mail::SignalDue { signal: id }));
        forward(&portal, &stage.conscience.actor, id, &stage.desk.to_string()).await.unwrap();
        assert_eq!(signals::waiting(&portal, &stage.conscience.actor).await.unwrap().nowhere, 0);
    }

    async fn what_the_conscience_took_over_stays_with_the_conscience(portal: Portal) {
        let stage = Stage::set(&portal).await;
        signals_to(&portal, "duur", stage.desk).await;
        let wim = member(&portal, "Wim", "").await.unwrap();
        let id = ask(&portal, &wim.actor, &form("Te duur.", "name")).await.unwrap();
        accept(&portal, &stage.bea.actor, id).await.unwrap();
        for words in ["Nee.", "Nog steeds."] {
            answer(&portal, &stage.bea, id, "Het is wat het is.").await;
            judge(&portal, &wim.actor, id, "no", words).await.unwrap();
        }
        let to = stage.desk.to_string();
        let sent_on = forward(&portal, &stage.conscience.actor, id, &to).await;
        assert!(matches!(sent_on, Err(Error::Forbidden)), "{sent_on:?}");
        answer(&portal, &stage.conscience, id, "U hebt gelijk.").await;
        let before = mails(&portal, stage.conscience.account).await.unwrap().len();
        assert_eq!(judge(&portal, &wim.actor, id, "no", "Te laat.").await.unwrap(), Judged::Noted);
        assert_eq!(mails(&portal, stage.conscience.account).await.unwrap().len(), before + 1, "the conscience reads it");
        let counted = signals::reactions(&portal).await.unwrap();
        assert_eq!((counted[0].in_time, counted[0].all), (3, 3), "each answer by its own clock");
    }

    async fn nobody_answers_their_own_question(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let wim = member(&portal, "Wim", "").await.unwrap();
        let done: Result<u64> = transaction!(portal.db, tx => {
            execute!(tx, "update conscience_mandates set account_id = $1 where ends_at is null", wim.account)
        });
        done.unwrap();
        let kept = ask(&portal, &wim.actor, &form("Geheim", "conscience")).await;
        assert!(matches!(kept, Err(Error::Invalid(_))), "{kept:?}");
        signals_to(&portal, "duur", stage.desk).await;
        let id = ask(&portal, &wim.actor, &form("Te duur.", "name")).await.unwrap();
        accept(&portal, &stage.bea.actor, id).await.unwrap();
        for words in ["Nee.", "Nog steeds."] {
            answer(&portal, &stage.bea, id, "Het is wat het is.").await;
            judge(&portal, &wim.actor, id, "no", words).await.unwrap();
        }
        assert!(signals::one(&portal, &stage.bea.actor, id).await.unwrap().may_end, "it stays with whoever answered");
    }

    async fn where_the_telephone_is_not_offered_nobody_is_promised_a_call(portal: Portal) {
        Stage::set(&portal).await;
        let wim = member(&portal, "Wim", "").await.unwrap();
        let none = ChannelForm { offered: "no".to_owned(), count: "1".to_owned(), unit: "days".to_owned(), ..ChannelForm::default() };
        change(&portal, &Actor::Portal, ChannelKind::Phone, &none).await.unwrap();
        assert!(!queries::call_times(&portal, &wim.actor).await.unwrap().is_offered);
        let typed = CallForm { phone: "0612345678".to_owned(), words: "Bel".to_owned(), ..CallForm::default() };
        let refused = ask_for_call(&portal, &wim.actor, &typed).await;
        assert!(matches!(refused, Err(Error::Conflict(Conflict::NotOpen))), "{refused:?}");
        let portal_without_hours = change(&portal, &Actor::Portal, ChannelKind::Portal, &none).await;
        assert!(matches!(portal_without_hours, Err(Error::Invalid(_))), "members can always ask");
    }

    async fn with_the_group_only_nobody_reads_the_name(portal: Portal) {
        let stage = Stage::set(&portal).await;
        signals_to(&portal, "duur", stage.desk).await;
        let wim = member(&portal, "Wim", "").await.unwrap();
        let id = ask(&portal, &wim.actor, &form("Te duur. Bel 0612345678.", "segment")).await.unwrap();
        accept(&portal, &stage.bea.actor, id).await.unwrap();
        for who in [&stage.bea, &stage.ben, &stage.conscience] {
            let found = signals::one(&portal, &who.actor, id).await.unwrap().signal;
            assert_eq!(found.filer, "");
            assert!(!found.words.contains("0612345678"), "a telephone number is covered");
        }
        let mine = signals::waiting(&portal, &stage.bea.actor).await.unwrap().mine;
        assert_eq!(mine[0].filer, "");
        let (mine, _) = queries::mine(&portal, &wim.actor, None).await.unwrap();
        assert_eq!((mine.len(), mine[0].owner.as_deref()), (1, Some("Bea")));
        let other = member(&portal, "Vera", "").await.unwrap();
        assert!(matches!(queries::one(&portal, &other.actor, id).await, Err(Error::NotFound)));
        assert!(matches!(ask(&portal, &stage.bea.actor, &form("Hoi", "name")).await, Err(Error::Forbidden)));
    }
}

proptest! {
    #[test]
    fn whoever_answers_and_judges_in_whatever_order_the_first_no_opens_it_the_second_goes_up_and_the_third_stays(
        steps in proptest::collection::vec((any::<bool>(), prop::sample::select(Verdict::ALL)), 0..20),
    ) {
        let (mut state, mut refusals, mut given) = (State::Open, 0, None);
        for (answers, verdict) in steps {
            if answers && state == State::Open {
                (state, given) = (State::Answered, None);
                continue;
            }
            match judged(state, refusals, given, verdict) {
                Ok(after) => {
                    prop_assert!(state != State::Open && given.is_none());
                    given = Some(verdict);
                    refusals += i64::from(verdict == Verdict::No);
                    let opens = matches!(after, Judged::Reopened | Judged::ToConscience);
                    prop_assert_eq!(opens, verdict == Verdict::No && refusals <= 2);
                    prop_assert_eq!(after == Judged::ToConscience, verdict == Verdict::No && refusals == 2);
                    if opens {
                        state = State::Open;
                    }
                }
                Err(_) => prop_assert!(state == State::Open || given.is_some()),
            }
        }
    }
}
