//! Leaving: the only way to stop being a member, a colleague, an owner, a board member, the customer
//! conscience, or a person at all.
//!
//! Owns the table `reassignments`. What must stay true: nobody leaves while they owe something, unless each
//! thing has a new owner who accepted it or got it from the administrator with a reason; only `operations`
//! takes roles away, ends a mandate or a place on the panel, and erases an account, and it lists in one place,
//! in order, what happens to everything that they had.

mod load;
pub mod operations;
pub mod queries;
mod reassigning;
pub mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use reassigning::{EVERYTHING, ReassignmentForm, project_choice, reassign};

use crate::base::ids::ProjectId;

/// The numbers of things that somebody owes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Owed {
    /// Projects that they own.
    pub projects: i64,
    /// Answers that customers wait for.
    pub answers: i64,
    /// Commitments that they have to keep.
    pub commitments: i64,
    /// Series of sessions of which they are the secretary.
    pub series: i64,
    /// Sessions that they lead and that were not closed.
    pub sessions: i64,
    /// Signals that they took up in a department where nobody else works.
    pub signals: i64,
}

impl Owed {
    /// Whether they owe anything.
    #[must_use]
    pub const fn any(&self) -> bool {
        self.asks_for_owner() || self.series > 0 || self.sessions > 0 || self.signals > 0
    }

    /// Whether they owe something that only a project owner can take over.
    #[must_use]
    pub const fn asks_for_owner(&self) -> bool {
        self.projects > 0 || self.answers > 0 || self.commitments > 0
    }
}

/// The things that somebody owes in one project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwedInProject {
    /// The project.
    pub id: ProjectId,
    /// Its name.
    pub name: String,
    /// Whether they own it; otherwise they owe something in the project of a colleague.
    pub is_theirs: bool,
    /// The number of its open rounds, when they own it.
    pub open_rounds: i64,
    /// Answers that customers wait for.
    pub answers: i64,
    /// Commitments to keep.
    pub commitments: i64,
    /// Challenges of the customer conscience that wait for a reply.
    pub challenges: i64,
}
