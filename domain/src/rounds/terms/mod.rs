//! The terms of advice: how long customers have to advise, the term for the reasons when they are not followed,
//! and how long a decision is then not carried out.
//!
//! Owns `advice_terms`. What must stay true: a change needs a reason, which customers read; a round that is
//! open keeps the terms under which it was opened.

pub mod queries;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::Timestamp;

/// The terms that are promised to customers who advise, all in days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Terms {
    /// The least duration of a round.
    pub advise_days: i64,
    /// The days after the round within which the reasons are due when an advice is not followed.
    pub reasons_days: i64,
    /// The days for which a decision against an advice is not carried out.
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
    /// The reason, for customers to read.
    pub why: String,
    /// The name of the person who changed them.
    pub changed_by: String,
    /// The moment of the change.
    pub changed_at: Timestamp,
}
