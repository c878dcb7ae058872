//! These rules say who may object to a coming decision, who replies, and who reads it.

use crate::{
    Actor, Conflict, Error, Result, Role, Timestamp,
    base::{ids::AccountId, working_days},
    rounds::{
        projects,
        proposals::{State, visibility::Viewer},
    },
};
use jiff::{civil::Date, tz::TimeZone};

/// The working days within which the owner replies to a challenge.
pub const REPLY_WITHIN: u32 = 5;

/// The last day on which the reply to a challenge is in time.
#[must_use]
pub fn reply_due(raised_at: Timestamp, zone: &TimeZone) -> Date {
    working_days::due(raised_at, REPLY_WITHIN, zone)
}

/// Checks that a proposal is between the opening of its round and the decision.
fn check_undecided(state: State) -> Result<()> {
    match state {
        State::Open | State::Closed => Ok(()),
        State::Draft => Err(Conflict::NotOpen.into()),
        State::Decided => Err(Conflict::Decided.into()),
        State::Withdrawn => Err(Conflict::Closed.into()),
    }
}

/// Checks that the customer conscience may object to a proposal in this state.
///
/// # Errors
/// [`Error::NotFound`] for anyone who is not on the staff, [`Error::Forbidden`] for anyone who is not the
/// customer conscience; [`Conflict::NotOpen`], [`Conflict::Decided`] or [`Conflict::Closed`] in the wrong
/// state.
pub fn check_raise(actor: &Actor, state: State) -> Result<()> {
    if !actor.is_staff() {
        return Err(Error::NotFound);
    }
    actor.require(Role::CustomerConscience)?;
    check_undecided(state)
}

/// Checks that the owner of the project may reply.
///
/// # Errors
/// As [`check_raise`], with [`Error::Forbidden`] for anyone who does not own the project.
pub fn check_reply(actor: &Actor, owner: AccountId, state: State) -> Result<()> {
    projects::rules::check_change(actor, owner)?;
    check_undecided(state)
}

/// Whether this viewer may read a challenge: the panel once the round closed, staff at once.
#[must_use]
pub const fn may_read(viewer: Viewer, state: State) -> bool {
    viewer.staff || matches!(state, State::Closed | State::Decided)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answering::conscience::testing::{OWNER, actors};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn only_the_conscience_objects_and_only_the_owner_replies_until_the_decision(
            actor in actors(), state in prop::sample::select(State::ALL),
        ) {
            let undecided = matches!(state, State::Open | State::Closed);
            let owns = actor.is(Role::ProjectOwner) && actor.account() == Some(OWNER);
            let (raised, replied) = (check_raise(&actor, state), check_reply(&actor, OWNER, state));
            prop_assert_eq!(raised.is_ok(), undecided && actor.is(Role::CustomerConscience));
            prop_assert_eq!(replied.is_ok(), undecided && owns);
            if !actor.is_staff() {
                prop_assert!(matches!(raised, Err(Error::NotFound)));
                prop_assert!(matches!(replied, Err(Error::NotFound)));
            }
        }

        #[test]
        fn the_panel_reads_a_challenge_once_the_round_closed(
            asked: bool, voted: bool, staff: bool, state in prop::sample::select(State::ALL),
        ) {
            let viewer = Viewer { asked, voted, staff, ..Viewer::default() };
            let over = matches!(state, State::Closed | State::Decided);
            prop_assert_eq!(may_read(viewer, state), staff || over);
        }
    }
}
