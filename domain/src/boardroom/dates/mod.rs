//! Finding a date for a session: the proposed moments, the people who are asked, their answers, and the date
//! that is settled.
//!
//! Owns the tables `date_polls`, `date_options`, `date_people` and `date_answers`. What must stay true: a
//! session has at most one open poll; at least one customer is asked; the people who are asked are fixed when
//! the poll opens; answers can change until it ends; a moment that every customer who answered declined is not
//! settled without a reason.

pub mod contents;
pub mod operations;
pub mod queries;
pub mod rules;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::{
    Timestamp,
    base::ids::{AccountId, DateOptionId, DatePollId, SessionId},
    boardroom::sessions::Part,
};

/// Somebody's answer about a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// They can come.
    Yes,
    /// They can come, though it does not suit.
    IfNeedBe,
    /// They can't come.
    No,
}
crate::base::db::text_enum!(Answer { Yes => "yes", IfNeedBe => "if_need_be", No => "no" });

/// A poll.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Poll {
    /// Its key.
    pub id: DatePollId,
    /// The session.
    pub session_id: SessionId,
    /// The moment when it was asked.
    pub asked_at: Timestamp,
    /// The first moment that is proposed.
    pub first_at: Option<Timestamp>,
    /// The moment when it ended.
    pub ended_at: Option<Timestamp>,
    /// The moment that was settled; `None` when it ended without one.
    pub settled_for: Option<Timestamp>,
}

/// A moment that is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Candidate {
    /// Its key.
    pub id: DateOptionId,
    /// The moment when the session would begin.
    pub starts_at: Timestamp,
}

/// The number of people for each answer about a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// People who can come.
    pub yes: usize,
    /// People who can come if need be.
    pub if_need_be: usize,
    /// People who can't come.
    pub no: usize,
    /// People without an answer.
    pub none: usize,
}

impl Counts {
    /// Adds the answer of one person.
    pub const fn add(&mut self, answer: Option<Answer>) {
        let of = match answer {
            Some(Answer::Yes) => &mut self.yes,
            Some(Answer::IfNeedBe) => &mut self.if_need_be,
            Some(Answer::No) => &mut self.no,
            None => &mut self.none,
        };
        *of += 1;
    }
}

/// A moment and the answers about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tallied {
    /// The moment.
    pub candidate: Candidate,
    /// The answers of customers.
    pub customers: Counts,
    /// The answers of staff.
    pub staff: Counts,
}

/// The answer of one person about one moment, by name.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Availability {
    /// The moment.
    pub option_id: DateOptionId,
    /// Their account.
    pub account_id: AccountId,
    /// Their name.
    pub name: String,
    /// The part that they would take.
    pub part: Part,
    /// The answer.
    pub answer: Answer,
}
