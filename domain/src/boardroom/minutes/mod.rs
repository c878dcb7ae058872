//! The minutes of a session: written by whoever arranges or leads it, published to everybody who took part.
//!
//! Owns the tables `minutes` and `minute_revisions`. What must stay true: what was published is never
//! changed, only followed by a next revision with its reason; customers read nothing that was not published.

pub mod contents;
pub mod operations;
pub mod queries;
pub mod rules;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::Timestamp;

/// Minutes as they were published.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Revision {
    /// Its number, from 1.
    pub number: i64,
    /// What was said.
    pub text: String,
    /// Why it follows the revision before it; empty for the first.
    pub reason: String,
    /// Who published it.
    pub published_by: String,
    /// When.
    pub published_at: Timestamp,
}

/// Minutes as they are being written.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Draft {
    /// What was said.
    pub text: String,
    /// Who wrote it last.
    pub changed_by: String,
    /// When.
    pub changed_at: Timestamp,
}
