//! What calendars are told of sessions: an invitation for each who takes part, and a private address that a
//! calendar program reads.
//!
//! Owns the tables `calendar_entries` and `calendar_feeds`. What must stay true: each message to one person about
//! one session has a higher sequence than the one before; nobody reads in a calendar who else takes part; of the
//! private address only the hash is kept, and a new one ends the old one. The app writes the files.

pub mod contents;
pub mod operations;
pub mod queries;
pub mod rules;
mod store;
pub(crate) mod tell;
#[cfg(test)]
mod tests;

use crate::{
    Language, Timestamp,
    base::ids::{AccountId, SessionId},
    boardroom::sessions::Session,
};

/// What one person's calendar was told last of one session.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct LastSent {
    /// The session.
    pub session_id: SessionId,
    /// The number of that message.
    pub sequence: i64,
    /// The number of the message that invited.
    pub since: i64,
    cancelled: i64,
}

impl LastSent {
    /// Whether it was told that the person need not come.
    #[must_use]
    pub const fn cancelled(&self) -> bool {
        self.cancelled == 1
    }

    /// Whether the person was invited before, so that this message changes something.
    #[must_use]
    pub const fn changes(&self) -> bool {
        self.sequence > self.since
    }
}

/// A session as it stands in one person's calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The session.
    pub session: Session,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// The number of the last message.
    pub sequence: i64,
    /// Whether it is off, for everybody or for this person.
    pub cancelled: bool,
    /// Whose calendar.
    pub account: AccountId,
}

/// The calendar of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// The language of the reader.
    pub language: Language,
    /// The sessions, the first one first.
    pub entries: Vec<Entry>,
}
