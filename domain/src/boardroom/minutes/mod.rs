//! The minutes of a session: written by the people who arrange or lead it, published to everybody who took part.
//!
//! Owns the tables `minutes` and `minute_revisions`. What must stay true: published minutes are never changed,
//! only followed by a next revision with its reason; customers read published minutes only.

pub mod contents;
pub mod operations;
pub mod queries;
pub mod rules;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::Timestamp;

/// Minutes that were published.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Revision {
    /// Its number, from 1.
    pub number: i64,
    /// The text.
    pub text: String,
    /// The reason for this revision; empty for the first.
    pub reason: String,
    /// The name of the person who published it.
    pub published_by: String,
    /// The moment.
    pub published_at: Timestamp,
}

/// Minutes that are being written.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Draft {
    /// The text.
    pub text: String,
    /// The name of the person who wrote it last.
    pub changed_by: String,
    /// The moment.
    pub changed_at: Timestamp,
}
