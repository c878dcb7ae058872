//! Commitments: a deal is a deal. What was promised to customers, by whom and by when.
//!
//! Owns the tables `commitments`, `commitment_moves` and `commitment_people`. What must stay true: a
//! date moves only with a reason that is sent to everybody it was promised to; that it is late follows
//! from the clock; its owner calls it done, and the customers say whether it happened; what was
//! written for the customer conscience only is quoted to nobody else.

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

/// What it was promised in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// An answer to what customers wrote.
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

/// Where it stands with its owner.
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

/// What its owner can do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Name another day, with a reason.
    Move,
    /// Say that it was done.
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
    /// [`Conflict::CommitmentEnded`] once it was called done or given up.
    pub const fn after(self, action: Action) -> Result<Self, Conflict> {
        match (self, action) {
            (Self::Open, Action::Move | Action::Offer) => Ok(Self::Open),
            (Self::Open, Action::CallDone) => Ok(Self::Done),
            (Self::Open, Action::GiveUp) => Ok(Self::GivenUp),
            (Self::Done | Self::GivenUp, _) => Err(Conflict::CommitmentEnded),
        }
    }
}

/// How it stands, as everybody reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// To be done, by the day that was promised.
    Planned,
    /// To be done, by another day than was promised first.
    Moved,
    /// Not done, and the day has passed.
    Late,
    /// Called done by its owner; nobody was asked yet.
    Done,
    /// Called done by its owner; the customers were asked, and none has said yes or no.
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

/// What somebody says of a promise that was made to them.
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

/// The most characters of what is promised, and of the words around it.
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
    /// What it was promised in.
    pub source: Source,
    /// The answer that it was promised in.
    pub answer_id: Option<AnswerId>,
    of_conscience: i64,
    /// What is promised.
    pub text: String,
    /// The words that it responds to, as its owner quoted them; empty for an answer, whose words are
    /// quoted from what it answers.
    pub responds_to: String,
    /// Who keeps it.
    pub owner_id: AccountId,
    /// Their name.
    pub owner: String,
    /// Who promised it.
    pub made_by: String,
    /// When.
    pub made_at: Timestamp,
    /// By when it will be done.
    #[sqlx(try_from = "String")]
    pub due_on: Day,
    /// Where it stands with its owner.
    pub state: State,
    /// When the customers were asked whether it happened.
    pub asked_at: Option<Timestamp>,
    /// When its owner called it done.
    pub done_at: Option<Timestamp>,
    /// What was done, in one sentence.
    pub done_note: String,
    /// When its owner gave it up.
    pub given_up_at: Option<Timestamp>,
    /// Why.
    pub given_up_why: String,
    /// How often it changed hands.
    pub hand_overs: i64,
    /// How often its day moved.
    pub moves: i64,
    /// To how many people it was promised.
    pub people: i64,
    /// How many of them say that it happened.
    pub said_yes: i64,
    /// How many of them deny it.
    pub said_no: i64,
    /// How many of them can't tell.
    pub said_unsure: i64,
}

impl Commitment {
    /// How it stands on this day of the organisation.
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

    /// Whether it answers what was written for the customer conscience only.
    #[must_use]
    pub const fn is_of_conscience(&self) -> bool {
        self.of_conscience == 1
    }
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
    /// Why.
    pub reason: String,
    /// Who moved it.
    pub moved_by: String,
    /// When.
    pub moved_at: Timestamp,
}

/// Somebody to whom it was promised, as they see themselves.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Mine {
    /// When they were asked whether it happened.
    pub asked_at: Option<Timestamp>,
    /// What they said.
    pub happened: Option<Happened>,
    /// In their own words.
    pub said: String,
    /// When.
    pub said_at: Option<Timestamp>,
}
