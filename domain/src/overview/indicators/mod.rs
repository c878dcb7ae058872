//! Customer performance indicators: how customers were treated, counted from the events of a quarter.
//!
//! Owns the table `measures`. What must stay true: every number is counted from events and none is ever typed
//! in; each share is stored with its whole; a quarter is one in the organisation's own zone.

pub mod operations;
pub mod queries;
pub mod rules;
pub(crate) mod store;
pub mod story;
#[cfg(test)]
mod tests;

use crate::{Timestamp, base::time::Day};
use jiff::{Span, civil::Date};

/// The thing that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Indicator {
    /// The decisions, and those whose round reached its quorum and whose gate was not waived.
    DecidedWithInput,
    /// The median time from a contribution, or from a refused answer, to its answer, in minutes.
    TimeToAnswer,
    /// The contributions whose answer was due, and those that were answered by their date.
    AnsweredOnTime,
    /// The verdicts of writers on answers, and those that say "this answers me".
    AnswersMe,
    /// The commitments that were due and that customers judged, and those that were kept.
    Kept,
    /// The phases that ended, and those in which a customer voted or wrote.
    PhasesHeard,
    /// The people who were asked in rounds that opened, and those who voted.
    Asked,
    /// The people who joined the panel, and those who left it.
    Joined,
    /// The contributions that were written, and those that were answered.
    Written,
    /// The commitments that were due, and those that were kept.
    Promised,
}
crate::base::db::text_enum!(Indicator {
    DecidedWithInput => "decided_with_input", TimeToAnswer => "time_to_answer",
    AnsweredOnTime => "answered_on_time", AnswersMe => "answers_me", Kept => "kept",
    PhasesHeard => "phases_heard", Asked => "asked", Joined => "joined", Written => "written",
    Promised => "promised",
});

impl Indicator {
    /// The indicators of how customers were treated.
    pub const PERFORMANCE: [Self; 6] = [
        Self::DecidedWithInput,
        Self::TimeToAnswer,
        Self::AnsweredOnTime,
        Self::AnswersMe,
        Self::Kept,
        Self::PhasesHeard,
    ];
    /// The indicators of what came in and what went out.
    pub const FLOWS: [Self; 4] = [Self::Asked, Self::Written, Self::Promised, Self::Joined];
}

/// Three months of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter(Date);

impl Quarter {
    /// The quarter that a day is in.
    #[must_use]
    pub fn of(day: Date) -> Self {
        let month = (day.month() - 1) / 3 * 3 + 1;
        Self(Date::new(day.year(), month, 1).unwrap_or(day))
    }

    /// Its first day.
    #[must_use]
    pub const fn begins_on(self) -> Date {
        self.0
    }

    /// The one after it.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(Span::new().months(3)))
    }

    /// The one before it.
    #[must_use]
    pub fn previous(self) -> Self {
        Self(self.0.saturating_sub(Span::new().months(3)))
    }

    /// Its year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// Its number in that year, from 1.
    #[must_use]
    pub fn number(self) -> i8 {
        (self.0.month() - 1) / 3 + 1
    }
}

/// The number of quarters that are shown: this one, the last one, and those of a year ago.
pub const QUARTERS: usize = 5;

/// The value of an indicator in a quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Measure {
    /// The indicator.
    pub indicator: Indicator,
    /// The first day of the quarter.
    #[sqlx(try_from = "String")]
    pub begins_on: Day,
    /// The part; see [`Indicator`].
    pub part: i64,
    /// The whole; see [`Indicator`].
    pub whole: i64,
    /// The moment when it was counted.
    pub measured_at: Timestamp,
}
