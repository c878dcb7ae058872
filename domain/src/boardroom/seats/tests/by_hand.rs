//! Changes that the arranger of a session makes by hand, before and after the offers were sent.

use super::*;
use crate::scalars;

on_both_engines! {
    async fn the_suggestion_is_changed_with_a_reason_and_buddies_are_chosen(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let by = &room.secretary.actor;
        let id = with_seats(&portal, &room, 1).await;
        all_willing(&portal, 3).await;
        draw(&portal, by, id, &usual()).await.unwrap();
        let drawn: Vec<_> = queries::arranging(&portal, by, id).await.unwrap().suggestions
            .iter().map(|one| one.member_id.to_string()).collect();
        assert_eq!(conflict(put_in(&portal, by, id, &drawn[2], "Zij wil zo graag").await), Some(Conflict::NoSeatFree));
        assert_eq!(problem(take_out(&portal, by, id, &drawn[0], " ").await, "why"), Some(Problem::Missing));
        take_out(&portal, by, id, &drawn[0], "Is op reis").await.unwrap();
        put_in(&portal, by, id, &drawn[2], "Zij wil zo graag").await.unwrap();
        let found = queries::arranging(&portal, by, id).await.unwrap();
        let kinds: Vec<_> = found.suggestions.iter().map(|one| (one.member_id.to_string(), one.kind, one.why.as_str())).collect();
        assert_eq!(kinds, [
            (drawn[2].clone(), Kind::Seat, "Zij wil zo graag"),
            (drawn[1].clone(), Kind::List, ""),
            (drawn[0].clone(), Kind::Out, "Is op reis"),
        ]);
        let names: Vec<_> = found.buddies.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(names, ["Saskia", "Tom"]);
        choose_buddy(&portal, by, id, &drawn[2], &room.facilitator.account.to_string()).await.unwrap();
        let odd = choose_buddy(&portal, by, id, &drawn[2], &room.outsider.account.to_string()).await;
        assert_eq!(problem(odd, "buddy"), Some(Problem::NotAChoice));
        send(&portal, by, id).await.unwrap();
        let seats = queries::arranging(&portal, by, id).await.unwrap().seats;
        assert_eq!(seats.len(), 2, "who was taken out gets nothing");
        assert_eq!((seats[0].member_id.to_string(), seats[0].state, seats[0].buddy.as_deref()), (drawn[2].clone(), State::Offered, Some("Saskia")));
        withdraw(&portal, by, id, &drawn[2], "De zaal is kleiner").await.unwrap();
        let seats = queries::arranging(&portal, by, id).await.unwrap().seats;
        assert_eq!((seats[0].state, seats[0].why.as_str(), seats[1].state), (State::Withdrawn, "De zaal is kleiner", State::Offered));
        for actor in [&room.outsider.actor, &room.facilitator.actor] {
            assert!(matches!(queries::arranging(&portal, actor, id).await, Err(Error::Forbidden)));
            assert!(matches!(draw(&portal, actor, id, &usual()).await, Err(Error::Forbidden)));
            assert!(matches!(withdraw(&portal, actor, id, &drawn[1], "Zo").await, Err(Error::Forbidden)));
        }
        assert!(matches!(send(&portal, &Actor::Visitor, id).await, Err(Error::NotFound)));
        // The log outlives the member: it names them, but not the text about them.
        let mut tx = portal.db.read().await.unwrap();
        let noted: Vec<String> = scalars!(
            tx,
            "select detail from audit_log where action in ('seats.take_out', 'seats.put_in', 'seats.withdraw') order by id"
        )
        .unwrap();
        assert_eq!(noted, [0, 2, 2].map(|place| format!("member:{}", drawn[place])));
    }

    async fn somebody_is_put_in_by_hand_after_the_offers_without_passing_who_waits(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let by = &room.secretary.actor;
        let id = with_seats(&portal, &room, 2).await;
        let people = all_willing(&portal, 4).await;
        let who = |place: usize| people[place].member.unwrap().to_string();
        assert_eq!(conflict(put_in(&portal, by, id, &who(0), "Zij hoort erbij").await), Some(Conflict::NothingDrawn));
        open(&portal, by, id, "72").await.unwrap();
        ask(&portal, &people[0].actor, id).await.unwrap();
        assert_eq!(problem(put_in(&portal, by, id, &who(1), " ").await, "why"), Some(Problem::Missing));
        let offered = PutIn::InLine(SeatOutcome::Seat);
        for _ in 0..2 {
            assert_eq!(put_in(&portal, by, id, &who(1), "Zij hoort erbij").await.unwrap(), offered);
        }
        assert!(mails(&portal, &people[1]).await.iter().any(|mail| matches!(mail, Mail::SeatOffered { .. })));
        ask(&portal, &people[2].actor, id).await.unwrap();
        let waits = PutIn::InLine(SeatOutcome::Waiting(2));
        assert_eq!(put_in(&portal, by, id, &who(3), "Hij ook").await.unwrap(), waits);
        decline(&portal, &people[1].actor, id).await.unwrap();
        assert_eq!(conflict(put_in(&portal, by, id, &who(1), "Toch wel").await), Some(Conflict::OfferEnded));
        assert_eq!(stands(&portal, &people[2], id).await.0, Some(State::Offered));
        let unwilling = others::member(&portal, "Niet", "").await.unwrap().member.unwrap().to_string();
        assert_eq!(problem(put_in(&portal, by, id, &unwilling, "Zo").await, "member"), Some(Problem::NotAChoice));
        assert!(matches!(put_in(&portal, &room.outsider.actor, id, &who(3), "Zo").await, Err(Error::Forbidden)));
    }
}
