//! Appeals: somebody who spoke asks the customer conscience to look at an explained "no" again.
//!
//! Owns the table `appeals`. What must stay true: a member appeals at most once against one decision,
//! within thirty days; the customer conscience owes an answer by a date that the member sees; who
//! appealed and in which words is read by that member and the conscience only; the words of an appeal
//! that was upheld stand with the decision.

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

/// What the customer conscience makes of an appeal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ruling {
    /// The owner is asked to look at the decision again.
    Upheld,
    /// The decision stands, and is explained once more.
    Explained,
}
crate::base::db::text_enum!(Ruling { Upheld => "upheld", Explained => "explained" });

/// An appeal, as the one who made it and the customer conscience read it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Appeal {
    /// Its key.
    pub id: AppealId,
    /// The proposal that was dropped.
    pub proposal_id: ProposalId,
    /// What it is called.
    pub title: String,
    /// The words.
    pub text: String,
    /// When it was made.
    pub written_at: Timestamp,
    /// By when it is answered.
    pub due_at: Timestamp,
    /// What the customer conscience made of it.
    pub ruling: Option<Ruling>,
    /// The words of that.
    pub words: String,
    /// Who was the customer conscience.
    pub ruled_by: Option<String>,
    /// When it was answered.
    pub ruled_at: Option<Timestamp>,
}

/// An appeal that was upheld, as it stands with the decision.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Upheld {
    /// The words of the customer conscience.
    pub words: String,
    /// Who that was.
    pub ruled_by: String,
    /// When.
    pub ruled_at: Timestamp,
}
