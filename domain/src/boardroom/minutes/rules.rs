//! These rules say who can write minutes and when, and when the secretary is reminded.

use crate::{
    Actor, Conflict, Result, Timestamp,
    base::working_days,
    boardroom::sessions::{Session, State, rules::check_leads},
};
use jiff::{civil::Date, tz::TimeZone};

/// The most characters of minutes.
pub const LONGEST: usize = 20_000;
/// The most characters of the reason of a next revision.
pub const LONGEST_REASON: usize = 500;
/// The days after a session on which the secretary is reminded of minutes that were not published.
pub const REMIND_AFTER_DAYS: [i64; 2] = [3, 7];

/// The working days within which minutes are published.
pub const PUBLISH_WITHIN: u32 = 5;

/// The last day on which the minutes of a session are in time; `None` while it has no date.
#[must_use]
pub fn due(session: &Session, zone: &TimeZone) -> Option<Date> {
    session
        .ends_at()
        .map(|at| working_days::due(at, PUBLISH_WITHIN, zone))
}

/// # Errors
/// [`crate::Error::Forbidden`] unless the actor arranges or leads the session; [`Conflict::SessionNotHeld`] before it
/// began; [`Conflict::SessionEnded`] when it was cancelled.
pub fn check_writes(actor: &Actor, session: &Session, now: Timestamp) -> Result<()> {
    check_leads(actor, session)?;
    match session.state {
        State::Cancelled => Err(Conflict::SessionEnded.into()),
        State::Planned => Err(Conflict::SessionNotHeld.into()),
        State::Dated if session.starts_at.is_none_or(|at| at > now) => {
            Err(Conflict::SessionNotHeld.into())
        }
        State::Dated | State::Closed => Ok(()),
    }
}

/// Whether the actor may write them now.
#[must_use]
pub fn may_write(actor: &Actor, session: &Session, now: Timestamp) -> bool {
    check_writes(actor, session, now).is_ok()
}
