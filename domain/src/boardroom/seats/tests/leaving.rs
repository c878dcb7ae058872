//! People who leave the panel or the organisation, or are not willing any more, lose their place as well.

use super::*;
use crate::{
    Role,
    boardroom::calendar,
    lifecycle::leaving::operations::{end_access, remove_member},
};

async fn administrator(portal: &Portal) -> Someone {
    others::staff(portal, "Anne", Role::Administrator)
        .await
        .unwrap()
}

async fn calendar_of(portal: &Portal, who: &Someone) -> String {
    let token = calendar::operations::renew(portal, &who.actor)
        .await
        .unwrap();
    token.secret().to_owned()
}

async fn is_closed(portal: &Portal, calendar: &str) -> bool {
    let read = calendar::queries::feed(portal, calendar).await;
    matches!(read, Err(Error::NotFound))
}

async fn customers(portal: &Portal, room: &Boardroom, id: SessionId) -> usize {
    let found = session_queries::find(portal, &room.board.actor, id).await;
    found.unwrap().customers
}

/// The number of messages to somebody's calendar.
async fn told(portal: &Portal, who: &Someone) -> usize {
    let told = mails(portal, who).await.into_iter();
    told.filter(|mail| matches!(mail, Mail::SessionInvite { .. }))
        .count()
}

on_both_engines! {
    async fn who_leaves_the_panel_passes_the_seat_on_and_reads_no_calendar(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let by = administrator(&portal).await;
        let id = with_seats(&portal, &room, 1).await;
        open(&portal, &room.board.actor, id, "72").await.unwrap();
        let [vera, wim, lies] = <[_; 3]>::try_from(all_willing(&portal, 3).await).unwrap();
        for one in [&vera, &wim, &lies] {
            ask(&portal, &one.actor, id).await.unwrap();
        }
        accept(&portal, &vera.actor, id, "1").await.unwrap();
        let calendar = calendar_of(&portal, &vera).await;
        assert_eq!((customers(&portal, &room, id).await, told(&portal, &vera).await), (1, 1));
        // Somebody who leaves while they wait is not offered the seat that becomes free.
        remove_member(&portal, &by.actor, wim.member.unwrap()).await.unwrap();
        remove_member(&portal, &by.actor, vera.member.unwrap()).await.unwrap();
        assert_eq!(stands(&portal, &lies, id).await.0, Some(State::Offered));
        let seats = queries::arranging(&portal, &room.board.actor, id).await.unwrap();
        assert_eq!(seats.seats.iter().map(|one| one.state).collect::<Vec<_>>(), [State::Withdrawn, State::Withdrawn, State::Offered]);
        assert_eq!(seats.willing.len(), 1);
        assert_eq!((customers(&portal, &room, id).await, told(&portal, &vera).await), (0, 2));
        assert!(is_closed(&portal, &calendar).await);
    }

    async fn who_stops_working_here_leaves_the_sessions_to_come(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let by = administrator(&portal).await;
        let id = dated(&portal, &room).await.unwrap();
        let calendar = calendar_of(&portal, &room.board).await;
        end_access(&portal, &by.actor, room.board.account).await.unwrap();
        let people = session_queries::find(&portal, &room.outsider.actor, id).await.unwrap().people;
        assert_eq!(people.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Saskia"]);
        assert_eq!(told(&portal, &room.board).await, 2);
        assert!(is_closed(&portal, &calendar).await);
    }

    async fn a_customer_who_worked_here_keeps_the_calendar_and_the_other_way_round(portal: Portal) {
        let by = administrator(&portal).await;
        let both = others::member(&portal, "Bo", "").await.unwrap();
        let now = portal.now();
        let works = || async {
            let done: crate::Result<()> = transaction!(portal.db, tx => {
                crate::people::accounts::store::give_role(tx, now, both.account, Role::ProjectOwner).await
            });
            done.unwrap();
        };
        let calendar = calendar_of(&portal, &both).await;
        works().await;
        end_access(&portal, &by.actor, both.account).await.unwrap();
        assert!(!is_closed(&portal, &calendar).await);
        works().await;
        remove_member(&portal, &by.actor, both.member.unwrap()).await.unwrap();
        assert!(!is_closed(&portal, &calendar).await);
        end_access(&portal, &by.actor, both.account).await.unwrap();
        assert!(is_closed(&portal, &calendar).await);
    }

    async fn who_is_not_willing_any_more_is_offered_nothing(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let by = &room.secretary.actor;
        let administrator = administrator(&portal).await;
        let id = with_seats(&portal, &room, 2).await;
        let people = all_willing(&portal, 5).await;
        draw(&portal, by, id, &usual()).await.unwrap();
        let drawn: Vec<_> = queries::arranging(&portal, by, id).await.unwrap().suggestions
            .iter().map(|one| one.member_id).collect();
        let of = |place: usize| people.iter().find(|one| one.member == Some(drawn[place])).unwrap();
        say_willing(&portal, &of(0).actor, "no").await.unwrap();
        remove_member(&portal, &administrator.actor, drawn[1]).await.unwrap();
        let found = queries::arranging(&portal, by, id).await.unwrap();
        assert_eq!(found.suggestions.iter().map(|one| one.member_id).collect::<Vec<_>>(), drawn[2..]);
        send(&portal, by, id).await.unwrap();
        let seats = queries::arranging(&portal, by, id).await.unwrap().seats;
        let sent: Vec<_> = seats.iter().map(|one| (one.member_id, one.state)).collect();
        assert_eq!(sent, [(drawn[2], State::Offered), (drawn[3], State::Offered), (drawn[4], State::Waiting)]);

        // An offer stays valid, but a place on the waiting list ends.
        say_willing(&portal, &of(2).actor, "no").await.unwrap();
        say_willing(&portal, &of(4).actor, "no").await.unwrap();
        decline(&portal, &of(3).actor, id).await.unwrap();
        let seats = queries::arranging(&portal, by, id).await.unwrap().seats;
        assert_eq!(seats.iter().map(|one| one.state).collect::<Vec<_>>(), [State::Offered, State::Declined, State::Declined]);
    }
}
