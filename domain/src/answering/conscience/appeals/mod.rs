//! Appeals: somebody who spoke asks the customer conscience to look at an explained "no" again.
//!
//! Owns the table `appeals`. What must stay true: a member appeals at most once against one decision, within
//! thirty days; the customer conscience owes an answer by a date that the member sees; only that member and the
//! conscience read who appealed and in which words; the ruling on an appeal that was upheld is shown with the
//! decision.

pub mod operations;
pub mod queries;
pub mod rules;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::{
    Timestamp,
    base::ids::{AppealId, ProposalId},
};

/// The most characters of an appeal, and of the words that answer it.
pub const LONGEST: usize = 2000;

/// The ruling of the customer conscience on an appeal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ruling {
    /// The owner is asked to look at the decision again.
    Upheld,
    /// The decision stands, and is explained once more.
    Explained,
}
crate::base::db::text_enum!(Ruling { Upheld => "upheld", Explained => "explained" });

/// The "no" that a member appeals against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct No {
    /// Whether its owner withdrew the round, so that there is no decision.
    pub withdrawn: bool,
    /// What the decision says could change our mind, or why it was withdrawn.
    pub words: String,
    /// The moment of it.
    pub at: Timestamp,
}

/// An appeal, as read by the member who made it and by the customer conscience.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Appeal {
    /// Its key.
    pub id: AppealId,
    /// The proposal that was dropped.
    pub proposal_id: ProposalId,
    /// The title of the proposal.
    pub title: String,
    /// The words.
    pub text: String,
    /// The moment when it was made.
    pub written_at: Timestamp,
    /// The moment by which it is answered.
    pub due_at: Timestamp,
    /// The ruling of the customer conscience.
    pub ruling: Option<Ruling>,
    /// The explanation of the ruling.
    pub words: String,
    /// The name of the customer conscience at that time.
    pub ruled_by: Option<String>,
    /// The moment when it was answered.
    pub ruled_at: Option<Timestamp>,
}

/// An appeal that was upheld, as shown with the decision.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Upheld {
    /// The explanation of the customer conscience.
    pub words: String,
    /// The name of the customer conscience at that time.
    pub ruled_by: String,
    /// The moment of the ruling.
    pub ruled_at: Timestamp,
}
