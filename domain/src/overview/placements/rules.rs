//! These rules say for which days placements are planned and told, and whose they are.

use crate::{
    Conflict, Error, Problem, Result, Timestamp,
    base::{ids::AccountId, time::Day},
    overview::placements::Placement,
};
use jiff::{Span, civil::Date};

/// The days within which a new colleague does their first placement.
pub const NEW_WITHIN: i64 = 90;
/// The days for which somebody counts as new.
pub const NEW_FOR: i64 = 365;
/// The days ahead for which a placement can be planned.
const AHEAD: i64 = 366;
/// The days back for which a placement can be told.
pub const BACK: i64 = 60;

/// The day on which a placement can be planned.
///
/// # Errors
/// [`Problem::InThePast`], or [`Problem::TooFarAhead`].
pub fn check_planned(day: Date, today: Date) -> Result<Date, Problem> {
    if day < today {
        Err(Problem::InThePast)
    } else if day > today.saturating_add(Span::new().days(AHEAD)) {
        Err(Problem::TooFarAhead)
    } else {
        Ok(day)
    }
}

/// The day on which a placement was.
///
/// # Errors
/// [`Problem::InTheFuture`], or [`Problem::TooLongAgo`].
pub fn check_done(day: Date, today: Date) -> Result<Date, Problem> {
    if day > today {
        Err(Problem::InTheFuture)
    } else if day < today.saturating_sub(Span::new().days(BACK)) {
        Err(Problem::TooLongAgo(BACK))
    } else {
        Ok(day)
    }
}

/// Checks that a placement is somebody's own and not done yet.
///
/// # Errors
/// [`Error::NotFound`] for anyone else; [`Conflict::Closed`].
pub fn check_open(placement: &Placement, account: AccountId) -> Result<()> {
    if placement.account_id != account {
        Err(Error::NotFound)
    } else if placement.done == 1 {
        Err(Conflict::Closed.into())
    } else {
        Ok(())
    }
}

/// The last moment at which somebody can have come who should have done their first placement by now.
#[must_use]
pub fn came_long_enough_ago(now: Timestamp) -> Timestamp {
    now.plus_days(-NEW_WITHIN)
}

/// The first and the last day of a year, as texts that sort by date.
#[must_use]
pub fn year_of(year: i16) -> (String, String) {
    let day = |month, day| Day(Date::new(year, month, day).ok());
    let text = |day: Day| day.0.map(|day| day.to_string()).unwrap_or_default();
    (text(day(1, 1)), text(day(12, 31)))
}
