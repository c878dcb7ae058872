//! One appeal for each member who voted or wrote, answered by the customer conscience, on both engines.

use super::{
    Ruling,
    operations::{RulingForm, appeal, rule},
    queries,
};
use crate::{
    Conflict, Error, Portal, Result,
    answering::conscience::{
        queries::find,
        testing::{Stage, conflict},
    },
    base::{ids::AppealId, outbox::Mail},
    on_both_engines,
    people::accounts::testing::mails,
    rounds::proposals::{Outcome, operations::withdraw, queries::view},
};
use futures::future::join_all;

fn ruling(ruling: &str) -> RulingForm {
    RulingForm {
        ruling: ruling.to_owned(),
        words: "Kijk nog eens naar de lift.".to_owned(),
    }
}

async fn dropped(portal: &Portal) -> Stage {
    let stage = Stage::set(portal).await;
    stage.close(portal);
    stage.decide(portal, "drop").await.unwrap();
    stage
}

async fn appeal_of(portal: &Portal, stage: &Stage) -> AppealId {
    let mine = queries::mine(portal, &stage.voter.actor).await.unwrap();
    mine[0].id
}

on_both_engines! {
    async fn of_64_appeals_at_once_one_counts_and_the_conscience_is_told_once(portal: Portal) {
        let stage = dropped(&portal).await;
        let (voter, id) = (&stage.voter.actor, stage.round.proposal);
        let words: Vec<_> = (0..64).map(|number| format!("Toch {number}")).collect();
        let done = join_all(words.iter().map(|words| appeal(&portal, voter, id, words))).await;
        assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 1, "{done:?}");
        assert!(done.into_iter().all(|done| done.is_ok() || conflict(done) == Some(Conflict::AlreadyAppealed)));
        let made = appeal_of(&portal, &stage).await;
        assert_eq!(mails(&portal, stage.conscience.account).await.unwrap(), [Mail::AppealMade { appeal: made }]);
        let own = queries::mine(&portal, voter).await.unwrap().remove(0);
        assert_eq!(own.due_at, own.written_at.plus_days(14));
        appeal(&portal, voter, id, &own.text).await.unwrap();

        // And the same with the answers.
        let typed: Vec<_> = (0..64).map(|number| RulingForm { words: format!("Ja {number}"), ..ruling("upheld") }).collect();
        let done = join_all(typed.iter().map(|typed| rule(&portal, &stage.conscience.actor, made, typed))).await;
        assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 1, "{done:?}");
        assert!(done.into_iter().all(|done: Result<()>| done.is_ok() || conflict(done) == Some(Conflict::AlreadyAnswered)));
        let mut told = mails(&portal, stage.voter.account).await.unwrap();
        told.retain(|mail| matches!(mail, Mail::AppealRuled { .. }));
        assert_eq!(told, [Mail::AppealRuled { appeal: made }]);
        assert_eq!(mails(&portal, stage.owner.account).await.unwrap(), [Mail::AppealUpheld { appeal: made }]);
    }

    async fn what_was_upheld_stands_with_the_decision_and_says_not_who_appealed(portal: Portal) {
        let stage = dropped(&portal).await;
        let (voter, id) = (&stage.voter.actor, stage.round.proposal);
        let reads = async || {
            let view = view(&portal, &stage.owner.actor, id).await.unwrap();
            let found = find(&portal, &stage.owner.actor, &view, Some(Outcome::Drop)).await.unwrap();
            found.objections.upheld
        };
        appeal(&portal, voter, id, "Ik, Vera, woon daar").await.unwrap();
        let made = appeal_of(&portal, &stage).await;
        assert!(reads().await.is_empty());
        assert!(queries::made(&portal, stage.conscience.account, made).await.unwrap().is_some());
        assert!(queries::made(&portal, stage.owner.account, made).await.unwrap().is_none());
        rule(&portal, &stage.conscience.actor, made, &ruling("upheld")).await.unwrap();
        let upheld = reads().await;
        assert_eq!(upheld[0].words, "Kijk nog eens naar de lift.");
        let told = queries::upheld(&portal, stage.owner.account, made).await.unwrap().unwrap();
        assert!(!format!("{told:?}{upheld:?}").contains("Vera"));
        assert!(queries::ruled(&portal, stage.voter.account, made).await.unwrap().is_some());
        for other in [&stage.owner, &stage.silent] {
            assert!(queries::ruled(&portal, other.account, made).await.unwrap().is_none());
        }
        assert!(queries::made(&portal, stage.conscience.account, made).await.unwrap().is_none());
    }

    async fn only_who_spoke_appeals_only_against_a_no_and_only_for_thirty_days(portal: Portal) {
        let stage = dropped(&portal).await;
        let (voter, id) = (&stage.voter.actor, stage.round.proposal);
        assert!(matches!(appeal(&portal, &stage.silent.actor, id, "Nee").await, Err(Error::Forbidden)));
        assert!(matches!(appeal(&portal, &stage.owner.actor, id, "Nee").await, Err(Error::Forbidden)));
        let decided = portal.now();
        portal.clock.set(decided.plus_days(30).plus_seconds(1));
        assert_eq!(conflict(appeal(&portal, voter, id, "Nee").await), Some(Conflict::TooLate));
        portal.clock.set(decided.plus_days(30));
        assert!(matches!(appeal(&portal, voter, id, " ").await, Err(Error::Invalid(_))));
        appeal(&portal, voter, id, "Nee").await.unwrap();
        // Members can always read their own appeal.
        portal.clock.set(decided.plus_days(300));
        assert_eq!(queries::appeal_context(&portal, voter, id).await.unwrap().own.unwrap().text, "Nee");
        let made = appeal_of(&portal, &stage).await;
        for who in [&stage.owner, &stage.board, &stage.voter] {
            assert!(matches!(rule(&portal, &who.actor, made, &ruling("explained")).await, Err(Error::Forbidden)));
            assert!(matches!(queries::to_rule(&portal, &who.actor, made).await, Err(Error::Forbidden)));
        }
        rule(&portal, &stage.conscience.actor, made, &ruling("explained")).await.unwrap();
        let (own, name, _) = queries::to_rule(&portal, &stage.conscience.actor, made).await.unwrap();
        assert_eq!((own.ruling, name.as_str()), (Some(Ruling::Explained), "Vera"));
        assert!(mails(&portal, stage.owner.account).await.unwrap().is_empty());
    }

    async fn a_round_that_its_owner_withdrew_is_a_no_like_another(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let (voter, id) = (&stage.voter.actor, stage.round.proposal);
        withdraw(&portal, &stage.owner.actor, id, "Wij beginnen opnieuw.").await.unwrap();
        let withdrawn = portal.now();
        assert!(matches!(appeal(&portal, &stage.silent.actor, id, "Nee").await, Err(Error::Forbidden)));
        let seen = view(&portal, voter, id).await.unwrap();
        assert!(find(&portal, voter, &seen, None).await.unwrap().may_appeal);
        let context = queries::appeal_context(&portal, voter, id).await.unwrap();
        assert_eq!((context.no.withdrawn, context.no.words.as_str()), (true, "Wij beginnen opnieuw."));
        portal.clock.set(withdrawn.plus_days(30).plus_seconds(1));
        assert_eq!(conflict(appeal(&portal, voter, id, "Nee").await), Some(Conflict::TooLate));
        portal.clock.set(withdrawn.plus_days(30));
        appeal(&portal, voter, id, "Nee").await.unwrap();
        let made = appeal_of(&portal, &stage).await;
        rule(&portal, &stage.conscience.actor, made, &ruling("upheld")).await.unwrap();
        let seen = view(&portal, voter, id).await.unwrap();
        assert_eq!(find(&portal, voter, &seen, None).await.unwrap().objections.upheld.len(), 1);
    }

    async fn there_is_nothing_to_appeal_against_in_a_yes(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let (voter, id) = (&stage.voter.actor, stage.round.proposal);
        assert!(matches!(appeal(&portal, voter, id, "Nee").await, Err(Error::NotFound)));
        stage.close(&portal);
        stage.decide(&portal, "adapt").await.unwrap();
        assert!(matches!(appeal(&portal, voter, id, "Nee").await, Err(Error::NotFound)));
    }
}
