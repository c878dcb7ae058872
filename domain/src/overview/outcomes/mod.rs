//! You said, we did: everything that was decided and done with what customers said, for all of them.
//!
//! Owns the tables `publications` and `search_terms`. What must stay true: a publication is written in the transaction
//! that does it, with the words that it is found by; nothing is in it that a customer may not know, for
//! every member reads every publication; one thing is one publication, however often it is told.

pub mod operations;
pub mod queries;
pub mod report;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub mod trace;

use crate::{
    Timestamp,
    answering::commitments::Commitment,
    answering::publications::{Kind, PublicationState},
    base::ids::PublicationId,
};

/// A publication as it is read.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PublicationLine {
    /// Its key.
    pub id: PublicationId,
    /// What it tells of.
    pub kind: Kind,
    /// Which one: the key in the table of that kind.
    pub subject_id: i64,
    /// The name of its project.
    pub project: Option<String>,
    /// The title.
    pub title: String,
    /// What customers said.
    pub said: String,
    /// What was decided or done.
    pub done: String,
    /// What became of it.
    pub state: PublicationState,
    /// The moment.
    pub done_at: Timestamp,
    /// The commitment, when it is one.
    #[sqlx(skip)]
    pub commitment: Option<Commitment>,
    asked: i64,
}
