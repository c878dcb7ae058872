//! Challenges: what the customer conscience objects to a decision that is to come.
//!
//! Owns the table `challenges`. What must stay true: there is at most one on a proposal, raised between
//! the opening of its round and the decision; no decision is taken before the owner replied, and no
//! waiver lifts that; neither the challenge nor the reply is changed afterwards.

pub mod operations;
pub mod queries;
pub mod rules;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::Timestamp;

/// The most characters of a challenge, and of the reply to it.
pub const LONGEST: usize = 2000;

/// A challenge with its reply, as it is read.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Challenge {
    /// What the customer conscience objects.
    pub text: String,
    /// Who was the customer conscience.
    pub raised_by: String,
    /// When it was raised.
    pub raised_at: Timestamp,
    /// What the owner replied; empty until then.
    pub reply: String,
    /// Who replied.
    pub replied_by: Option<String>,
    /// When.
    pub replied_at: Option<Timestamp>,
}
