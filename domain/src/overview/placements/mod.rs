//! Placements: a colleague's turn among customers, planned and done, with one lesson and one thing to mend, which becomes
//! a signal.
//!
//! Owns the table `placements`. What must stay true: only the colleague plans, finishes and drops their own placement; one
//! that is done stays done; a lesson names no customer and no colleague who was met; the coverage of a year counts people,
//! each once.

pub mod operations;
pub mod queries;
pub mod rules;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::{
    answering::channels::ChannelKind,
    base::{
        ids::{AccountId, PlacementId},
        time::Day,
    },
};

/// The most characters of a lesson.
pub const LONGEST: usize = 280;

/// What a colleague does in a placement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Listening in on calls with customers.
    ListenIn,
    /// Riding along with somebody who visits customers.
    RideAlong,
    /// Standing at the counter.
    Counter,
    /// Doing what a customer has to do, as a customer.
    OwnJourney,
}
crate::base::db::text_enum!(Kind {
    ListenIn => "listen_in", RideAlong => "ride_along", Counter => "counter", OwnJourney => "own_journey",
});

impl Kind {
    /// The way by which customers come there, for the signal about what has to be mended.
    const fn channel(self) -> ChannelKind {
        match self {
            Self::ListenIn => ChannelKind::Phone,
            Self::RideAlong | Self::Counter => ChannelKind::Counter,
            Self::OwnJourney => ChannelKind::Portal,
        }
    }
}

/// A placement.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Placement {
    /// Its key.
    pub id: PlacementId,
    pub(crate) account_id: AccountId,
    /// The name of the colleague.
    pub who: String,
    /// Where they worked; nothing when they were in no department.
    pub department: Option<String>,
    /// What they do.
    pub kind: Kind,
    /// The day on which it is planned, or on which it was.
    #[sqlx(try_from = "String")]
    pub day: Day,
    /// 1 when it is done, else 0.
    pub done: i64,
    /// What they learned; empty until it is done.
    pub lesson: String,
}

/// How many people of a part of the organisation did a placement in a year.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Coverage {
    /// The name of the department; empty for other people.
    pub name: String,
    /// How many people work there.
    pub people: i64,
    /// How many of them did a placement in the year.
    pub done: i64,
    /// How many came within the last year, should have done their first by now, and did not.
    pub new_and_late: i64,
}
