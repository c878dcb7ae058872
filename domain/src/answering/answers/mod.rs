//! Replies to contributions, by a named person.
//!
//! Owns `answers` and `answer_contributions`. What must stay true: only the person who owes the answer gives
//! it; it is published once, in one transaction with the state of every contribution that it serves and one
//! mail to each of their writers; the writer, not the owner, judges whether it answers them.

pub mod contents;
pub mod from_reason;
pub(crate) mod held;
mod inbox;
mod inbox_store;
pub mod operations;
pub mod queries;
pub(crate) mod store;
pub mod take_back;
#[cfg(test)]
mod tests;
pub mod to_theme;
pub mod translation;

use crate::{Problem, base::values};

/// The most characters of an answer.
pub const LONGEST: usize = 4000;

/// An answer, checked.
///
/// # Errors
/// [`Problem::Missing`] or [`Problem::TooLong`].
pub fn text(typed: &str) -> Result<String, Problem> {
    values::prose(typed, LONGEST)
}
