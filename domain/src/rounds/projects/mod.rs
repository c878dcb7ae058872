//! Projects: the work of the organisation, in phases, each with the proposals that customers review.
//!
//! What must stay true: a project has one owner, who has that role and accepted it; a phase that has proposals
//! can't be taken out of its project.

pub mod operations;
pub mod queries;
pub mod rules;
pub(crate) mod store;

use crate::{
    Timestamp,
    base::{
        ids::{AccountId, PhaseId, ProjectId},
        time::Day,
    },
};

/// A project.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Project {
    /// Its key.
    pub id: ProjectId,
    /// Its name.
    pub name: String,
    /// The subject, in a few sentences.
    pub summary: String,
    /// The account of the owner, who opens its proposals and answers for them.
    pub owner_id: AccountId,
    /// The name of the owner.
    pub owner_name: String,
    /// The number of times that it changed hands.
    pub hand_overs: i64,
    /// The moment when it was made.
    pub created_at: Timestamp,
    /// The number of its rounds that are open.
    pub open_rounds: i64,
}

/// The phases that a project can have, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PhaseKind {
    /// Deciding what could be done.
    Idea,
    /// Learning what is needed.
    Research,
    /// Designing how it will look and work.
    Design,
    /// Making it.
    Build,
    /// Trying it.
    Test,
    /// Bringing it into use.
    Launch,
    /// Keeping it right.
    Aftercare,
}
crate::base::db::text_enum!(PhaseKind {
    Idea => "idea", Research => "research", Design => "design", Build => "build", Test => "test",
    Launch => "launch", Aftercare => "aftercare",
});

impl PhaseKind {
    /// The name of the form field with the day on which it begins.
    #[must_use]
    pub const fn begins_field(self) -> &'static str {
        match self {
            Self::Idea => "idea_begins",
            Self::Research => "research_begins",
            Self::Design => "design_begins",
            Self::Build => "build_begins",
            Self::Test => "test_begins",
            Self::Launch => "launch_begins",
            Self::Aftercare => "aftercare_begins",
        }
    }

    /// The name of the form field with the day on which it ends.
    #[must_use]
    pub const fn ends_field(self) -> &'static str {
        match self {
            Self::Idea => "idea_ends",
            Self::Research => "research_ends",
            Self::Design => "design_ends",
            Self::Build => "build_ends",
            Self::Test => "test_ends",
            Self::Launch => "launch_ends",
            Self::Aftercare => "aftercare_ends",
        }
    }
}

/// A phase of a project.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Phase {
    /// Its key.
    pub id: PhaseId,
    /// The kind of phase.
    pub kind: PhaseKind,
    /// Its first day.
    #[sqlx(try_from = "String")]
    pub begins_on: Day,
    /// Its last day.
    #[sqlx(try_from = "String")]
    pub ends_on: Day,
}

/// The customer input to one phase of a project. The numbers are of a phase, never of a segment; contributions
/// for the customer conscience only are not counted, so that nobody can tell that they exist.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Input {
    /// The rounds that were opened.
    pub rounds: i64,
    /// The people who were asked, each counted once.
    pub asked: i64,
    /// The positions that they took.
    pub positions: i64,
    /// The people who took them, each counted once.
    pub voters: i64,
    /// The contributions that they wrote.
    pub contributions: i64,
}

/// A phase with its customer input.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PhaseInput {
    /// The phase.
    #[sqlx(flatten)]
    pub phase: Phase,
    /// Its customer input.
    #[sqlx(flatten)]
    pub input: Input,
}

/// Somebody who can own a project.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Owner {
    /// Their account.
    pub id: AccountId,
    /// Their name.
    pub name: String,
}
