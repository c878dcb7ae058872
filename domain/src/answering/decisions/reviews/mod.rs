//! Looking back at a decision: on the day that was named when it was taken, what became of it is told to
//! everybody who voted or wrote.
//!
//! Owns `decision_reviews`. What must stay true: at most one review of a decision is to come; what was
//! seen is told once and never changed.

pub mod operations;
pub mod queries;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::{
    Timestamp,
    base::{
        ids::{AccountId, ProposalId},
        time::Day,
    },
};

/// The most characters of what was seen.
pub const LONGEST: usize = 2000;

/// A review of a decision.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Review {
    /// The day for which it was planned.
    #[sqlx(try_from = "String")]
    pub due_on: Day,
    /// What was seen; empty while it is to come.
    pub findings: String,
    /// Who looked.
    pub reviewed_by: Option<String>,
    /// When; nothing while it is to come.
    pub reviewed_at: Option<Timestamp>,
}

/// A decision that waits to be looked at again.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Due {
    /// The proposal that was decided on.
    pub proposal_id: ProposalId,
    /// Its title.
    pub title: String,
    /// Who has to look.
    pub owner_id: AccountId,
    /// Their name.
    pub owner_name: String,
    /// The day for which it was planned.
    #[sqlx(try_from = "String")]
    pub due_on: Day,
}
