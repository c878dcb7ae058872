//! These rules say who notes a dissent, until when, and who reads it.

use crate::{
    Actor, Conflict, Error, Result, Role, Timestamp,
    rounds::proposals::{State, visibility::Viewer},
};

/// The days after a decision in which there can still be a first note.
pub const DAYS: i64 = 14;

/// The facts about a proposal and its dissent note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DissentFacts {
    /// The state of the proposal.
    pub state: State,
    /// The moment when the decision was taken.
    pub taken_at: Option<Timestamp>,
    /// Whether there is a note.
    pub noted: bool,
}

/// Checks that the customer conscience may write a note, or change it.
///
/// # Errors
/// [`Error::NotFound`] for anyone who is not on the staff, [`Error::Forbidden`] for anyone who is not the
/// customer conscience; [`Conflict::NotOpen`], [`Conflict::RoundOpen`] and [`Conflict::Closed`] in the wrong
/// state; [`Conflict::Decided`] for changing a note, and [`Conflict::TooLate`] for a first one, after the
/// decision.
pub fn check_write(actor: &Actor, facts: DissentFacts, now: Timestamp) -> Result<()> {
    if !actor.is_staff() {
        return Err(Error::NotFound);
    }
    actor.require(Role::CustomerConscience)?;
    let late = facts
        .taken_at
        .is_none_or(|taken_at| now > taken_at.plus_days(DAYS));
    match facts.state {
        State::Closed => Ok(()),
        State::Decided if facts.noted => Err(Conflict::Decided.into()),
        State::Decided if late => Err(Conflict::TooLate.into()),
        State::Decided => Ok(()),
        State::Draft => Err(Conflict::NotOpen.into()),
        State::Open => Err(Conflict::RoundOpen.into()),
        State::Withdrawn => Err(Conflict::Closed.into()),
    }
}

/// Whether this viewer may read a note: with the decision everybody who reads that, before it staff.
#[must_use]
pub const fn may_read(viewer: Viewer, state: State) -> bool {
    matches!(state, State::Decided) || (viewer.staff && matches!(state, State::Closed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answering::conscience::testing::actors;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn only_the_conscience_notes_from_the_closing_until_a_fortnight_after_the_decision(
            actor in actors(), state in prop::sample::select(State::ALL), noted: bool, days in 0_i64..30,
        ) {
            let decided = state == State::Decided;
            let facts = DissentFacts { state, taken_at: decided.then_some(Timestamp(0)), noted };
            let written = check_write(&actor, facts, Timestamp(0).plus_days(days));
            let may = state == State::Closed || (decided && !noted && days <= DAYS);
            prop_assert_eq!(written.is_ok(), may && actor.is(Role::CustomerConscience));
            if !actor.is_staff() {
                prop_assert!(matches!(written, Err(Error::NotFound)));
            }
        }

        #[test]
        fn the_panel_reads_a_note_with_the_decision(
            asked: bool, staff: bool, state in prop::sample::select(State::ALL),
        ) {
            let viewer = Viewer { asked, voted: asked, staff, ..Viewer::default() };
            let may = state == State::Decided || (staff && state == State::Closed);
            prop_assert_eq!(may_read(viewer, state), may);
        }
    }
}
