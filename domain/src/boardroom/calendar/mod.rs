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
use serde::{Deserialize, Serialize};

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
    /// When it was told.
    pub sent_at: Timestamp,
    told: String,
    heard_before: String,
}

/// What a message says of a session that can change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// When it begins.
    pub starts_at: Timestamp,
    /// How long it takes.
    pub minutes: i64,
    /// Where it is.
    pub place: String,
    /// Where it is online.
    pub link: String,
    /// What it is about.
    pub theme: String,
}

impl Told {
    /// What a message says of a session; nothing without a time.
    #[must_use]
    pub fn of(session: &Session) -> Option<Self> {
        Some(Self {
            starts_at: session.starts_at?,
            minutes: session.minutes,
            place: session.place.clone(),
            link: session.link.clone(),
            theme: session.theme.clone(),
        })
    }

    fn read(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }
}

impl LastSent {
    /// What the person had heard before this message, when that was kept.
    #[must_use]
    pub fn heard_before(&self) -> Option<Told> {
        Told::read(&self.heard_before)
    }

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
    /// When this person's calendar was told last, if it was.
    pub told_at: Option<Timestamp>,
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
