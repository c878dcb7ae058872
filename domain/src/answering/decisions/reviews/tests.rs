//! A decision comes back on its day, and the findings are published once.

use super::{
    operations::{ReviewForm, record, remind},
    queries,
};
use crate::{
    Actor, Conflict, Error, Portal, Problem, Result, Role, Timestamp,
    answering::decisions::operations::{self as decisions, DecisionForm, DecisionPartForm},
    base::{ids::ProposalId, outbox::Mail},
    on_both_engines,
    people::accounts::testing::mails,
    rounds::{
        contributions::testing::{self, Someone, vote},
        proposals::queries::view,
    },
};
use futures::future::join_all;
use jiff::tz::TimeZone;

struct Stage {
    owner: Someone,
    voter: Someone,
    proposal: ProposalId,
}

async fn decided(portal: &Portal, review_on: &str) -> Result<Stage> {
    let owner = testing::staff(portal, "Olga", Role::ProjectOwner).await?;
    let voter = testing::member(portal, "Vera", "").await?;
    let round = testing::round(portal, "Stoepen", owner.account, &[&voter]).await?;
    vote(portal, &round, &voter).await?;
    portal.clock.set(Timestamp(round.closes_at.0 + 1));
    let typed = DecisionForm {
        outcome: "adopt".to_owned(),
        parts: vec![DecisionPartForm {
            theme: None,
            heard: "U wilt bredere stoepen.".to_owned(),
            decided: "Die komen er.".to_owned(),
            why: "Daarom.".to_owned(),
        }],
        review_on: review_on.to_owned(),
        ..DecisionForm::default()
    };
    decisions::take(portal, &owner.actor, round.proposal, &typed).await?;
    Ok(Stage {
        owner,
        voter,
        proposal: round.proposal,
    })
}

fn seen(text: &str, next_on: &str) -> ReviewForm {
    ReviewForm {
        seen: text.to_owned(),
        next_on: next_on.to_owned(),
    }
}

async fn told(portal: &Portal, who: &Someone) -> usize {
    let mails = mails(portal, who.account).await.unwrap();
    mails
        .iter()
        .filter(|mail| matches!(mail, Mail::DecisionReviewed { .. }))
        .count()
}

on_both_engines! {
    async fn a_decision_comes_back_on_its_day_and_again_when_asked(portal: Portal) {
        let stage = decided(&portal, "2026-06-01").await.unwrap();
        let (owner, id) = (&stage.owner.actor, stage.proposal);
        assert!(queries::due(&portal, owner).await.unwrap().is_empty());
        portal.clock.set(Timestamp::at_hour(jiff::civil::date(2026, 6, 1), 8, &TimeZone::UTC));
        remind(&portal, id).await.unwrap();
        remind(&portal, id).await.unwrap();
        let mine = mails(&portal, stage.owner.account).await.unwrap();
        assert_eq!(mine.iter().filter(|mail| matches!(mail, Mail::ReviewDue { .. })).count(), 1);
        assert_eq!(queries::due(&portal, owner).await.unwrap().len(), 1);

        match record(&portal, owner, id, &seen(" ", "2026-06-01")).await {
            Err(Error::Invalid(errors)) => {
                assert_eq!(errors.of("seen"), Some(&Problem::Missing));
                assert_eq!(errors.of("next_on"), Some(&Problem::InThePast));
            }
            other => panic!("{other:?}"),
        }
        record(&portal, owner, id, &seen("De stoep is breder.", "2026-09-01")).await.unwrap();
        assert_eq!(told(&portal, &stage.voter).await, 1);
        assert!(queries::due(&portal, owner).await.unwrap().is_empty());
        let read = view(&portal, &stage.voter.actor, id).await.unwrap();
        let reviews = crate::answering::decisions::queries::of(&portal, &stage.voter.actor, &read).await.unwrap().reviews;
        assert_eq!(reviews.len(), 2);
        assert_eq!(reviews[0].findings, "De stoep is breder.");
        assert_eq!(reviews[1].reviewed_at, None);
        portal.clock.set(Timestamp::at_hour(jiff::civil::date(2026, 9, 1), 8, &TimeZone::UTC));
        record(&portal, owner, id, &seen("Nog steeds.", "")).await.unwrap();
        assert_eq!(told(&portal, &stage.voter).await, 2);
        let none = record(&portal, owner, id, &seen("En weer.", "")).await;
        assert!(matches!(none, Err(Error::Conflict(Conflict::Reviewed))));
    }

    async fn of_64_looks_back_at_once_one_is_told(portal: Portal) {
        let stage = decided(&portal, "2026-06-01").await.unwrap();
        let texts: Vec<_> = (0..64).map(|number| seen(&format!("Gezien {number}"), "")).collect();
        let done = join_all(texts.iter().map(|typed| record(&portal, &stage.owner.actor, stage.proposal, typed))).await;
        assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 1, "{done:?}");
        assert!(done.iter().all(|done| matches!(
            done, Ok(()) | Err(Error::NotFound | Error::Conflict(Conflict::Reviewed))
        )));
        assert_eq!(told(&portal, &stage.voter).await, 1);
    }

    async fn nobody_else_looks_back(portal: Portal) {
        let stage = decided(&portal, "2026-06-01").await.unwrap();
        let other = testing::staff(&portal, "Piet", Role::ProjectOwner).await.unwrap();
        let board = testing::staff(&portal, "Tom", Role::BoardMember).await.unwrap();
        for who in [&other.actor, &board.actor, &stage.voter.actor, &Actor::Visitor] {
            assert!(record(&portal, who, stage.proposal, &seen("Ik zag iets", "")).await.is_err());
        }
        assert!(matches!(queries::to_do(&portal, &other.actor, stage.proposal).await, Err(Error::Forbidden)));
        assert!(matches!(queries::due(&portal, &stage.voter.actor).await, Err(Error::NotFound)));
        portal.clock.set(portal.now().plus_days(200));
        assert!(queries::due(&portal, &other.actor).await.unwrap().is_empty());
        assert_eq!(queries::due(&portal, &board.actor).await.unwrap().len(), 1);
    }
}
