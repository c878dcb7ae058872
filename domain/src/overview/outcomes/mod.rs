//! "You said, we did": every decision and commitment, with what customers said, for all of them.
//!
//! Reads the tables `publications` and `search_terms`, which `answering::publications` writes. What must stay
//! true: every member reads every publication, so it holds nothing that a customer may not know; one thing is
//! one publication, however often it changes.

pub mod operations;
pub mod queries;
pub mod report;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub mod trace;

use crate::{
    Language, Timestamp,
    answering::commitments::Commitment,
    answering::publications::{Kind, PublicationState},
    base::ids::PublicationId,
};

/// A publication, to be read.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PublicationLine {
    /// Its key.
    pub id: PublicationId,
    /// The kind of thing that was published.
    pub kind: Kind,
    /// The key in the table of that kind.
    pub subject_id: i64,
    /// The name of its project.
    pub project: Option<String>,
    /// The title.
    pub title: String,
    /// The language of the title; nothing is known of that of a commitment.
    pub title_language: Option<Language>,
    /// The language of the words below; nothing is known of that of a commitment.
    pub language: Option<Language>,
    /// The words of customers.
    pub said: String,
    /// The decision or promise.
    pub done: String,
    /// The outcome.
    pub state: PublicationState,
    /// The moment.
    pub done_at: Timestamp,
    /// The commitment, when it is one.
    #[sqlx(skip)]
    pub commitment: Option<Commitment>,
    #[sqlx(skip)]
    asked: bool,
}
