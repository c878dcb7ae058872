//! These rules say who judges an impact statement, and who improves it.

use super::Verdict;
use crate::{
    Actor, Conflict, Error, Result, Role,
    base::ids::AccountId,
    rounds::{projects, proposals::State},
};

/// Checks that the customer conscience may judge a proposal in this state; a draft only when it is complete.
///
/// # Errors
/// [`Error::NotFound`] for anyone who is not on the staff, [`Error::Forbidden`] for anyone who is not the
/// customer conscience; [`Conflict::NotOpen`] for a draft that is not complete; [`Conflict::Closed`].
pub fn check_judge(actor: &Actor, state: State, whole: bool) -> Result<()> {
    if !actor.is_staff() {
        return Err(Error::NotFound);
    }
    actor.require(Role::CustomerConscience)?;
    match state {
        State::Open => Ok(()),
        State::Draft if whole => Ok(()),
        State::Draft => Err(Conflict::NotOpen.into()),
        State::Closed | State::Decided | State::Withdrawn => Err(Conflict::Closed.into()),
    }
}

/// Checks that the owner of the project may improve the impact statement of an open proposal that was found
/// insufficient. A draft is changed in its own form.
///
/// # Errors
/// [`Error::NotFound`] for anyone who is not on the staff, [`Error::Forbidden`] for anyone who does not own the
/// project; [`Conflict::NotOpen`], [`Conflict::Closed`]; [`Conflict::ChangedMeanwhile`] unless it is
/// insufficient.
pub fn check_improve(
    actor: &Actor,
    owner: AccountId,
    state: State,
    verdict: Option<Verdict>,
) -> Result<()> {
    projects::rules::check_change(actor, owner)?;
    match (state, verdict) {
        (State::Open, Some(Verdict::Insufficient)) => Ok(()),
        (State::Open, Some(Verdict::Sufficient) | None) => Err(Conflict::ChangedMeanwhile.into()),
        (State::Draft, _) => Err(Conflict::NotOpen.into()),
        (State::Closed | State::Decided | State::Withdrawn, _) => Err(Conflict::Closed.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answering::conscience::testing::{OWNER, actors};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn only_the_conscience_judges_and_only_the_owner_improves_what_was_found_insufficient(
            actor in actors(), state in prop::sample::select(State::ALL), whole: bool,
            verdict in prop::option::of(prop::sample::select(Verdict::ALL)),
        ) {
            let judged = check_judge(&actor, state, whole);
            let may = state == State::Open || (state == State::Draft && whole);
            prop_assert_eq!(judged.is_ok(), may && actor.is(Role::CustomerConscience));
            let improved = check_improve(&actor, OWNER, state, verdict);
            let owns = actor.is(Role::ProjectOwner) && actor.account() == Some(OWNER);
            let asked = state == State::Open && verdict == Some(Verdict::Insufficient);
            prop_assert_eq!(improved.is_ok(), owns && asked);
            if !actor.is_staff() {
                prop_assert!(matches!(judged, Err(Error::NotFound)));
                prop_assert!(matches!(improved, Err(Error::NotFound)));
            }
        }
    }
}
