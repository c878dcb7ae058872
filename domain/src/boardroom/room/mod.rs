//! The room of a session while it is held, after the Dutch *klantarena*: rounds with a clock, questions that
//! people support, what staff heard and promise, and the closing.
//!
//! Owns the tables `rooms`, `room_events`, `room_questions`, `room_supports`, `room_promises`,
//! `room_confirmations` and `room_speaking`. What must stay true: each change of a room writes one event in the same transaction,
//! numbered without a gap; a support counts once; only the person who asked and those who lead can read a
//! hidden question; the person who asked is shown as they chose.

pub mod events;
pub mod left_open;
pub mod operations;
pub mod queries;
pub mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use crate::rounds::contributions::{Attribution, Speaker};

/// The phase of a session while it is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoomRound {
    /// It has not begun.
    Before,
    /// Only customers speak.
    One,
    /// Staff may ask, to understand better.
    Two,
    /// Staff say what they heard and will do.
    Three,
    /// Customers read the promises, and confirm or correct them.
    Closing,
    /// It is over.
    Closed,
}
crate::base::db::text_enum!(RoomRound {
    Before => "before", One => "one", Two => "two", Three => "three", Closing => "closing", Closed => "closed",
});

impl RoomRound {
    /// Whether it is the turn of customers: they speak, or say whether a promise is right.
    #[must_use]
    pub const fn is_customers(self) -> bool {
        matches!(self, Self::One | Self::Closing)
    }

    /// Whether what staff heard and promise is told to everybody: from the round in which they say it.
    #[must_use]
    pub const fn tells_heard(self) -> bool {
        matches!(self, Self::Three | Self::Closing | Self::Closed)
    }
}

/// The state of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Nobody has dealt with it yet.
    Waiting,
    /// It is on the short list of the facilitator.
    Listed,
    /// It was answered in the room.
    Answered,
    /// The facilitator hid it, with a reason for the person who asked.
    Hidden,
}
crate::base::db::text_enum!(State {
    Waiting => "waiting", Listed => "listed", Answered => "answered", Hidden => "hidden",
});

/// The hundredths of the speaking time that customers should have.
pub const CUSTOMERS_SPEAK: i64 = 80;

/// The most characters of a question and of a reason.
pub const LONGEST: usize = 300;
/// The most questions of one person in a session.
pub const MOST_QUESTIONS: usize = 20;
/// The most characters of a note, a promise or a correction.
pub const LONGEST_HEARD: usize = crate::answering::commitments::LONGEST;
