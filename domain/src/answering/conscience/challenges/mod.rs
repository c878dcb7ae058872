//! Challenges: the objections of the customer conscience to a coming decision.
//!
//! Owns the table `challenges`. What must stay true: there is at most one on a proposal, raised between the
//! opening of its round and the decision; no decision is taken before the owner replied, and no waiver lifts
//! that; neither the challenge nor the reply is changed afterwards.

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
    /// The objection.
    pub text: String,
    /// The name of the customer conscience at that time.
    pub raised_by: String,
    /// The moment when it was raised.
    pub raised_at: Timestamp,
    /// The reply of the owner; empty until then.
    pub reply: String,
    /// The name of the person who replied.
    pub replied_by: Option<String>,
    /// The moment.
    pub replied_at: Option<Timestamp>,
}
