//! What was decided and promised, as it is told to everybody: the index that is read on "You said, we did".
//!
//! Owns the tables `publications` and `search_terms`. What must stay true: a publication is written in the
//! transaction that decides or promises, with the words it is found by; it holds nothing that a customer may
//! not know, for every member reads all of them; one thing is published once, however often it changes.

pub mod index;
pub(crate) mod store;
pub(crate) mod words;

use crate::{Timestamp, base::ids::ProjectId};

/// What a publication tells of.
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

/// A publication to be told.
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
    pub state: PublicationState,
    /// When.
    pub at: Timestamp,
}
