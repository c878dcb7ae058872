//! All possible actors, for property tests, and a round with everybody around it.

use crate::{
    Actor, Conflict, Error, Language, Person, Portal, Result, Role, Roles, Timestamp,
    answering::decisions::operations::{DecisionForm, DecisionPartForm, take},
    base::ids::{AccountId, MemberId, SignInId},
    rounds::contributions::testing::{self, OpenRound, Someone, vote},
};
use proptest::prelude::*;

/// The owner of the project in these tests.
pub(super) const OWNER: AccountId = AccountId(1);

/// Somebody with any roles, who may be the owner and may be a customer as well.
pub(super) fn actors() -> impl Strategy<Value = Actor> {
    (1_i64..3, 0_u8..16, any::<bool>()).prop_map(|(account, bits, member)| {
        let roles: Roles = Role::ALL
            .iter()
            .copied()
            .filter(|role| bits & (1 << *role as u8) != 0)
            .collect();
        Actor::Person(Person {
            account: AccountId(account),
            name: "Iemand".to_owned(),
            language: Language::Nl,
            member: member.then_some(MemberId(1)),
            roles,
            sign_in: SignInId(0),
        })
    })
}

/// A round of two members, one of whom voted.
pub(super) struct Stage {
    pub owner: Someone,
    pub board: Someone,
    pub conscience: Someone,
    pub voter: Someone,
    pub silent: Someone,
    pub round: OpenRound,
}

impl Stage {
    pub(super) async fn set(portal: &Portal) -> Self {
        let staff = async |name, role| testing::staff(portal, name, role).await.unwrap();
        let conscience = staff("Bo", Role::CustomerConscience).await;
        let owner = staff("Olga", Role::ProjectOwner).await;
        let board = staff("Tom", Role::BoardMember).await;
        let voter = testing::member(portal, "Vera", "").await.unwrap();
        let silent = testing::member(portal, "Stille", "").await.unwrap();
        let round = testing::round(portal, "Stoepen", owner.account, &[&voter, &silent])
            .await
            .unwrap();
        vote(portal, &round, &voter).await.unwrap();
        Self {
            owner,
            board,
            conscience,
            voter,
            silent,
            round,
        }
    }

    /// Lets the round end.
    pub(super) fn close(&self, portal: &Portal) {
        portal.clock.set(Timestamp(self.round.closes_at.0 + 1));
    }

    /// Lets the owner decide, once the round is over.
    pub(super) async fn decide(&self, portal: &Portal, outcome: &str) -> Result<()> {
        take(
            portal,
            &self.owner.actor,
            self.round.proposal,
            &decision(outcome),
        )
        .await
    }
}

fn decision(outcome: &str) -> DecisionForm {
    DecisionForm {
        outcome: outcome.to_owned(),
        parts: vec![DecisionPartForm {
            theme: None,
            heard: "U wilt het.".to_owned(),
            decided: "Wij besluiten dit.".to_owned(),
            why: "Daarom.".to_owned(),
        }],
        would_change: "Meer geld.".to_owned(),
        ..DecisionForm::default()
    }
}

/// The conflict for which something was refused.
pub(super) fn conflict<T>(done: Result<T>) -> Option<Conflict> {
    match done {
        Err(Error::Conflict(why)) => Some(why),
        _ => None,
    }
}
