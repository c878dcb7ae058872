//! Contributions that belong together, grouped by hand.
//!
//! Owns the table `themes` and the grouping of contributions: `theme_id`, `merged_into`, `merged_under` and
//! `grouped_at` of `contributions`. What must stay true: only the owner of the project groups; contributions
//! that are for the customer conscience only or were withdrawn are in no theme and are merged with nothing; a
//! merged contribution is in the theme of its lead, and the lead was itself not merged; a person is counted
//! once, however often they wrote; unmerging restores what was there.

pub mod operations;
pub mod queries;
pub mod rules;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::{
    Problem,
    base::{ids::ThemeId, values},
};

/// A theme and its size. Withdrawn contributions do not count.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Theme {
    /// Its key.
    pub id: ThemeId,
    /// The name.
    pub name: String,
    /// The number of people who wrote in it, each counted once.
    pub people: i64,
    /// The number of contributions in it, merged ones included.
    pub contributions: i64,
    /// The number of them that wait for an answer.
    pub waiting: i64,
}

/// The most characters of a name.
pub const LONGEST: usize = 80;

/// The name of a theme: as it was written, and folded so that it can be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    written: String,
    key: String,
}

impl Name {
    /// Reads a name; spaces between words count as one.
    ///
    /// # Errors
    /// [`Problem::Missing`] or [`Problem::TooLong`].
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        let line = values::line(typed, LONGEST)?;
        let words: Vec<_> = line.split_whitespace().collect();
        let written = words.join(" ");
        let key = written.to_lowercase();
        Ok(Self { written, key })
    }

    /// The text as it was written.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Folded: two themes with the same key have the same name.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }
}
