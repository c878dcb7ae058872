//! The terms of advice: how long customers have, by when they are told why they are not followed, and how
//! long a decision then stands still.
//!
//! Owns `advice_terms`. What must stay true: a change needs a reason, which customers read; a round that
//! is open keeps the terms under which it was opened.

pub mod queries;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::Timestamp;

/// What those who advise are promised, all in days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Terms {
    /// How long a round lasts at least.
    pub advise_days: i64,
    /// How long after the round the reasons are due when an advice is not followed.
    pub reasons_days: i64,
    /// For how long a decision on an advice is not carried out.
    pub standstill_days: i64,
}

impl Terms {
    /// Six weeks, fourteen days and three days (Overlegwet, article 5).
    pub const LAW: Self = Self {
        advise_days: 42,
        reasons_days: 14,
        standstill_days: 3,
    };
}

impl Default for Terms {
    fn default() -> Self {
        Self::LAW
    }
}

/// No term is longer than this, in days.
pub const LONGEST: i64 = 365;
/// The most characters of the reason of a change.
pub const LONGEST_REASON: usize = 500;

/// A change of the terms.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Change {
    /// The terms from then on.
    #[sqlx(flatten)]
    pub terms: Terms,
    /// Why, for customers to read.
    pub why: String,
    /// Who changed them.
    pub changed_by: String,
    /// When.
    pub changed_at: Timestamp,
}
