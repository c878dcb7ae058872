//! Customer performance indicators: what the events of a quarter say of how customers were treated.
//!
//! Owns the table `measures`. What must stay true: every number is counted from events and none is ever
//! typed in; it says of how many it is a share; a quarter is one of the organisation's own zone.

pub mod operations;
pub mod queries;
pub mod rules;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::{Timestamp, base::time::Day};
use jiff::{Span, civil::Date};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Indicator {
    /// Of the decisions: those whose round reached its quorum and whose gate was not waived.
    DecidedWithInput,
    /// The median time from a contribution, or from a refused answer, to its answer, in minutes.
    TimeToAnswer,
    /// Of what was due to be answered: what was answered by its date.
    AnsweredOnTime,
    /// Of what writers said of their answers: "this answers me".
    AnswersMe,
    /// Of the commitments that were due and that customers judged: those that happened.
    Kept,
    /// Of the phases that ended: those in which a customer voted or wrote.
    PhasesHeard,
    /// People who were asked in rounds that opened, and how many of them voted.
    Asked,
    /// People who joined the panel, and how many left it.
    Joined,
    /// Contributions that were written, and how many were answered.
    Written,
    /// Commitments that were due, and how many were kept.
    Promised,
}
crate::base::db::text_enum!(Indicator {
    DecidedWithInput => "decided_with_input", TimeToAnswer => "time_to_answer",
    AnsweredOnTime => "answered_on_time", AnswersMe => "answers_me", Kept => "kept",
    PhasesHeard => "phases_heard", Asked => "asked", Joined => "joined", Written => "written",
    Promised => "promised",
});

impl Indicator {
    /// Those that say how customers were treated.
    pub const PERFORMANCE: [Self; 6] = [
        Self::DecidedWithInput,
        Self::TimeToAnswer,
        Self::AnsweredOnTime,
        Self::AnswersMe,
        Self::Kept,
        Self::PhasesHeard,
    ];
    /// Those that say what came in and what went out.
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

/// How many quarters are shown: this one, the last one, and those of a year ago.
pub const QUARTERS: usize = 5;

/// What an indicator was in a quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Measure {
    /// What was counted.
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
