//! These rules say how long offers are valid, how long needs are kept, and who writes the terms.

use crate::{Actor, Error, Result, Role, Timestamp, boardroom::sessions::Session};
use jiff::{Span, tz::TimeZone};

/// The hours for which an offer is valid by default.
pub const HOURS: i64 = 72;
/// The fewest and the most hours for which an offer can be valid.
pub const HOURS_RANGE: (i64, i64) = (24, 168);
/// The months that must lie between two seats by default.
pub const MONTHS: i64 = 6;
/// The most months that can lie between two seats.
pub const MOST_MONTHS: i64 = 60;
/// The days after a session when the needs of people there are forgotten.
pub const NEEDS_DAYS: i64 = 30;
/// The days over which it is counted how often a segment was heard.
pub const HEARD_DAYS: i64 = 180;
/// The most characters of a reason of one sentence.
pub const LONGEST_WHY: usize = 200;
/// The most characters of one need.
pub const LONGEST_NEED: usize = 300;
/// The most characters of the terms.
pub const LONGEST_TERMS: usize = 4000;

/// The moment until which an offer that is made now is valid: so many hours, but never after the session begins.
#[must_use]
pub fn until(now: Timestamp, hours: i64, starts_at: Option<Timestamp>) -> Timestamp {
    let end = now.plus_minutes(hours * 60);
    starts_at.map_or(end, |at| end.min(at))
}

/// The moment after which an earlier seat is too recent: so many calendar months before the session, or before
/// now while it has no date.
#[must_use]
pub fn since(session: &Session, now: Timestamp, months: i64, zone: &TimeZone) -> Timestamp {
    let at = session
        .starts_at
        .unwrap_or(now)
        .to_jiff()
        .to_zoned(zone.clone());
    Span::new()
        .try_months(months)
        .and_then(|span| at.checked_sub(span))
        .map_or(Timestamp(i64::MIN), |at| {
            Timestamp(at.timestamp().as_microsecond())
        })
}

/// The moment when the needs of people there are forgotten; while there is no date, this is checked again in a month.
#[must_use]
pub fn forget_at(session: &Session, now: Timestamp) -> Timestamp {
    session.ends_at().unwrap_or(now).plus_days(NEEDS_DAYS)
}

/// Whether the session is still to come.
#[must_use]
pub fn is_to_come(session: &Session, now: Timestamp) -> bool {
    use crate::boardroom::sessions::State;
    matches!(session.state, State::Planned | State::Dated)
        && session.starts_at.is_none_or(|at| at > now)
}

/// Whether the actor writes the terms of a seat: administrators, members of the board and secretaries of a series do.
#[must_use]
pub fn may_publish(actor: &Actor, is_secretary: bool) -> bool {
    actor.is(Role::Administrator)
        || actor.is(Role::BoardMember)
        || (actor.is_staff() && is_secretary)
}

/// # Errors
/// [`Error::Forbidden`] unless [`may_publish`].
pub fn check_publishes(actor: &Actor, is_secretary: bool) -> Result<()> {
    if may_publish(actor, is_secretary) {
        Ok(())
    } else {
        Err(Error::Forbidden)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::db::testing::NOON;

    #[test]
    fn an_offer_never_outlives_the_beginning_of_its_session() {
        assert_eq!(until(NOON, 72, None), NOON.plus_days(3));
        assert_eq!(until(NOON, 72, Some(NOON.plus_days(9))), NOON.plus_days(3));
        assert_eq!(until(NOON, 72, Some(NOON.plus_days(1))), NOON.plus_days(1));
    }

    #[test]
    fn only_who_keeps_sessions_or_the_portal_writes_the_terms() {
        assert!(may_publish(&Actor::Portal, false));
        assert!(!may_publish(&Actor::Visitor, true));
        assert!(check_publishes(&Actor::Visitor, false).is_err());
    }
}
