//! Supports: a customer who reads the words of another says the same.
//!
//! Owns the `supports` table. What must stay true: one person counts once, however often they press and whatever
//! else they wrote; a support is for the words that its giver read, so it counts no longer once they were changed;
//! only the number is ever shown, never who gave it.

pub mod operations;
pub(crate) mod store;
#[cfg(test)]
mod tests;

/// The support for somebody's words, as their reader sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Support {
    /// The number of people, apart from the writer, who say the same.
    pub people: i64,
    /// Whether the reader is one of them.
    pub given: bool,
    /// Whether the reader can say so now, or take it back.
    pub may: bool,
}

/// The columns of a support in the row of something written.
#[derive(Clone, Copy, Debug, Default, sqlx::FromRow)]
pub(crate) struct SupportRow {
    pub people: i64,
    /// More than 0 when the reader gave theirs.
    pub given: i64,
    /// More than 0 when the reader wrote it, or wrote something that was merged with it.
    pub wrote: i64,
}

impl SupportRow {
    /// The support for a reader who takes part in a round, which may be open.
    pub(crate) const fn seen(self, takes_part: bool) -> Support {
        Support {
            people: self.people,
            given: self.given > 0,
            may: takes_part && self.wrote == 0,
        }
    }
}
