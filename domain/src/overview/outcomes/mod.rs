//! You said, we did: everything that was decided and done with what customers said, for all of them.
//!
//! Owns the tables `deeds` and `search_terms`. What must stay true: a deed is written in the transaction
//! that does it, with the words that it is found by; nothing is in it that a customer may not know, for
//! every member reads every deed; one thing is one deed, however often it is told.

pub mod index;
pub mod operations;
pub mod queries;
pub mod report;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub mod trace;
mod words;

use crate::{
    Timestamp,
    answering::{commitments::Commitment, decisions::Outcome},
    base::ids::{DeedId, ProjectId},
};

/// What a deed tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A decision; its subject is the proposal.
    Decision,
    /// Something that was promised; its subject is the commitment.
    Commitment,
}
crate::base::db::text_enum!(Kind { Decision => "decision", Commitment => "commitment" });

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PublicationState {
    /// It goes ahead as it was proposed.
    Adopted,
    /// It goes ahead otherwise than it was proposed.
    Adapted,
    /// It does not go ahead.
    Dropped,
    /// It was promised. How that stands follows from the clock and from what customers say, so it is read
    /// from the commitment.
    Promised,
}
crate::base::db::text_enum!(PublicationState {
    Adopted => "adopted", Adapted => "adapted", Dropped => "dropped", Promised => "promised",
});

impl From<Outcome> for PublicationState {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Adopt => Self::Adopted,
            Outcome::Adapt => Self::Adapted,
            Outcome::Drop => Self::Dropped,
        }
    }
}

/// A deed to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    /// What it tells of.
    pub kind: Kind,
    /// Which one: the key in the table of that kind.
    pub subject: i64,
    /// The project that it belongs to, when it belongs to one.
    pub project: Option<ProjectId>,
    /// What it is called.
    pub title: String,
    /// What customers said.
    pub said: String,
    /// What was decided or done.
    pub done: String,
    /// What became of it.
    pub fate: PublicationState,
    /// When.
    pub at: Timestamp,
}

/// A deed as it is read.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Told {
    /// Its key.
    pub id: DeedId,
    /// What it tells of.
    pub kind: Kind,
    /// Which one: the key in the table of that kind.
    pub subject_id: i64,
    /// The name of its project.
    pub project: Option<String>,
    /// What it is called.
    pub title: String,
    /// What customers said.
    pub said: String,
    /// What was decided or done.
    pub done: String,
    /// What became of it.
    pub fate: PublicationState,
    /// When.
    pub done_at: Timestamp,
    /// The commitment, when it is one.
    #[sqlx(skip)]
    pub commitment: Option<Commitment>,
    asked: i64,
}
