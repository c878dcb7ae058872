//! Who may group what.

use crate::{
    Actor, Conflict, Error, Result,
    base::ids::AccountId,
    rounds::{
        contributions::{Attribution, State, rules::staff_may_read},
        projects, proposals,
    },
};

/// Whether this actor may look at the themes of a proposal.
#[must_use]
pub fn may_look(actor: &Actor) -> bool {
    staff_may_read(actor, Attribution::Name)
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
/// [`Error::NotFound`] for a contribution for the customer conscience only, [`Error::Forbidden`] for those who
/// may read it nevertheless; [`Conflict::Withdrawn`].
pub fn check_groupable(actor: &Actor, shown_as: Attribution, state: State) -> Result<()> {
    match (shown_as, state) {
        (Attribution::Conscience, _) if staff_may_read(actor, shown_as) => Err(Error::Forbidden),
        (Attribution::Conscience, _) => Err(Error::NotFound),
        (_, State::Withdrawn) => Err(Conflict::Withdrawn.into()),
        (Attribution::Name | Attribution::Segment, _) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Language, Person, Role, Roles,
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
                prop_assert!(!groups || may_look(&actor));
                let groupable = check_groupable(&actor, shown_as, stands).is_ok();
                prop_assert_eq!(groupable, shown_as != Attribution::Conscience && stands != State::Withdrawn);
            }
        }

    #[test]
    fn neither_a_visitor_nor_a_customer_looks() {
        assert!(!may_look(&Actor::Visitor));
    }
}
