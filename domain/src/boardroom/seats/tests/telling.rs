//! Mails to the people in the queue when a session changes.

use super::*;
use crate::{
    Timestamp,
    boardroom::{
        arranging::operations::set_date,
        dates::{self, operations::Proposed},
        seats::contents,
        sessions::State as Stands,
    },
    scalars,
};

/// The moments when work of this name is due, the first one first.
async fn due_at(portal: &Portal, event: &str) -> Vec<Timestamp> {
    let mut tx = portal.db.read().await.unwrap();
    let found: crate::Result<Vec<Timestamp>> = scalars!(
        tx,
        "select run_at from outbox where event like $1 and channel = 'task' order by run_at",
        event
    );
    found.unwrap()
}

/// Opens the seats of a session without a date, as an earlier release allowed.
async fn opened_without_a_date(portal: &Portal, id: SessionId, hours: i64) {
    let now = portal.now();
    let done: crate::Result<_> = transaction!(portal.db, tx => {
        super::super::store::open(tx, now, id, 0, hours).await
    });
    done.unwrap();
}

/// The mails that say that a session was cancelled, or that a place ended with it.
async fn farewells(portal: &Portal, who: &Someone) -> usize {
    let told = mails(portal, who).await.into_iter();
    told.filter(|mail| {
        matches!(
            mail,
            Mail::SessionCancelled { .. } | Mail::SeatWithdrawn { .. }
        )
    })
    .count()
}

on_both_engines! {
    async fn a_session_without_a_date_is_called_off_in_one_mail_to_each(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let by = &room.board.actor;
        let id = session(&portal, &room).await.unwrap();
        resize(&portal, &room, id, 1).await;
        assert_eq!(conflict(open(&portal, by, id, "72").await), Some(Conflict::NoDate));
        opened_without_a_date(&portal, id, 72).await;
        let [vera, wim, lies, other] = <[_; 4]>::try_from(all_willing(&portal, 4).await).unwrap();
        ask(&portal, &vera.actor, id).await.unwrap();
        accept(&portal, &vera.actor, id, "1").await.unwrap();
        ask(&portal, &wim.actor, id).await.unwrap();
        let segment = in_segment(&portal, "Huurders", &[&vera, &wim, &lies]).await;
        let proposed = Proposed {
            moments: vec![("2026-03-16".to_owned(), "14:00".to_owned())],
            segments: vec![segment.to_string()],
            instead_of: String::new(),
        };
        dates::operations::ask(&portal, by, id, &proposed).await.unwrap();
        cancel(&portal, by, id, "Storm").await.unwrap();
        let found = session_queries::find(&portal, by, id).await.unwrap().session;
        assert_eq!((found.state, found.starts_at), (Stands::Cancelled, None));
        let off = Mail::SessionCancelled { session: id };
        for one in [&vera, &lies, &room.board, &room.facilitator] {
            assert!(mails(&portal, one).await.contains(&off), "{one:?}");
            assert_eq!(farewells(&portal, one).await, 1);
        }
        // A member who waited for a seat gets the mail about that place.
        assert!(!mails(&portal, &wim).await.contains(&off));
        assert_eq!(farewells(&portal, &wim).await, 1);
        for one in [&other, &room.outsider] {
            assert_eq!(farewells(&portal, one).await, 0);
        }
        assert!(sessions::contents::cancelled(&portal, id).await.unwrap().is_some());
    }

    async fn a_session_with_a_date_is_called_off_by_calendar(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let id = with_seats(&portal, &room, 1).await;
        open(&portal, &room.board.actor, id, "72").await.unwrap();
        let vera = willing(&portal, "Vera").await;
        ask(&portal, &vera.actor, id).await.unwrap();
        accept(&portal, &vera.actor, id, "1").await.unwrap();
        cancel(&portal, &room.board.actor, id, "Storm").await.unwrap();
        assert_eq!((farewells(&portal, &vera).await, farewells(&portal, &room.board).await), (0, 0));
        assert!(matches!(mails(&portal, &vera).await[..], [.., Mail::SessionInvite { .. }]));
    }

    async fn who_can_ask_is_told_when_seats_open(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let id = with_seats(&portal, &room, 1).await;
        let [vera, wim, full] = <[_; 3]>::try_from(all_willing(&portal, 3).await).unwrap();
        let unwilling = others::member(&portal, "Niet", "").await.unwrap();
        let done: crate::Result<_> = transaction!(portal.db, tx => {
            execute!(tx, "update members set monthly_minutes = 0 where id = $1", full.member)
        });
        done.unwrap();
        for _ in 0..2 {
            open(&portal, &room.board.actor, id, "72").await.unwrap();
        }
        for one in [&vera, &wim] {
            assert_eq!(mails(&portal, one).await, [Mail::SeatsOpened { session: id }]);
        }
        for one in [&full, &unwilling] {
            assert!(mails(&portal, one).await.is_empty());
        }
        // A member who asked before the mail went out, or who is not willing any more, gets none.
        assert!(contents::opened(&portal, vera.account, id).await.unwrap().is_some());
        ask(&portal, &vera.actor, id).await.unwrap();
        say_willing(&portal, &wim.actor, "no").await.unwrap();
        for one in [&vera, &wim] {
            assert!(contents::opened(&portal, one.account, id).await.unwrap().is_none());
        }
    }

    async fn who_is_in_line_hears_of_the_date_and_no_offer_outlives_it(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let by = &room.board.actor;
        let id = session(&portal, &room).await.unwrap();
        resize(&portal, &room, id, 2).await;
        opened_without_a_date(&portal, id, 168).await;
        let [vera, wim, lies] = <[_; 3]>::try_from(all_willing(&portal, 3).await).unwrap();
        for one in [&vera, &wim, &lies] {
            ask(&portal, &one.actor, id).await.unwrap();
        }
        accept(&portal, &vera.actor, id, "1").await.unwrap();
        let mut dates = Vec::new();
        for (day, time) in [("2026-03-16", "14:00"), ("2026-03-05", "09:00")] {
            set_date(&portal, by, id, (day, time), "Dat past beter.").await.unwrap();
            let found = queries::arranging(&portal, by, id).await.unwrap();
            let (at, seats) = (found.session.starts_at.unwrap(), found.seats);
            dates.push(at);
            assert!(seats[1].expires_at.unwrap() <= at, "the offer outlives the beginning");
            for one in [&wim, &lies] {
                let told = mails(&portal, one).await;
                assert!(matches!(told.last(), Some(Mail::SeatMoved { starts_at, .. }) if *starts_at == at), "{told:?}");
            }
            assert!(!mails(&portal, &vera).await.iter().any(|mail| matches!(mail, Mail::SeatMoved { .. })), "her calendar tells her");
            let lapse = due_at(&portal, "seat:%:lapse:%").await;
            assert!(lapse.contains(&seats[1].expires_at.unwrap()));
        }
        // Old news is not mailed any more, nor news about a past session.
        let told = mails(&portal, &wim).await;
        let Some(Mail::SeatMoved { seat, .. }) = told.last() else { panic!("{told:?}") };
        let moved = |starts_at| contents::moved(&portal, wim.account, *seat, starts_at);
        assert!(moved(dates[0]).await.unwrap().is_none());
        let told = moved(dates[1]).await.unwrap().unwrap();
        assert_eq!(told.expires_at, Some(told.starts_at));
        decline(&portal, &wim.actor, id).await.unwrap();
        assert!(moved(dates[1]).await.unwrap().is_none());
    }

    async fn needs_are_forgotten_a_month_after_the_new_date_both_ways(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let by = &room.board.actor;
        let id = with_seats(&portal, &room, 1).await;
        open(&portal, by, id, "72").await.unwrap();
        let vera = willing(&portal, "Vera").await;
        ask(&portal, &vera.actor, id).await.unwrap();
        accept(&portal, &vera.actor, id, "1").await.unwrap();
        let lift = NeedsForm { access: "Een lift".to_owned(), ..NeedsForm::default() };
        change_needs(&portal, &vera.actor, id, &lift).await.unwrap();
        let event = format!("session:{id}:needs:%");
        for day in ["2026-03-06", "2026-05-04"] {
            set_date(&portal, by, id, (day, "14:00"), "Dat past beter.").await.unwrap();
            let found = queries::arranging(&portal, by, id).await.unwrap();
            let at = found.session.ends_at().unwrap().plus_days(30);
            assert!(due_at(&portal, &event).await.contains(&at));
        }
        // The task that was planned for an earlier date keeps the needs for the later one.
        let earlier = due_at(&portal, &event).await[0];
        portal.clock.set(earlier);
        forget_needs(&portal, id).await.unwrap();
        let found = queries::arranging(&portal, by, id).await.unwrap();
        assert_eq!(found.seats[0].access, "Een lift");
    }
}
