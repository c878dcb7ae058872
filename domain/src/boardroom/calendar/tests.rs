//! Calendars on both engines: who gets which message, with which number, and who reads whose calendar.

use super::{contents, operations, queries};
use crate::{
    Actor, Error, Portal, Result,
    base::{ids::SessionId, outbox::Mail},
    boardroom::seats::operations::leaving,
    boardroom::{
        arranging::operations::{cancel, change, set_date},
        sessions::{
            Part,
            testing::{Boardroom, boardroom, dated, session, take_part, typed},
        },
    },
    on_both_engines,
    people::accounts::testing::mails,
    rounds::contributions::testing::{self as others, Someone},
    transaction,
};

/// The numbers of the messages to somebody's calendar.
async fn numbers(portal: &Portal, who: &Someone) -> Vec<i64> {
    let mails = mails(portal, who.account).await.unwrap();
    let numbers = mails.into_iter().filter_map(|mail| match mail {
        Mail::SessionInvite { sequence, .. } => Some(sequence),
        _ => None,
    });
    numbers.collect()
}

async fn join(portal: &Portal, id: SessionId, who: &Someone) {
    take_part(portal, id, who.account, Part::Customer)
        .await
        .unwrap();
}

async fn leave(portal: &Portal, id: SessionId, who: &Someone) {
    let (now, account) = (portal.now(), who.account);
    let left: Result<()> = transaction!(portal.db, tx => {
        leaving::leave(tx, now, id, account).await
    });
    left.unwrap();
}

async fn move_to(portal: &Portal, room: &Boardroom, id: SessionId, place: &str, capacity: &str) {
    let mut new = typed(room.series, room.facilitator.account);
    new.staff = vec![room.board.account.to_string()];
    new.place = place.to_owned();
    new.capacity = capacity.to_owned();
    change(portal, &room.board.actor, id, &new).await.unwrap();
}

on_both_engines! {
    async fn everybody_is_told_once_of_each_change_that_a_calendar_shows(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let vera = others::member(&portal, "Vera", "").await.unwrap();
        let id = session(&portal, &room).await.unwrap();
        join(&portal, id, &vera).await;
        assert!(numbers(&portal, &vera).await.is_empty(), "there is no time yet");
        let by = &room.board.actor;
        set_date(&portal, by, id, ("2026-03-16", "14:00"), "Dat past beter.").await.unwrap();
        set_date(&portal, by, id, ("2026-03-16", "14:00"), "").await.unwrap();
        for who in [&vera, &room.board, &room.facilitator] {
            assert_eq!(numbers(&portal, who).await, [1]);
        }
        assert!(numbers(&portal, &room.outsider).await.is_empty());
        move_to(&portal, &room, id, "Raadzaal, Stationsplein 1", "20").await;
        assert_eq!(numbers(&portal, &vera).await, [1], "no calendar shows how many there is room for");
        move_to(&portal, &room, id, "Kantine", "20").await;
        move_to(&portal, &room, id, "Kantine", "20").await;
        assert_eq!(numbers(&portal, &vera).await, [1, 2]);
        cancel(&portal, by, id, "Er is een storing").await.unwrap();
        assert_eq!(numbers(&portal, &vera).await, [1, 2, 3]);
        assert!(contents::invite(&portal, vera.account, id, 2).await.unwrap().is_none(), "there is a newer one");
        let (entry, sent) = contents::invite(&portal, vera.account, id, 3).await.unwrap().unwrap();
        assert!(entry.cancelled && !sent.changes(), "none of the earlier ones was sent");
    }

    async fn who_leaves_and_comes_back_gets_higher_numbers_and_others_hear_nothing(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let vera = others::member(&portal, "Vera", "").await.unwrap();
        let id = dated(&portal, &room).await.unwrap();
        leave(&portal, id, &vera).await;
        assert!(numbers(&portal, &vera).await.is_empty(), "who never took part hears nothing");
        join(&portal, id, &vera).await;
        join(&portal, id, &vera).await;
        let (entry, sent) = contents::invite(&portal, vera.account, id, 1).await.unwrap().unwrap();
        assert!(!entry.cancelled && !sent.changes());
        leave(&portal, id, &vera).await;
        leave(&portal, id, &vera).await;
        let (entry, _) = contents::invite(&portal, vera.account, id, 2).await.unwrap().unwrap();
        assert!(entry.cancelled);
        join(&portal, id, &vera).await;
        let (entry, sent) = contents::invite(&portal, vera.account, id, 3).await.unwrap().unwrap();
        assert!(!entry.cancelled && !sent.changes(), "it is a new invitation");
        set_date(&portal, &room.board.actor, id, ("2026-03-17", "14:00"), "Dat past beter.").await.unwrap();
        assert_eq!(numbers(&portal, &vera).await, [1, 2, 3, 4]);
        assert_eq!(numbers(&portal, &room.board).await, [1, 2]);
    }

    async fn nobody_is_told_of_a_session_that_is_over(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let vera = others::member(&portal, "Vera", "").await.unwrap();
        let id = dated(&portal, &room).await.unwrap();
        portal.clock.set(portal.now().plus_days(30));
        join(&portal, id, &vera).await;
        leave(&portal, id, &vera).await;
        assert!(numbers(&portal, &vera).await.is_empty());
    }

    async fn a_private_address_gives_the_sessions_of_one_person_until_it_is_renewed_or_stopped(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let vera = others::member(&portal, "Vera", "").await.unwrap();
        let id = dated(&portal, &room).await.unwrap();
        dated(&portal, &room).await.unwrap();
        join(&portal, id, &vera).await;
        assert_eq!(queries::mine(&portal, &vera.actor).await.unwrap(), None);
        let old = operations::renew(&portal, &vera.actor).await.unwrap();
        let feed = queries::feed(&portal, old.secret()).await.unwrap();
        assert_eq!(feed.entries.len(), 1);
        assert_eq!((feed.entries[0].session.id, feed.entries[0].cancelled), (id, false));
        let staff = operations::renew(&portal, &room.board.actor).await.unwrap();
        assert_eq!(queries::feed(&portal, staff.secret()).await.unwrap().entries.len(), 2);
        cancel(&portal, &room.board.actor, id, "Er is een storing").await.unwrap();
        let new = operations::renew(&portal, &vera.actor).await.unwrap();
        assert!(matches!(queries::feed(&portal, old.secret()).await, Err(Error::NotFound)));
        let feed = queries::feed(&portal, new.secret()).await.unwrap();
        assert!(feed.entries[0].cancelled && feed.entries[0].sequence == 2);
        portal.clock.set(portal.now().plus_days(400));
        assert!(queries::feed(&portal, new.secret()).await.unwrap().entries.is_empty());
        operations::stop(&portal, &vera.actor).await.unwrap();
        operations::stop(&portal, &vera.actor).await.unwrap();
        assert!(matches!(queries::feed(&portal, new.secret()).await, Err(Error::NotFound)));
        assert!(matches!(operations::renew(&portal, &Actor::Visitor).await, Err(Error::Forbidden)));
    }

    async fn only_who_takes_part_has_an_entry_and_only_staff_see_a_month(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let vera = others::member(&portal, "Vera", "").await.unwrap();
        let id = dated(&portal, &room).await.unwrap();
        for who in [&vera, &room.outsider] {
            assert!(matches!(queries::invite(&portal, &who.actor, id).await, Err(Error::NotFound)));
        }
        join(&portal, id, &vera).await;
        assert_eq!(queries::invite(&portal, &vera.actor, id).await.unwrap().account, vera.account);
        let now = portal.now();
        let month = queries::between(&portal, &room.outsider.actor, now, now.plus_days(30)).await;
        assert_eq!(month.unwrap().len(), 1);
        let none = queries::between(&portal, &room.outsider.actor, now, now.plus_days(3)).await;
        assert!(none.unwrap().is_empty());
        let customer = queries::between(&portal, &vera.actor, now, now.plus_days(30)).await;
        assert!(matches!(customer, Err(Error::NotFound)));
    }
}
