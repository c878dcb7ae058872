//! Publications: decisions and commitments, as everybody reads them on "You said, we did".
//!
//! Owns the tables `publications` and `search_terms`. What must stay true: a publication is written in the
//! transaction that decides or promises, with the words by which it is found; it holds nothing that a customer
//! may not know, since every member reads all of them; one thing is published once, however often it changes.

pub mod index;
pub(crate) mod store;
pub(crate) mod words;

use crate::{Timestamp, base::ids::ProjectId};

/// The kind of thing that was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A decision; its subject is the proposal.
    Decision,
    /// Something that was promised; its subject is the commitment.
    Commitment,
}
crate::base::db::text_enum!(Kind { Decision => "decision", Commitment => "commitment" });

/// The outcome of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PublicationState {
    /// It goes ahead as it was proposed.
    Adopted,
    /// It goes ahead in another form than proposed.
    Adapted,
    /// It does not go ahead.
    Dropped,
    /// It was promised. Its status follows from the clock and from the customers' words, so it is read from the
    /// commitment.
    Promised,
}
crate::base::db::text_enum!(PublicationState {
    Adopted => "adopted", Adapted => "adapted", Dropped => "dropped", Promised => "promised",
});

/// A publication to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    /// The kind of thing that was published.
    pub kind: Kind,
    /// The key in the table of that kind.
    pub subject: i64,
    /// The project that it belongs to, when it belongs to one.
    pub project: Option<ProjectId>,
    /// The title.
    pub title: String,
    /// The words of customers.
    pub said: String,
    /// The decision or promise.
    pub done: String,
    /// The outcome.
    pub state: PublicationState,
    /// The moment.
    pub at: Timestamp,
}
