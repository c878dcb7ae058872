//! Dissent notes: why the customer conscience thinks otherwise of a decision.
//!
//! Owns the table `dissents`. What must stay true: there is at most one for a decision; it can be changed
//! until the decision is taken and never after; from then on it stands wherever the decision stands.

pub mod operations;
pub mod queries;
pub mod rules;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::Timestamp;

/// The most characters of a note.
pub const LONGEST: usize = 2000;

/// A note, as it is read.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Dissent {
    /// What the customer conscience thinks.
    pub text: String,
    /// Who wrote it.
    pub written_by: String,
    /// When it got these words.
    pub written_at: Timestamp,
}
