//! These rules say who may appeal against a "no", and until when.

use crate::{Conflict, Error, Result, Timestamp, rounds::proposals};

/// The days after a "no" in which a member can appeal.
pub const DAYS: i64 = proposals::APPEAL_DAYS;
/// The days within which an appeal is answered.
pub const ANSWER_DAYS: i64 = 14;

/// The facts about a member and a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AppealFacts {
    /// Whether they were asked about the proposal.
    pub asked: bool,
    /// Whether they voted on it or wrote about it.
    pub spoke: bool,
    /// The moment of the "no": of the decision to drop it, or of its owner withdrawing the round.
    pub refused_at: Option<Timestamp>,
}

impl AppealFacts {
    /// Checks that a member may appeal.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone who was not asked, and when there is no "no"; [`Error::Forbidden`] for
    /// members who neither voted nor wrote; [`Conflict::TooLate`].
    pub fn check(&self, now: Timestamp) -> Result<()> {
        let refused_at = self.refused_at.ok_or(Error::NotFound)?;
        if !self.asked {
            return Err(Error::NotFound);
        }
        if !self.spoke {
            return Err(Error::Forbidden);
        }
        if now > refused_at.plus_days(DAYS) {
            return Err(Conflict::TooLate.into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whoever_spoke_appeals_against_a_no_within_thirty_days(
            asked: bool, spoke: bool, no: bool, days in 0_i64..60,
        ) {
            let facts = AppealFacts { asked, spoke, refused_at: no.then_some(Timestamp(0)) };
            let checked = facts.check(Timestamp(0).plus_days(days));
            prop_assert_eq!(checked.is_ok(), no && asked && spoke && days <= DAYS);
            // A member who was not asked does not learn that there was a decision.
            if !asked || !no {
                prop_assert!(matches!(checked, Err(Error::NotFound)));
            }
        }
    }
}
