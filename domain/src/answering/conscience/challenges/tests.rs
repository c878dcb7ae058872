//! Many at once, on both engines: one challenge, one reply, and no decision without it.

use super::{operations::*, queries};
use crate::{
    Conflict, Error, Result, Role,
    answering::{
        conscience::testing::{Stage, conflict},
        decisions,
    },
    base::outbox::Mail,
    on_both_engines,
    people::accounts::testing::mails,
    rounds::{
        contributions::testing::{self, Someone},
        proposals::queries::view,
    },
};
use futures::future::join_all;

on_both_engines! {
    async fn of_64_challenges_at_once_one_is_raised_and_the_owner_is_told_once(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let id = stage.round.proposal;
        let words: Vec<_> = (0..64).map(|number| format!("Bezwaar {number}")).collect();
        let done = join_all(words.iter().map(|words| raise(&portal, &stage.conscience.actor, id, words))).await;
        assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 1, "{done:?}");
        assert!(done.into_iter().all(|done| done.is_ok() || conflict(done) == Some(Conflict::AlreadyChallenged)));
        assert_eq!(mails(&portal, stage.owner.account).await.unwrap(), [Mail::ChallengeRaised { proposal: id }]);
        // And the same with the replies.
        let done = join_all(words.iter().map(|words| reply(&portal, &stage.owner.actor, id, words))).await;
        assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 1, "{done:?}");
        assert!(done.into_iter().all(|done| done.is_ok() || conflict(done) == Some(Conflict::AlreadyAnswered)));
        assert_eq!(mails(&portal, stage.conscience.account).await.unwrap(), [Mail::ChallengeReplied { proposal: id }]);
    }

    async fn one_form_sent_64_times_is_one_challenge(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let id = stage.round.proposal;
        let done = join_all((0..64).map(|_| raise(&portal, &stage.conscience.actor, id, "Nee"))).await;
        assert!(done.iter().all(Result::is_ok), "{done:?}");
        let done = join_all((0..64).map(|_| reply(&portal, &stage.owner.actor, id, "Toch"))).await;
        assert!(done.iter().all(Result::is_ok), "{done:?}");
        assert_eq!(mails(&portal, stage.owner.account).await.unwrap().len(), 1);
    }

    async fn there_is_no_decision_before_the_reply_and_no_waiver_lifts_that(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let (owner, id) = (&stage.owner.actor, stage.round.proposal);
        raise(&portal, &stage.conscience.actor, id, "De lift is stuk").await.unwrap();
        stage.close(&portal);
        let tried = async || conflict(stage.decide(&portal, "adopt").await);
        assert_eq!(tried().await, Some(Conflict::Challenged));
        let waived = decisions::operations::waive(&portal, &stage.board.actor, id, "Haast").await;
        assert_eq!(conflict(waived), Some(Conflict::NothingMissing));
        let done: Result<u64> = crate::transaction!(portal.db, tx => {
            crate::execute!(tx, "update proposals set quorum = 5 where id = $1", id)
        });
        done.unwrap();
        assert_eq!(tried().await, Some(Conflict::BelowQuorum));
        decisions::operations::waive(&portal, &stage.board.actor, id, "Haast").await.unwrap();
        assert_eq!(tried().await, Some(Conflict::Challenged));
        reply(&portal, owner, id, "Wij repareren hem").await.unwrap();
        stage.decide(&portal, "adopt").await.unwrap();
        let late = raise(&portal, &stage.conscience.actor, id, "Nog iets").await;
        assert_eq!(conflict(late), Some(Conflict::Decided));
    }

    async fn the_panel_reads_it_once_the_round_closed(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let id = stage.round.proposal;
        raise(&portal, &stage.conscience.actor, id, "De lift is stuk").await.unwrap();
        let read = async |who: &Someone| {
            let view = view(&portal, &who.actor, id).await.unwrap();
            let mut tx = portal.db.read().await.unwrap();
            queries::of(&mut tx, &view).await.unwrap().map(|challenge| challenge.text)
        };
        assert_eq!(read(&stage.voter).await, None);
        assert_eq!(read(&stage.board).await.as_deref(), Some("De lift is stuk"));
        stage.close(&portal);
        assert_eq!(read(&stage.voter).await.as_deref(), Some("De lift is stuk"));
    }

    async fn nobody_else_objects_or_replies(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let id = stage.round.proposal;
        let other = testing::staff(&portal, "Piet", Role::ProjectOwner).await.unwrap();
        for who in [&stage.owner, &stage.board, &stage.voter] {
            assert!(matches!(raise(&portal, &who.actor, id, "Nee").await, Err(Error::Forbidden)));
        }
        assert!(matches!(reply(&portal, &stage.owner.actor, id, "Toch").await, Err(Error::NotFound)));
        raise(&portal, &stage.conscience.actor, id, "Nee").await.unwrap();
        for who in [&other, &stage.board, &stage.conscience, &stage.voter] {
            assert!(matches!(reply(&portal, &who.actor, id, "Toch").await, Err(Error::Forbidden)));
        }
        // A later customer conscience continues the work of the one before.
        let next = testing::staff(&portal, "Noor", Role::CustomerConscience).await.unwrap();
        reply(&portal, &stage.owner.actor, id, "Toch").await.unwrap();
        assert!(queries::replied(&portal, stage.conscience.account, id).await.unwrap().is_none());
        assert!(queries::replied(&portal, next.account, id).await.unwrap().is_some());
        assert!(queries::raised(&portal, stage.owner.account, id).await.unwrap().is_none());
    }
}
