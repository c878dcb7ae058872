//! Calendars: an invitation for each participant of a session, and a private address that a calendar program reads.
//!
//! Owns the tables `calendar_entries` and `calendar_feeds`. What must stay true: each message to one person
//! about one session has a higher sequence than the one before; a calendar never shows who else takes part;
//! only the hash of the private address is kept, and a new address ends the old one. The app writes the files.

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

/// The last message about one session to one person's calendar.
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
    /// Whether it cancelled the session for this person.
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

/// A session in one person's calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The session.
    pub session: Session,
    /// The moment when it begins.
    pub starts_at: Timestamp,
    /// The moment when it ends.
    pub ends_at: Timestamp,
    /// The number of the last message.
    pub sequence: i64,
    /// Whether it is cancelled, for everybody or for this person.
    pub cancelled: bool,
    /// The owner of the calendar.
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
