//! Answers about the moment of the session count in the draw for its seats.

use super::*;
use crate::boardroom::{
    arranging::{
        operations::set_date,
        polls::{Anyway, settle},
    },
    dates::{
        Answer,
        operations::{AvailabilityForm, Proposed, answer, ask as ask_dates},
        queries::find,
    },
};

/// A session whose date was settled in a poll with these answers.
async fn settled(portal: &Portal, room: &Boardroom, said: &[(&Someone, &str)]) -> SessionId {
    let by = &room.board.actor;
    let id = session(portal, room).await.unwrap();
    resize(portal, room, id, 2).await;
    let people: Vec<_> = said.iter().map(|(who, _)| *who).collect();
    let asked = in_segment(portal, "Gevraagd", &people).await;
    let proposed = Proposed {
        moments: vec![("2026-03-16".to_owned(), "14:00".to_owned())],
        segments: vec![asked.to_string()],
        instead_of: String::new(),
    };
    ask_dates(portal, by, id, &proposed).await.unwrap();
    let mine = find(portal, by, id).await.unwrap().mine.unwrap();
    let option = mine.answers[0].0.id;
    for (who, said) in said {
        let said = AvailabilityForm {
            answers: vec![(option.to_string(), (*said).to_owned())],
            zone: String::new(),
        };
        answer(portal, &who.actor, id, &said).await.unwrap();
    }
    settle(portal, by, id, option, &Anyway::default())
        .await
        .unwrap();
    id
}

on_both_engines! {
    async fn who_can_not_come_then_is_not_drawn_and_may_ask_all_the_same(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let by = &room.board.actor;
        let people = all_willing(&portal, 5).await;
        let said = [(&people[0], "no"), (&people[1], "yes"), (&people[2], "if_need_be"), (&people[3], "no")];
        let id = settled(&portal, &room, &said).await;
        draw(&portal, by, id, &usual()).await.unwrap();
        let found = queries::arranging(&portal, by, id).await.unwrap();
        let mut drawn: Vec<_> = found.suggestions.iter().map(|one| Some(one.member_id)).collect();
        drawn.sort_unstable();
        assert_eq!(drawn, [people[1].member, people[2].member, people[4].member]);
        let told = found.said.unwrap();
        let said = [Some(&Answer::Yes), Some(&Answer::IfNeedBe), None];
        assert_eq!([1, 2, 4].map(|one: usize| told.get(&people[one].account)), said);
        assert_eq!(found.can_not, 2);

        // A member who asks has changed their mind.
        send(&portal, by, id).await.unwrap();
        assert_eq!(queries::own(&portal, &people[0].actor, id).await.unwrap().refused, None);
        assert_eq!(ask(&portal, &people[0].actor, id).await.unwrap(), SeatOutcome::Waiting(2));
    }

    async fn what_was_said_of_another_moment_plays_no_part(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let by = &room.board.actor;
        let people = all_willing(&portal, 2).await;
        let id = settled(&portal, &room, &[(&people[0], "no"), (&people[1], "yes")]).await;
        set_date(&portal, by, id, ("2026-03-17", "14:00"), "Dat past beter.").await.unwrap();
        draw(&portal, by, id, &usual()).await.unwrap();
        let found = queries::arranging(&portal, by, id).await.unwrap();
        assert_eq!((found.suggestions.len(), found.said, found.can_not), (2, None, 0));
    }

    async fn who_can_not_come_then_is_not_told_that_they_can_ask(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let by = &room.board.actor;
        let people = all_willing(&portal, 2).await;
        let id = settled(&portal, &room, &[(&people[0], "no"), (&people[1], "yes")]).await;
        open(&portal, by, id, "72").await.unwrap();
        let told = |mails: Vec<Mail>| mails.contains(&Mail::SeatsOpened { session: id });
        assert!(!told(mails(&portal, &people[0]).await) && told(mails(&portal, &people[1]).await));
        assert_eq!(ask(&portal, &people[0].actor, id).await.unwrap(), SeatOutcome::Seat);
    }
}
