//! Offers under every order of accepting, declining, giving back, withdrawing, lapsing and cancelling, from a
//! seeded source, against the database.

use super::*;
use crate::base::ids::MemberId;
use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};
use std::collections::BTreeMap;

/// Checks everything that must stay true after every step, with the people who were offered a seat so far, and
/// their places in the queue.
async fn check(
    portal: &Portal,
    room: &Boardroom,
    id: SessionId,
    offered: &mut BTreeMap<(MemberId, i64), i64>,
) {
    let found = queries::arranging(portal, &room.board.actor, id)
        .await
        .unwrap();
    let now = portal.now();
    let (accepted, pending) = found.given(now);
    assert!(i64::try_from(accepted + pending).unwrap() <= found.session.seats);
    let detail = session_queries::find(portal, &room.board.actor, id)
        .await
        .unwrap();
    assert_eq!(detail.customers, accepted, "who has a seat takes part");
    let members: Vec<_> = found.seats.iter().map(|one| one.member_id).collect();
    let mut once = members.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), members.len(), "one row for each");
    let first = found.seats.iter().find(|one| one.state == State::Waiting);
    for one in &found.seats {
        if one.state == State::Offered {
            let until = one.expires_at.unwrap().0;
            let before = *offered.entry((one.member_id, one.place)).or_insert(until);
            assert_eq!(before, until, "offered twice");
            assert!(
                first.is_none_or(|first| first.place > one.place),
                "out of order"
            );
        }
    }
}

on_both_engines! {
    async fn whatever_people_do_in_whatever_order_seats_are_given_once_and_in_order(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let people = all_willing(&portal, 9).await;
        for seed in 0..6 {
            let mut rng = StdRng::seed_from_u64(seed);
            let id = dated(&portal, &room).await.unwrap();
            resize(&portal, &room, id, 3).await;
            let by = &room.secretary.actor;
            if seed % 2 == 0 {
                draw(&portal, by, id, &DrawForm { months: "0".to_owned(), ..usual() }).await.unwrap();
                send(&portal, by, id).await.unwrap();
            } else {
                open(&portal, by, id, "24").await.unwrap();
                at_any_time(&portal, id).await;
            }
            let mut offered = BTreeMap::new();
            for _ in 0..40 {
                let who = &people[rng.random_range(0..people.len())];
                let step = rng.random_range(0..100);
                let outcome = match step {
                    0..30 => ask(&portal, &who.actor, id).await.map(|_| ()),
                    30..55 => accept(&portal, &who.actor, id, "1").await,
                    55..70 => decline(&portal, &who.actor, id).await,
                    70..80 => give_back(&portal, &who.actor, id).await,
                    80..88 => withdraw(&portal, by, id, &who.member.unwrap().to_string(), "Anders").await,
                    88..98 => {
                        portal.clock.set(portal.now().plus_minutes(9 * 60));
                        lapse(&portal, id).await
                    }
                    _ => cancel(&portal, by, id, "Storm").await,
                };
                let expected = matches!(
                    outcome,
                    Ok(()) | Err(Error::NotFound | Error::Conflict(Conflict::OfferEnded | Conflict::SessionEnded))
                );
                assert!(expected, "{step}: {outcome:?}");
                check(&portal, &room, id, &mut offered).await;
            }
        }
    }
}
