//! Commitments: what was promised to customers, who promised it, and the day by which it will be done.
//!
//! Owns the tables `commitments`, `commitment_totals`, `commitment_moves` and `commitment_people`. What must stay true: a
//! date moves only with a reason that is sent to everybody to whom it was promised; lateness follows from the clock; the
//! owner marks it as done, and the customers say whether it was kept; words for the customer conscience only
//! are quoted to nobody else.

pub mod contents;
pub mod operations;
pub mod queries;
pub mod rules;
pub(crate) mod store;
pub(crate) mod telling;
#[cfg(test)]
mod tests;

use crate::{
    Conflict, Timestamp,
    base::{
        ids::{AccountId, AnswerId, CommitmentId, ProjectId, ProposalId},
        time::Day,
    },
};
use jiff::civil::Date;

/// The occasion on which it was promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// An answer to contributions of customers.
    Answer,
    /// A decision on a proposal.
    Decision,
    /// A session with customers.
    Session,
    /// None of these: its owner wrote it down.
    Hand,
}
crate::base::db::text_enum!(Source {
    Answer => "answer", Decision => "decision", Session => "session", Hand => "hand",
});

/// The state that its owner gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// It is still to be done.
    Open,
    /// Its owner says that it was done.
    Done,
    /// Its owner says that it will not happen.
    GivenUp,
}
crate::base::db::text_enum!(State { Open => "open", Done => "done", GivenUp => "given_up" });

/// An action of its owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Name another day, with a reason.
    Move,
    /// Mark it as done.
    CallDone,
    /// Say that it will not happen, with a reason.
    GiveUp,
    /// Offer it to a colleague, who may accept.
    Offer,
}

impl State {
    /// The state after an action.
    ///
    /// # Errors
    /// [`Conflict::CommitmentEnded`] once it was marked as done or given up.
    pub const fn after(self, action: Action) -> Result<Self, Conflict> {
        match (self, action) {
            (Self::Open, Action::Move | Action::Offer) => Ok(Self::Open),
            (Self::Open, Action::CallDone) => Ok(Self::Done),
            (Self::Open, Action::GiveUp) => Ok(Self::GivenUp),
            (Self::Done | Self::GivenUp, _) => Err(Conflict::CommitmentEnded),
        }
    }
}

/// The status that everybody reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// To be done, by the day that was promised.
    Planned,
    /// To be done, by another day than was promised first.
    Moved,
    /// Not done, and the day has passed.
    Late,
    /// Marked as done by its owner; nobody was asked yet.
    Done,
    /// Marked as done by its owner; the customers were asked, and none has said yes or no.
    Asked,
    /// It happened: more customers say so than deny it.
    Kept,
    /// It did not happen: its owner gave it up, or as many customers deny it as say that it did.
    Broken,
}
crate::base::db::text_enum!(Status {
    Planned => "planned", Moved => "moved", Late => "late", Done => "done", Asked => "asked", Kept => "kept",
    Broken => "broken",
});

/// The word of somebody about a promise that was made to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Happened {
    /// It happened.
    Yes,
    /// It did not.
    No,
    /// They can't tell.
    Unsure,
}
crate::base::db::text_enum!(Happened { Yes => "yes", No => "no", Unsure => "unsure" });

/// The most characters of a promise, and of the words around it.
pub const LONGEST: usize = 500;

/// A commitment. Everybody who signed in may read it; no customer is named in it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Commitment {
    /// Its key.
    pub id: CommitmentId,
    /// The project that it is part of.
    pub project_id: ProjectId,
    /// The name of that project.
    pub project: String,
    /// The proposal that it came from, if any.
    pub proposal_id: Option<ProposalId>,
    /// The title of that proposal.
    pub title: Option<String>,
    /// The occasion on which it was promised.
    pub source: Source,
    /// The answer that it was promised in.
    pub answer_id: Option<AnswerId>,
    of_conscience: i64,
    /// The text of the promise.
    pub text: String,
    /// The words that it responds to, as its owner quoted them; empty for an answer, which has the
    /// contributions themselves.
    pub responds_to: String,
    /// The account of the person who keeps it.
    pub owner_id: AccountId,
    /// Their name.
    pub owner: String,
    /// The name of the person who promised it.
    pub made_by: String,
    /// The moment.
    pub made_at: Timestamp,
    /// The day by which it will be done.
    #[sqlx(try_from = "String")]
    pub due_on: Day,
    late_since: Option<String>,
    /// The state that its owner gave it.
    pub state: State,
    /// The moment when the customers were asked whether it happened.
    pub asked_at: Option<Timestamp>,
    /// The moment when its owner marked it as done.
    pub done_at: Option<Timestamp>,
    /// A sentence about what was done.
    pub done_note: String,
    /// The moment when its owner gave it up.
    pub given_up_at: Option<Timestamp>,
    /// The reason.
    pub given_up_why: String,
    /// The number of times that it changed hands.
    pub hand_overs: i64,
    /// The number of times that its day moved.
    pub moves: i64,
    /// The number of people to whom it was promised.
    pub people: i64,
    /// The number of them who say that it happened.
    pub said_yes: i64,
    /// The number of them who deny it.
    pub said_no: i64,
    /// The number of them who can't tell.
    pub said_unsure: i64,
}

impl Commitment {
    /// The first of its days that passed, when it is or was late and still has to be done.
    #[must_use]
    pub fn late_since(&self, today: Date) -> Option<Date> {
        let first = self.late_since.as_ref().and_then(|day| day.parse().ok());
        let now = self.due_on.0.filter(|due| *due < today);
        first.or(now).filter(|_| self.state == State::Open)
    }

    /// Its status on this day of the organisation.
    #[must_use]
    pub fn status(&self, today: Date) -> Status {
        rules::status(
            rules::Facts {
                state: self.state,
                due_on: self.due_on,
                moved: self.moves > 0,
                asked: self.asked_at.is_some(),
                yes: self.said_yes,
                no: self.said_no,
            },
            today,
        )
    }

    /// Whether it belongs to an answer to contributions for the customer conscience only.
    #[must_use]
    pub const fn is_of_conscience(&self) -> bool {
        self.of_conscience == 1
    }
}

/// A commitment on the page of its project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promised {
    /// The commitment.
    pub commitment: Commitment,
    /// The day that was promised first, when it moved since.
    pub first_on: Option<Date>,
}

/// The day that was promised first.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
struct FirstDay {
    commitment_id: CommitmentId,
    #[sqlx(try_from = "String")]
    from_on: Day,
}

/// A day that moved.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Move {
    /// Its key.
    pub id: i64,
    /// The day that was promised before.
    #[sqlx(try_from = "String")]
    pub from_on: Day,
    /// The day from then on.
    #[sqlx(try_from = "String")]
    pub to_on: Day,
    /// The reason.
    pub reason: String,
    /// The name of the person who moved it.
    pub moved_by: String,
    /// The moment.
    pub moved_at: Timestamp,
}

/// The viewer's own place among the people to whom it was promised.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Mine {
    /// The moment when they were asked whether it happened.
    pub asked_at: Option<Timestamp>,
    /// Their word.
    pub happened: Option<Happened>,
    /// Their explanation.
    pub said: String,
    /// The moment.
    pub said_at: Option<Timestamp>,
}
