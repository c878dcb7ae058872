//! Finding a date for a session: moments that are proposed, who is asked, what they say, and which one it becomes.
//!
//! Owns the tables `date_polls`, `date_options`, `date_people` and `date_answers`. What must stay true: a session
//! has one open poll at most; at least one customer is asked; who is asked is fixed when the poll opens; what
//! somebody says can change until it ends; a moment that every customer who answered declined is not settled
//! without a reason.

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

/// What somebody says of a moment.
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
    /// When it was asked.
    pub asked_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// The moment that it became; none when it ended without one.
    pub settled_for: Option<Timestamp>,
}

/// A moment that is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Candidate {
    /// Its key.
    pub id: DateOptionId,
    /// When the session would begin.
    pub starts_at: Timestamp,
}

/// How many said what of a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Can come.
    pub yes: usize,
    /// Can come if need be.
    pub if_need_be: usize,
    /// Can't come.
    pub no: usize,
    /// Gave no answer.
    pub none: usize,
}

impl Counts {
    /// Adds what one person said.
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

/// A moment and what was said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tallied {
    /// The moment.
    pub candidate: Candidate,
    /// What customers said.
    pub customers: Counts,
    /// What staff said.
    pub staff: Counts,
}

/// What one person said of one moment, by name.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Availability {
    /// The moment.
    pub option_id: DateOptionId,
    /// Their account.
    pub account_id: AccountId,
    /// Their name.
    pub name: String,
    /// As what they would take part.
    pub part: Part,
    /// What they said.
    pub answer: Answer,
}
