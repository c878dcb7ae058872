//! The ways in that the organisation offers, each with the hours in which somebody is there and the time within which
//! they promise to react.
//!
//! Owns the tables `channels`, `holiday_years` and `holidays`. What must stay true: a due instant is computed once, when
//! the clock begins, and is kept by whoever asked for it; a promise or an hour that changes later moves none of them. A
//! year of holidays is fixed when it is first looked at.

pub mod clock;
pub mod operations;
pub mod queries;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub use clock::Hours;

/// A way in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChannelKind {
    /// By telephone.
    Phone,
    /// By e-mail.
    Mail,
    /// By WhatsApp.
    Whatsapp,
    /// At the counter.
    Counter,
    /// By letter.
    Letter,
    /// On social media.
    Social,
    /// In this portal.
    Portal,
}
crate::base::db::text_enum!(ChannelKind {
    Phone => "phone", Mail => "mail", Whatsapp => "whatsapp", Counter => "counter", Letter => "letter",
    Social => "social", Portal => "portal",
});

/// What a promise counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Hours in which somebody is there.
    Hours,
    /// Days on which somebody is there, each until it closes.
    Days,
}
crate::base::db::text_enum!(Unit { Hours => "hours", Days => "days" });

/// The time within which somebody reacts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReactionTime {
    /// How many.
    pub count: i64,
    /// Of what.
    pub unit: Unit,
}

/// A channel as the organisation offers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    /// The way in.
    pub kind: ChannelKind,
    /// Whether the organisation offers it to customers.
    pub is_offered: bool,
    /// The hours in which somebody is there.
    pub hours: Hours,
    /// The time within which they promise to react.
    pub promise: ReactionTime,
}

/// A day on which nobody is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// The day.
    pub day: jiff::civil::Date,
    /// What it is; empty for a public holiday.
    pub name: String,
}
