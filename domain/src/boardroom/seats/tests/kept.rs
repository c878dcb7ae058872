//! A seat that is kept for a segment stays with the segment, as long as somebody in it waits.

use super::*;
use crate::base::ids::MemberId;

async fn line(
    portal: &Portal,
    room: &Boardroom,
    id: SessionId,
) -> Vec<(MemberId, State, Option<SegmentId>)> {
    let found = queries::arranging(portal, &room.secretary.actor, id).await;
    let seats = found.unwrap().seats.into_iter();
    seats
        .map(|one| (one.member_id, one.state, one.segment_id))
        .collect()
}

async fn held(portal: &Portal, room: &Boardroom, id: SessionId) -> (i64, i64) {
    let found = queries::arranging(portal, &room.secretary.actor, id).await;
    let kept = found.unwrap().kept;
    (kept[0].held, kept[0].seats)
}

on_both_engines! {
    async fn a_kept_seat_that_comes_free_goes_to_its_segment_first(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let by = &room.secretary.actor;
        let id = with_seats(&portal, &room, 2).await;
        let people = all_willing(&portal, 6).await;
        let renters = [&people[0], &people[1]];
        let segment = in_segment(&portal, "Huurders", &renters).await;
        draw(&portal, by, id, &DrawForm { quotas: vec![(segment, "1".to_owned())], ..usual() }).await.unwrap();
        send(&portal, by, id).await.unwrap();
        let of = |member: MemberId| people.iter().find(|one| one.member == Some(member)).unwrap();
        let is_renter = |member: MemberId| renters.iter().any(|one| one.member == Some(member));
        let sent = line(&portal, &room, id).await;
        let kept = sent.iter().find(|one| one.2 == Some(segment)).unwrap().0;
        assert!(is_renter(kept));
        assert_eq!(held(&portal, &room, id).await, (1, 1));
        let other = sent.iter().find(|one| one.0 != kept && is_renter(one.0)).unwrap();
        if other.1 == State::Waiting {
            decline(&portal, &of(kept).actor, id).await.unwrap();
            let now = line(&portal, &room, id).await;
            assert!(now.contains(&(other.0, State::Offered, Some(segment))), "passed by who came earlier: {now:?}");
            assert_eq!(held(&portal, &room, id).await, (1, 1));
            decline(&portal, &of(other.0).actor, id).await.unwrap();
        } else {
            decline(&portal, &of(kept).actor, id).await.unwrap();
        }
        // Nobody in the segment waits: the next person gets it, and the shortage is reported.
        let now = line(&portal, &room, id).await;
        let offered: Vec<_> = now.iter().filter(|one| one.1 == State::Offered).collect();
        assert_eq!(offered.len(), 2);
        assert!(offered.iter().all(|one| one.2.is_none()));
        assert_eq!(held(&portal, &room, id).await, (0, 1));

        // Somebody in the segment who joins later passes others who wait.
        let late = willing(&portal, "Laat").await;
        let done: crate::Result<_> = transaction!(portal.db, tx => {
            execute!(tx, "insert into member_segments (member_id, segment_id) values ($1, $2)", late.member, segment)
        });
        done.unwrap();
        ask(&portal, &late.actor, id).await.unwrap();
        assert_eq!(stands(&portal, &late, id).await.0, Some(State::Waiting));
        let gone = of(offered[0].0);
        decline(&portal, &gone.actor, id).await.unwrap();
        assert_eq!(stands(&portal, &late, id).await.0, Some(State::Offered));
        assert_eq!(held(&portal, &room, id).await, (1, 1));
    }
}
