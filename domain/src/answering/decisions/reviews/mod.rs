//! Looking back at a decision: on the day that was named when it was taken, everybody who voted or wrote hears
//! how it turned out.
//!
//! Owns `decision_reviews`. What must stay true: at most one review of a decision is planned; findings are
//! published once and never changed.

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

/// The most characters of the findings.
pub const LONGEST: usize = 2000;

/// A review of a decision.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Review {
    /// The day for which it was planned.
    #[sqlx(try_from = "String")]
    pub due_on: Day,
    /// The findings; empty while it is planned.
    pub findings: String,
    /// The name of the person who reviewed it.
    pub reviewed_by: Option<String>,
    /// The moment of the review; `None` while it is planned.
    pub reviewed_at: Option<Timestamp>,
}

/// A decision whose review is planned.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Due {
    /// The proposal that was decided on.
    pub proposal_id: ProposalId,
    /// Its title.
    pub title: String,
    /// The account of the person who has to review it.
    pub owner_id: AccountId,
    /// Their name.
    pub owner_name: String,
    /// The day for which it was planned.
    #[sqlx(try_from = "String")]
    pub due_on: Day,
}
