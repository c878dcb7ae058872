//! These rules say who may group what.

use crate::{
    Actor, Conflict, Error, Result, Role,
    base::ids::AccountId,
    rounds::{
        contributions::{Attribution, State},
        projects,
        proposals::{self, visibility::Viewer},
    },
};

/// Whether this viewer looks at the themes of a proposal in this state. Those who answer read the words in them; the
/// board reads only the numbers, once the round is over. A viewer who was asked votes first.
#[must_use]
pub const fn may_look(viewer: Viewer, state: proposals::State) -> bool {
    let over = !matches!(state, proposals::State::Draft | proposals::State::Open);
    let answers = viewer.owner || viewer.conscience;
    (answers && !viewer.votes_first(state)) || (viewer.board && over)
}

/// Whether this actor answers contributions on a proposal: its owner, the customer conscience, and colleagues who owe
/// some of the answers.
#[must_use]
pub fn answers(actor: &Actor, viewer: Viewer, owes: bool) -> bool {
    viewer.owner || viewer.conscience || (owes && actor.is(Role::ProjectOwner))
}

/// Checks that the actor owns the project and that there is no decision yet.
///
/// # Errors
/// [`Error::NotFound`] or [`Error::Forbidden`] for everybody else; [`Conflict::Decided`].
pub fn check_group(actor: &Actor, owner: AccountId, state: proposals::State) -> Result<()> {
    projects::rules::check_change(actor, owner)?;
    match state {
        proposals::State::Decided => Err(Conflict::Decided.into()),
        proposals::State::Draft
        | proposals::State::Open
        | proposals::State::Closed
        | proposals::State::Withdrawn => Ok(()),
    }
}

/// Whether the owner of the project may group a contribution.
///
/// # Errors
/// [`Error::NotFound`] for a contribution for the customer conscience only, [`Error::Forbidden`] for the
/// conscience; [`Conflict::Withdrawn`].
pub fn check_groupable(actor: &Actor, shown_as: Attribution, state: State) -> Result<()> {
    match (shown_as, state) {
        (Attribution::Conscience, _) if actor.is(Role::CustomerConscience) => Err(Error::Forbidden),
        (Attribution::Conscience, _) => Err(Error::NotFound),
        (_, State::Withdrawn) => Err(Conflict::Withdrawn.into()),
        (Attribution::Name | Attribution::Segment, _) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Language, Person, Roles,
        base::ids::{MemberId, SignInId},
    };
    use proptest::prelude::*;

    proptest! {
    #[test]
            fn only_the_owner_groups_and_only_until_the_decision(
                roles in prop::collection::vec(prop::sample::select(Role::ALL), 0..4),
                owner: bool,
                state in prop::sample::select(proposals::State::ALL),
                shown_as in prop::sample::select(Attribution::ALL),
                stands in prop::sample::select(State::ALL),
            ) {
                let roles: Roles = roles.into_iter().collect();
                let actor = Actor::Person(Person {
                    account: AccountId(1), name: String::new(), language: Language::Nl,
                    member: Some(MemberId(1)), roles, sign_in: SignInId(1),
                });
                let groups = check_group(&actor, AccountId(if owner { 1 } else { 2 }), state).is_ok();
                let decided = state == proposals::State::Decided;
                prop_assert_eq!(groups, owner && roles.has(Role::ProjectOwner) && !decided);
                let viewer = Viewer::of(&actor, &[AccountId(if owner { 1 } else { 2 })], false, false);
                prop_assert!(!groups || may_look(viewer, state));
                let answers = roles.has(Role::CustomerConscience) || (owner && roles.has(Role::ProjectOwner));
                let over = !matches!(state, proposals::State::Draft | proposals::State::Open);
                prop_assert_eq!(may_look(viewer, state), answers || (over && roles.has(Role::BoardMember)));
                let groupable = check_groupable(&actor, shown_as, stands).is_ok();
                prop_assert_eq!(groupable, shown_as != Attribution::Conscience && stands != State::Withdrawn);
            }
        }

    #[test]
    fn neither_a_visitor_nor_a_customer_looks() {
        for asked in [false, true] {
            let viewer = Viewer::of(&Actor::Visitor, &[AccountId(1)], asked, asked);
            assert!(!may_look(viewer, proposals::State::Closed));
        }
    }
}
