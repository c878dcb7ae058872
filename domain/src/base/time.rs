//! Instants, and the clock that tells them.

use jiff::{Span, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

/// An instant: microseconds since 1970-01-01T00:00:00Z. It is stored as BIGINT and bound from the clock, never
/// from the clock of the database.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type, Serialize, Deserialize,
)]
#[sqlx(transparent)]
pub struct Timestamp(pub i64);

const SECOND: i64 = 1_000_000;
const MINUTE: i64 = 60 * SECOND;

impl Timestamp {
    /// This instant and `seconds` more.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0 + seconds * SECOND)
    }

    /// This instant and `minutes` more.
    #[must_use]
    pub const fn plus_minutes(self, minutes: i64) -> Self {
        Self(self.0 + minutes * MINUTE)
    }

    /// This instant and `days` of 24 hours more.
    #[must_use]
    pub const fn plus_days(self, days: i64) -> Self {
        self.plus_minutes(days * 24 * 60)
    }

    /// The last microsecond of `date` in `zone`: what "until 3 March" means.
    #[must_use]
    pub fn end_of(date: Date, zone: &TimeZone) -> Self {
        let next = date.saturating_add(Span::new().days(1));
        next.to_zoned(zone.clone()).map_or(Self(i64::MAX), |start| {
            Self(start.timestamp().as_microsecond() - 1)
        })
    }

    /// The full `hour` of `date` in `zone`, from 0 to 23.
    #[must_use]
    pub fn at_hour(date: Date, hour: i8, zone: &TimeZone) -> Self {
        let at = date.at(hour, 0, 0, 0).to_zoned(zone.clone());
        at.map_or(Self(i64::MAX), |at| Self(at.timestamp().as_microsecond()))
    }

    /// The calendar date of this instant in `zone`.
    #[must_use]
    pub fn date_in(self, zone: &TimeZone) -> Date {
        self.to_jiff().to_zoned(zone.clone()).date()
    }

    /// The same instant for arithmetic in calendars.
    #[must_use]
    pub fn to_jiff(self) -> jiff::Timestamp {
        jiff::Timestamp::from_microsecond(self.0).unwrap_or(jiff::Timestamp::MAX)
    }
}

/// Tells the time; tests hold a clock that they move themselves.
#[derive(Clone, Debug)]
pub struct Clock(Inner);

#[derive(Clone, Debug)]
enum Inner {
    System,
    Ahead(Arc<AtomicI64>),
    Held(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub const fn system() -> Self {
        Self(Inner::System)
    }

    /// The machine's clock, which can be put forward, for a demonstration in which nobody wants to wait. With a
    /// beginning it goes on from there, so that what is shown is the same each time.
    #[must_use]
    pub fn of_demonstration(begins_at: Option<Timestamp>) -> Self {
        let ahead = begins_at.map_or(0, |begins_at| begins_at.0 - Self::system().now().0);
        Self(Inner::Ahead(Arc::new(AtomicI64::new(ahead))))
    }

    /// A clock that stands still at `now` until it is moved.
    #[must_use]
    pub fn held_at(now: Timestamp) -> Self {
        Self(Inner::Held(Arc::new(AtomicI64::new(now.0))))
    }

    /// The present instant.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks the machine"
    )]
    pub fn now(&self) -> Timestamp {
        let machine = || jiff::Timestamp::now().as_microsecond();
        match &self.0 {
            Inner::System => Timestamp(machine()),
            Inner::Ahead(by) => Timestamp(machine() + by.load(Ordering::SeqCst)),
            Inner::Held(micros) => Timestamp(micros.load(Ordering::SeqCst)),
        }
    }

    /// Puts the clock of a demonstration forward by this many seconds; every other clock is left alone.
    pub fn put_forward(&self, seconds: i64) {
        if let Inner::Ahead(by) = &self.0 {
            by.fetch_add(Timestamp(0).plus_seconds(seconds).0, Ordering::SeqCst);
        }
    }

    /// Moves a held clock to `to`; the machine's clock is left alone.
    pub fn set(&self, to: Timestamp) {
        if let Inner::Held(micros) = &self.0 {
            micros.store(to.0, Ordering::SeqCst);
        }
    }
}

/// A calendar day that may still have to be chosen. It is stored as `2026-03-31`, or as an empty text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Day(pub Option<Date>);

impl Day {
    /// The text that is stored and that browsers send.
    #[must_use]
    pub fn as_text(self) -> String {
        self.0.map_or_else(String::new, |date| date.to_string())
    }
}

impl From<String> for Day {
    fn from(text: String) -> Self {
        Self(text.parse().ok())
    }
}
