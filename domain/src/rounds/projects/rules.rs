//! These rules say who may do what with a project and what belongs to it, and how well its phases listen to
//! customers.

use super::{Input, PhaseKind};
use crate::{Actor, Error, Result, Role, base::ids::AccountId};
use jiff::civil::Date;

/// Whether the actor may change a project of this owner, and its proposals.
#[must_use]
pub fn may_change(actor: &Actor, owner: AccountId) -> bool {
    actor.is(Role::ProjectOwner) && actor.account() == Some(owner)
}

/// Checks that the actor is the owner.
///
/// # Errors
/// [`Error::NotFound`] for anyone who does not work here and so may not know of it, [`Error::Forbidden`] for
/// the rest of the staff.
pub fn check_change(actor: &Actor, owner: AccountId) -> Result<()> {
    if may_change(actor, owner) {
        Ok(())
    } else if actor.is_staff() {
        Err(Error::Forbidden)
    } else {
        Err(Error::NotFound)
    }
}

/// The customer input of one phase, as a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hearing {
    /// Customers took positions or wrote.
    Heard,
    /// Customers were asked, but none of them has said anything.
    Silent,
    /// Nothing was put to customers.
    Unasked,
    /// Nothing was put to customers, and the phase has not begun.
    Ahead,
}

impl Hearing {
    /// The verdict on a phase that begins on `begins_on`, as of `today`.
    #[must_use]
    pub fn of(input: &Input, begins_on: Option<Date>, today: Date) -> Self {
        if input.positions > 0 || input.contributions > 0 {
            Self::Heard
        } else if input.rounds > 0 {
            Self::Silent
        } else if begins_on.is_some_and(|begins| begins > today) {
            Self::Ahead
        } else {
            Self::Unasked
        }
    }
}

/// The verdict on how a whole project listens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Listening {
    /// Customers were heard in none of the phases.
    Nowhere,
    /// Customers were heard at the start and from acceptance on, but in no phase between those.
    OnlyStartAndAcceptance,
    /// Customers were heard in some of the phases.
    Partly,
    /// Customers were heard in every phase.
    Throughout,
}

/// The verdict on these phases, each with whether customers were heard in it.
#[must_use]
pub fn listening(phases: &[(PhaseKind, bool)]) -> Listening {
    let heard = |of: fn(PhaseKind) -> bool| {
        let kinds = phases
            .iter()
            .filter(move |(kind, heard)| *heard && of(*kind));
        kinds.map(|(kind, _)| *kind)
    };
    let is_start = |kind| matches!(kind, PhaseKind::Idea | PhaseKind::Research);
    let is_acceptance = |kind| kind >= PhaseKind::Test;
    let is_between = |kind| matches!(kind, PhaseKind::Design | PhaseKind::Build);
    if phases.iter().all(|(_, heard)| !heard) {
        return Listening::Nowhere;
    }
    if phases.iter().all(|(_, heard)| *heard) {
        return Listening::Throughout;
    }
    let (Some(start), Some(acceptance), None) = (
        heard(is_start).max(),
        heard(is_acceptance).min(),
        heard(is_between).next(),
    ) else {
        return Listening::Partly;
    };
    let gap = phases
        .iter()
        .any(|(kind, _)| (start..acceptance).contains(kind) && *kind != start);
    if gap {
        Listening::OnlyStartAndAcceptance
    } else {
        Listening::Partly
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    use PhaseKind::{Aftercare, Build, Design, Idea, Launch, Research, Test};

    #[test]
    fn the_start_and_acceptance_are_named_when_a_phase_between_is_unheard() {
        for (phases, expected) in [
            (&[][..], Listening::Nowhere),
            (&[(Idea, false), (Build, false)], Listening::Nowhere),
            (&[(Idea, true), (Build, true)], Listening::Throughout),
            (&[(Idea, true), (Build, false)], Listening::Partly),
            (&[(Build, false), (Test, true)], Listening::Partly),
            (
                &[(Idea, true), (Build, false), (Test, true)],
                Listening::OnlyStartAndAcceptance,
            ),
            (
                &[(Research, true), (Design, false), (Aftercare, true)],
                Listening::OnlyStartAndAcceptance,
            ),
            (
                &[(Idea, true), (Research, false), (Test, true)],
                Listening::OnlyStartAndAcceptance,
            ),
            (
                &[(Idea, true), (Design, false), (Build, true), (Test, true)],
                Listening::Partly,
            ),
            // No phase lies between research and test here, so none was passed over.
            (
                &[
                    (Idea, false),
                    (Research, true),
                    (Test, true),
                    (Launch, false),
                ],
                Listening::Partly,
            ),
        ] {
            assert_eq!(listening(phases), expected, "{phases:?}");
        }
    }

    #[test]
    fn a_phase_is_heard_when_somebody_spoke_and_silent_when_nobody_did() {
        let (today, later) = (date(2026, 3, 2), Some(date(2026, 3, 3)));
        let asked = Input {
            rounds: 1,
            asked: 9,
            ..Input::default()
        };
        let voted = Input {
            positions: 1,
            ..asked
        };
        let wrote = Input {
            contributions: 1,
            ..asked
        };
        assert_eq!(Hearing::of(&voted, later, today), Hearing::Heard);
        assert_eq!(Hearing::of(&wrote, None, today), Hearing::Heard);
        assert_eq!(Hearing::of(&asked, later, today), Hearing::Silent);
        assert_eq!(Hearing::of(&Input::default(), later, today), Hearing::Ahead);
        assert_eq!(
            Hearing::of(&Input::default(), Some(today), today),
            Hearing::Unasked
        );
        assert_eq!(
            Hearing::of(&Input::default(), None, today),
            Hearing::Unasked
        );
    }

    proptest! {
        #[test]
        fn hearing_customers_in_design_or_build_is_never_called_only_start_and_acceptance(
            heard in prop::collection::vec(any::<bool>(), 7), chosen in prop::collection::vec(any::<bool>(), 7),
        ) {
            let phases: Vec<_> = PhaseKind::ALL.iter().copied().zip(heard).zip(chosen)
                .filter_map(|(phase, chosen)| chosen.then_some(phase)).collect();
            let of = |kinds: &[PhaseKind], said: bool| phases.iter().any(|(kind, heard)| *heard == said && kinds.contains(kind));
            let is = listening(&phases);
            if is == Listening::OnlyStartAndAcceptance {
                prop_assert!(of(&[Idea, Research], true) && of(&[Test, Launch, Aftercare], true));
                prop_assert!(!of(&[Design, Build], true));
            } else if of(&[Idea, Research], true) && of(&[Test, Launch, Aftercare], true) && !of(&[Design, Build], true) {
                prop_assert!(!of(&[Design, Build], false), "phases between were passed over: {phases:?}");
            }
            prop_assert_eq!(is == Listening::Nowhere, phases.iter().all(|(_, heard)| !heard));
        }
    }
}
