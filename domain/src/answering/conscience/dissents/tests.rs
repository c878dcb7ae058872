//! A note from the closing of a round until a fortnight after the decision, on both engines.

use super::{operations::write, queries};
use crate::{
    Conflict, Error, Portal, Result,
    answering::conscience::testing::{Stage, conflict},
    on_both_engines,
    rounds::{contributions::testing::Someone, proposals::queries::view},
};
use futures::future::join_all;

async fn read(portal: &Portal, stage: &Stage, who: &Someone) -> Option<String> {
    let view = view(portal, &who.actor, stage.round.proposal)
        .await
        .unwrap();
    let mut tx = portal.db.read().await.unwrap();
    let dissent = queries::of(&mut tx, &view).await.unwrap();
    dissent.map(|dissent| dissent.text)
}

on_both_engines! {
    async fn it_can_be_changed_until_the_decision_and_travels_with_it(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let (conscience, id) = (&stage.conscience.actor, stage.round.proposal);
        assert_eq!(conflict(write(&portal, conscience, id, "Nee").await), Some(Conflict::RoundOpen));
        stage.close(&portal);
        write(&portal, conscience, id, "Nee").await.unwrap();
        write(&portal, conscience, id, "Liever niet").await.unwrap();
        assert_eq!(read(&portal, &stage, &stage.owner).await.as_deref(), Some("Liever niet"));
        assert_eq!(read(&portal, &stage, &stage.voter).await, None);
        stage.decide(&portal, "adopt").await.unwrap();
        assert_eq!(read(&portal, &stage, &stage.voter).await.as_deref(), Some("Liever niet"));
        write(&portal, conscience, id, "Liever niet").await.unwrap();
        assert_eq!(conflict(write(&portal, conscience, id, "Toch wel").await), Some(Conflict::Decided));
        for who in [&stage.owner, &stage.board, &stage.voter] {
            assert!(matches!(write(&portal, &who.actor, id, "Ja").await, Err(Error::Forbidden)));
        }
    }

    async fn a_first_note_comes_within_a_fortnight(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let (conscience, id) = (&stage.conscience.actor, stage.round.proposal);
        stage.close(&portal);
        stage.decide(&portal, "drop").await.unwrap();
        let decided = portal.now();
        portal.clock.set(decided.plus_days(14).plus_seconds(1));
        assert_eq!(conflict(write(&portal, conscience, id, "Jammer").await), Some(Conflict::TooLate));
        assert_eq!(conflict(queries::to_write(&portal, conscience, id).await), Some(Conflict::TooLate));
        portal.clock.set(decided.plus_days(14));
        queries::to_write(&portal, conscience, id).await.unwrap();
        let words: Vec<_> = (0..64).map(|number| format!("Jammer {number}")).collect();
        let done = join_all(words.iter().map(|words| write(&portal, conscience, id, words))).await;
        assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 1, "{done:?}");
        assert!(done.into_iter().all(|done: Result<()>| done.is_ok() || conflict(done) == Some(Conflict::Decided)));
    }
}
