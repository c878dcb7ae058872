//! Who hears what when a session changes under the feet of those in its line.

use super::*;
use crate::{
    dates::{self, operations::Proposed},
    sessions::State as Stands,
};

/// The mails that say that a session was called off, or that a place ended with it.
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
        open(&portal, by, id, "72").await.unwrap();
        let [vera, wim, lies, other] = <[_; 4]>::try_from(all_willing(&portal, 4).await).unwrap();
        ask(&portal, &vera.actor, id).await.unwrap();
        accept(&portal, &vera.actor, id, &agreed(1)).await.unwrap();
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
        // Who waited for a seat is told of that place.
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
        accept(&portal, &vera.actor, id, &agreed(1)).await.unwrap();
        cancel(&portal, &room.board.actor, id, "Storm").await.unwrap();
        assert_eq!((farewells(&portal, &vera).await, farewells(&portal, &room.board).await), (0, 0));
        assert!(matches!(mails(&portal, &vera).await[..], [.., Mail::SessionInvite { .. }]));
    }
}
