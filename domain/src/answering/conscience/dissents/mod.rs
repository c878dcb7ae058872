//! Dissent notes: the reasons of a customer conscience who disagrees with a decision.
//!
//! Owns the table `dissents`. What must stay true: there is at most one for a decision; it can be changed until
//! the decision is taken and never after; from then on it is shown wherever the decision is shown.

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
    /// The text of the note.
    pub text: String,
    /// The name of the writer.
    pub written_by: String,
    /// The last change of its text.
    pub written_at: Timestamp,
}
