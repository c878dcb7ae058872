//! Main causes: what lies behind signals. Each signal is counted once, under the one that whoever ends it chose. What came
//! of the signals of a year is told by department and by cause.

pub mod operations;
pub mod queries;
pub(in crate::answering::signals) mod store;
#[cfg(test)]
mod tests;

use crate::base::ids::SignalCauseId;

/// The most characters of the name of a cause.
pub const LONGEST: usize = 80;

/// A main cause.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Cause {
    /// Its key.
    pub id: SignalCauseId,
    /// Its name.
    pub name: String,
}

/// How many signals of a part ended, and how many of them led to something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The name of the department or of the cause; nothing for those that have none.
    pub name: Option<String>,
    /// How many ended.
    pub all: i64,
    /// How many of them led to something: an answer, or something that was done.
    pub led: i64,
}
