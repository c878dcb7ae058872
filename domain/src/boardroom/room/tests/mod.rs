//! Rooms on both engines: who enters, what counts, and the events and their order.

mod closing;

use super::{
    MOST_QUESTIONS, RoomRound, Speaker,
    events::{self, Kind},
    operations::{
        ClosingForm, HeardForm, QuestionForm, ask, attend, close, hear, mark, move_round,
        put_on_screen, speak, support,
    },
    queries::{self, enter, room},
};
use crate::{
    Actor, Conflict, Error, Portal, Problem, Result,
    base::ids::{QuestionInRoomId, SessionId},
    boardroom::seats::operations::leaving as seat_leaving,
    boardroom::{
        sessions::{
            self, Part,
            testing::{Boardroom, boardroom, dated},
        },
        taking_part,
    },
    lifecycle::leaving::{self, operations::erase_me},
    on_both_engines,
    rounds::contributions::testing::{Someone, member},
    transaction,
};

struct Held {
    room: Boardroom,
    id: SessionId,
    vera: Someone,
    wim: Someone,
}

async fn join(portal: &Portal, id: SessionId, someone: &Someone) {
    let now = portal.now();
    let joined: Result<()> = transaction!(portal.db, tx => {
        taking_part::join(tx, now, id, someone.account, Part::Customer).await
    });
    joined.unwrap();
}

async fn held(portal: &Portal) -> Held {
    let room = boardroom(portal).await.unwrap();
    let id = dated(portal, &room).await.unwrap();
    let vera = member(portal, "Vera", "").await.unwrap();
    let wim = member(portal, "Wim", "").await.unwrap();
    join(portal, id, &vera).await;
    join(portal, id, &wim).await;
    Held {
        room,
        id,
        vera,
        wim,
    }
}

fn typed(text: &str, shown_as: &str) -> QuestionForm {
    QuestionForm {
        text: text.to_owned(),
        shown_as: shown_as.to_owned(),
    }
}

impl Held {
    async fn to(&self, portal: &Portal, from: &str, to: &str) {
        let lead = &self.room.facilitator.actor;
        move_round(portal, lead, self.id, from, to, "20")
            .await
            .unwrap();
    }

    async fn asked(&self, portal: &Portal, text: &str) -> QuestionInRoomId {
        ask(portal, &self.vera.actor, self.id, &typed(text, "segment"))
            .await
            .unwrap();
        let room = room(portal, self.id).await.unwrap();
        room.questions
            .iter()
            .find(|one| one.text == text)
            .unwrap()
            .id
    }
}

on_both_engines! {
    async fn only_who_takes_part_or_leads_enters(portal: Portal) {
        let held = held(&portal).await;
        let stranger = member(&portal, "Xander", "").await.unwrap();
        for (actor, leads) in [
            (&held.vera.actor, false),
            (&held.room.board.actor, true),
            (&held.room.facilitator.actor, true),
            (&held.room.secretary.actor, true),
        ] {
            assert_eq!(enter(&portal, actor, held.id).await.unwrap().leads, leads);
        }
        for actor in [&stranger.actor, &held.room.outsider.actor, &Actor::Visitor] {
            assert!(matches!(enter(&portal, actor, held.id).await, Err(Error::NotFound)));
            let outcome = ask(&portal, actor, held.id, &typed("Mag ik?", "name")).await;
            assert!(matches!(outcome, Err(Error::NotFound)));
        }
        let moved = move_round(&portal, &held.vera.actor, held.id, "before", "one", "20").await;
        assert!(matches!(moved, Err(Error::Forbidden)));
        let now = portal.now();
        let left: Result<()> = transaction!(portal.db, tx => {
            seat_leaving::leave(tx, now, held.id, held.vera.account).await
        });
        left.unwrap();
        assert!(matches!(enter(&portal, &held.vera.actor, held.id).await, Err(Error::NotFound)));
    }

    async fn people_speak_in_their_round_and_are_shown_as_they_chose(portal: Portal) {
        let held = held(&portal).await;
        let early = ask(&portal, &held.vera.actor, held.id, &typed("Nu al?", "name")).await;
        assert!(matches!(early, Err(Error::Conflict(Conflict::NotOpen))));
        held.to(&portal, "before", "one").await;
        let staff = ask(&portal, &held.room.board.actor, held.id, &typed("Waarom?", "")).await;
        assert!(matches!(staff, Err(Error::Conflict(Conflict::NotOpen))));
        ask(&portal, &held.vera.actor, held.id, &typed("Met naam?", "name")).await.unwrap();
        ask(&portal, &held.wim.actor, held.id, &typed("Zonder?", "segment")).await.unwrap();
        ask(&portal, &held.wim.actor, held.id, &typed("Zonder?", "segment")).await.unwrap();
        held.to(&portal, "one", "two").await;
        ask(&portal, &held.room.board.actor, held.id, &typed("Wat bedoelt u?", "")).await.unwrap();
        let seen = room(&portal, held.id).await.unwrap();
        let told: Vec<_> = seen.questions.iter().map(|one| (one.text.as_str(), one.speaker.clone(), one.part)).collect();
        assert_eq!(told, [
            ("Met naam?", Speaker::Name("Vera".to_owned()), Part::Customer),
            ("Zonder?", Speaker::Panel, Part::Customer),
            ("Wat bedoelt u?", Speaker::Name("Tom".to_owned()), Part::Staff),
        ]);
        assert_eq!((seen.round, seen.number), (RoomRound::Two, 5));
        assert_eq!(seen.round_ends_at, Some(portal.now().plus_minutes(20)));
    }

    async fn two_hundred_supports_at_once_count_once_each_and_events_have_no_gaps(portal: Portal) {
        let held = held(&portal).await;
        held.to(&portal, "before", "one").await;
        let question = held.asked(&portal, "Wie leest de rekening?").await;
        let mut members = Vec::new();
        for number in 0..100 {
            let one = member(&portal, &format!("Klant {number}"), "").await.unwrap();
            join(&portal, held.id, &one).await;
            members.push(one);
        }
        // Everybody presses twice.
        let presses = members.iter().chain(&members).map(|one| {
            let (portal, actor, id) = (portal.clone(), one.actor.clone(), held.id);
            tokio::spawn(async move { support(&portal, &actor, id, question, true).await })
        });
        for press in presses.collect::<Vec<_>>() {
            press.await.unwrap().unwrap();
        }
        let seen = room(&portal, held.id).await.unwrap();
        assert_eq!((seen.questions[0].supports, seen.number), (100, 102));
        let told = events::between(&portal, held.id, 0, i64::MAX).await.unwrap();
        let numbers: Vec<_> = told.iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, (1..=102).collect::<Vec<_>>());
        assert_eq!(told.iter().filter(|(_, kind)| *kind == Kind::Support).count(), 100);
        support(&portal, &members[0].actor, held.id, question, false).await.unwrap();
        support(&portal, &members[0].actor, held.id, question, false).await.unwrap();
        let seen = room(&portal, held.id).await.unwrap();
        assert_eq!((seen.questions[0].supports, seen.number), (99, 103));
        let own = support(&portal, &held.vera.actor, held.id, question, true).await;
        assert!(matches!(own, Err(Error::Forbidden)));
    }

    async fn what_is_hidden_leaves_the_screen_and_only_its_asker_reads_why(portal: Portal) {
        let held = held(&portal).await;
        held.to(&portal, "before", "one").await;
        let question = held.asked(&portal, "Wie is die man?").await;
        let lead = &held.room.facilitator.actor;
        put_on_screen(&portal, lead, held.id, Some(question)).await.unwrap();
        mark(&portal, lead, held.id, question, "listed", "").await.unwrap();
        assert_eq!(room(&portal, held.id).await.unwrap().shown().unwrap().id, question);
        let bare = mark(&portal, lead, held.id, question, "hidden", " ").await;
        assert!(matches!(bare, Err(Error::Invalid(_))));
        mark(&portal, lead, held.id, question, "hidden", "Dit gaat over een medewerker.").await.unwrap();
        let seen = room(&portal, held.id).await.unwrap();
        assert!(seen.questions.is_empty() && seen.shown().is_none());
        let own: Vec<_> = seen.own(held.vera.account).map(queries::Question::hidden_why).collect();
        assert_eq!(own, ["Dit gaat over een medewerker."]);
        assert_eq!(seen.own(held.wim.account).count(), 0);
        let gone = support(&portal, &held.wim.actor, held.id, question, true).await;
        assert!(matches!(gone, Err(Error::NotFound)));
        let shown = put_on_screen(&portal, lead, held.id, Some(question)).await;
        assert!(matches!(shown, Err(Error::NotFound)));
        mark(&portal, lead, held.id, question, "waiting", "").await.unwrap();
        assert_eq!(room(&portal, held.id).await.unwrap().questions.len(), 1);
    }

    async fn the_same_form_sent_twice_is_one_move(portal: Portal) {
        let held = held(&portal).await;
        let lead = &held.room.facilitator.actor;
        held.to(&portal, "before", "one").await;
        held.to(&portal, "before", "one").await;
        attend(&portal, lead, held.id, held.vera.account, true).await.unwrap();
        attend(&portal, lead, held.id, held.vera.account, true).await.unwrap();
        let seen = room(&portal, held.id).await.unwrap();
        assert_eq!(seen.number, 2);
        assert!(seen.people.iter().all(|one| one.attended() == (one.account_id == held.vera.account)));
        let late = move_round(&portal, lead, held.id, "before", "two", "20").await;
        assert!(matches!(late, Err(Error::Conflict(Conflict::ChangedMeanwhile))));
        let closed = move_round(&portal, lead, held.id, "one", "closed", "20").await;
        assert!(matches!(closed, Err(Error::Conflict(Conflict::NotOpen))));
    }
    async fn who_speaks_is_noted_as_there_and_can_be_ticked_after_the_closing(portal: Portal) {
        let held = held(&portal).await;
        let (lead, secretary) = (&held.room.facilitator.actor, &held.room.secretary.actor);
        let there = async || {
            let seen = room(&portal, held.id).await.unwrap();
            let names = seen.people.iter().filter(|one| one.attended());
            names.map(|one| one.name.clone()).collect::<Vec<_>>()
        };
        held.to(&portal, "before", "one").await;
        let question = held.asked(&portal, "Wie leest dit?").await;
        support(&portal, &held.wim.actor, held.id, question, true).await.unwrap();
        assert_eq!(there().await, Vec::<String>::new(), "a tick beside a question would tell who asked it");
        held.to(&portal, "one", "one").await;
        assert_eq!(there().await, Vec::<String>::new(), "the clock alone is no change of round");
        held.to(&portal, "one", "two").await;
        assert_eq!(there().await, ["Vera", "Wim"]);
        attend(&portal, lead, held.id, held.wim.account, false).await.unwrap();
        held.to(&portal, "two", "three").await;
        assert_eq!(there().await, ["Vera"], "of whom it was said that they are not there");
        attend(&portal, lead, held.id, held.wim.account, true).await.unwrap();
        let heard = HeardForm { heard: "De rekening is te lang.".to_owned(), ..HeardForm::default() };
        hear(&portal, &held.room.board.actor, held.id, &heard).await.unwrap();
        mark(&portal, lead, held.id, question, "answered", "").await.unwrap();
        held.to(&portal, "three", "closing").await;
        assert_eq!(there().await, ["Tom", "Vera", "Wim"]);
        close(&portal, lead, held.id, &ClosingForm::default()).await.unwrap();

        attend(&portal, secretary, held.id, held.wim.account, false).await.unwrap();
        assert_eq!(there().await, ["Tom", "Vera"]);
        let customer = attend(&portal, &held.vera.actor, held.id, held.wim.account, true).await;
        assert!(matches!(customer, Err(Error::Forbidden)));
        let ends_at = sessions::queries::find(&portal, lead, held.id).await.unwrap().session.ends_at().unwrap();
        portal.clock.set(ends_at.plus_days(29));
        attend(&portal, lead, held.id, held.wim.account, true).await.unwrap();
        assert!(room(&portal, held.id).await.unwrap().may_tick);
        portal.clock.set(ends_at.plus_days(30));
        let late = attend(&portal, lead, held.id, held.wim.account, false).await;
        assert!(matches!(late, Err(Error::Conflict(Conflict::SessionEnded))));
        assert!(!room(&portal, held.id).await.unwrap().may_tick);
    }

    async fn the_same_words_with_a_stricter_choice_hide_the_name_and_never_show_it(portal: Portal) {
        let held = held(&portal).await;
        held.to(&portal, "before", "one").await;
        let vera = &held.vera.actor;
        ask(&portal, vera, held.id, &typed("Van wie?", "name")).await.unwrap();
        ask(&portal, vera, held.id, &typed("Van wie?", "segment")).await.unwrap();
        let seen = room(&portal, held.id).await.unwrap();
        assert_eq!((seen.questions[0].speaker.clone(), seen.questions.len(), seen.number), (Speaker::Panel, 1, 3));
        ask(&portal, vera, held.id, &typed("Van wie?", "name")).await.unwrap();
        let seen = room(&portal, held.id).await.unwrap();
        assert_eq!((seen.questions[0].speaker.clone(), seen.number), (Speaker::Panel, 3));
    }

    async fn one_person_asks_so_many_questions(portal: Portal) {
        let held = held(&portal).await;
        held.to(&portal, "before", "one").await;
        for number in 0..MOST_QUESTIONS {
            held.asked(&portal, &format!("Vraag {number}?")).await;
        }
        let more = ask(&portal, &held.vera.actor, held.id, &typed("En dit?", "name")).await;
        let Err(Error::Invalid(errors)) = more else { panic!("{more:?}") };
        assert_eq!(errors.of("text"), Some(&Problem::TooMany(MOST_QUESTIONS)));
        held.asked(&portal, "Vraag 3?").await;
        ask(&portal, &held.wim.actor, held.id, &typed("En dit?", "name")).await.unwrap();
        assert_eq!(room(&portal, held.id).await.unwrap().questions.len(), MOST_QUESTIONS + 1);
    }

    async fn who_looks_at_a_room_is_told_that_somebody_was_erased(portal: Portal) {
        let held = held(&portal).await;
        held.to(&portal, "before", "one").await;
        let question = held.asked(&portal, "Wie is dat?").await;
        support(&portal, &held.wim.actor, held.id, question, true).await.unwrap();
        let before = room(&portal, held.id).await.unwrap().number;
        let sure = leaving::operations::ErasureForm { sure: "yes".to_owned(), word: "wissen".to_owned() };
        erase_me(&portal, &held.vera.actor, &sure).await.unwrap();
        let seen = room(&portal, held.id).await.unwrap();
        assert_eq!((seen.number, seen.questions.len()), (before + 1, 0));
        erase_me(&portal, &held.wim.actor, &sure).await.unwrap();
        let told = events::between(&portal, held.id, before, i64::MAX).await.unwrap();
        assert_eq!(told, [(before + 1, Kind::Marked), (before + 2, Kind::Marked)]);
    }

    async fn the_time_that_people_speak_is_counted_for_one_at_a_time(portal: Portal) {
        let held = held(&portal).await;
        let (lead, board) = (&held.room.facilitator.actor, held.room.board.account);
        let (vera, wim) = (held.vera.account, held.wim.account);
        let early = speak(&portal, lead, held.id, vera, true).await;
        assert!(matches!(early, Err(Error::Conflict(Conflict::NotOpen))));
        held.to(&portal, "before", "one").await;
        let own = speak(&portal, &held.vera.actor, held.id, vera, true).await;
        assert!(matches!(own, Err(Error::Forbidden)));
        let stranger = speak(&portal, lead, held.id, held.room.outsider.account, true).await;
        assert!(matches!(stranger, Err(Error::NotFound)));
        assert_eq!(room(&portal, held.id).await.unwrap().customers_share(), None);
        let minutes = async |account, minutes| {
            speak(&portal, lead, held.id, account, true).await.unwrap();
            // The same press twice is one.
            speak(&portal, lead, held.id, account, true).await.unwrap();
            portal.clock.set(portal.now().plus_minutes(minutes));
        };
        minutes(vera, 2).await;
        minutes(board, 1).await;
        minutes(wim, 1).await;
        minutes(vera, 1).await;
        let seen = room(&portal, held.id).await.unwrap();
        assert_eq!((seen.speaker, seen.customers_share()), (Some(vera), Some(80)));
        assert_eq!((seen.share_of(vera), seen.share_of(board)), (Some(60), Some(20)));
        speak(&portal, lead, held.id, vera, false).await.unwrap();
        portal.clock.set(portal.now().plus_minutes(9));
        assert_eq!(room(&portal, held.id).await.unwrap().customers_share(), Some(80), "a silence is nobody's");
        // A round ends the time of whoever speaks in it.
        minutes(board, 5).await;
        held.to(&portal, "one", "two").await;
        portal.clock.set(portal.now().plus_minutes(9));
        let seen = room(&portal, held.id).await.unwrap();
        assert_eq!((seen.speaker, seen.customers_share()), (None, Some(40)));
        let sure = leaving::operations::ErasureForm { sure: "yes".to_owned(), word: "wissen".to_owned() };
        erase_me(&portal, &held.vera.actor, &sure).await.unwrap();
        assert_eq!(room(&portal, held.id).await.unwrap().share_of(vera), Some(0));
    }
}
