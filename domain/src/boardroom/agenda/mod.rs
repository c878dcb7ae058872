//! The agenda of a session and its briefing: what comes up, why customers are asked, who read it.
//!
//! Owns the tables `agenda_items`, `session_briefings` and `briefing_reads`. What must stay true: what is for
//! customers says why they are asked, what we know and two questions; what is for ourselves is not shown to
//! them; who read the briefing is seen by everybody, customers as a count by customers; a reminder is for the time
//! that it was planned for, or not sent.

pub mod contents;
pub mod operations;
pub mod queries;
pub mod reminders;
pub mod rules;
mod store;
#[cfg(test)]
mod tests;

use crate::base::ids::{AgendaItemId, ProjectId, ProposalId};

/// Whom an item is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Audience {
    /// Customers speak, and have a briefing.
    Customers,
    /// Staff only.
    Internal,
}
crate::base::db::text_enum!(Audience { Customers => "customers", Internal => "internal" });

/// A point of the agenda.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Item {
    /// Its key.
    pub id: AgendaItemId,
    /// What it is called.
    pub title: String,
    /// How long it takes.
    pub minutes: i64,
    /// Whom it is for.
    pub audience: Audience,
    /// The proposal that it is about.
    pub proposal_id: Option<ProposalId>,
    /// The title of that proposal.
    pub proposal: Option<String>,
    /// The project that it is about.
    pub project_id: Option<ProjectId>,
    /// The name of that project.
    pub project: Option<String>,
    /// Why customers are asked.
    pub why: String,
    /// What we know.
    pub known: String,
    /// The first question.
    pub question_one: String,
    /// The second question.
    pub question_two: String,
    /// Words explained; may be empty.
    pub words: String,
}

/// Somebody who takes part, and whether they read the briefing.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Reader {
    /// Their account.
    pub account_id: crate::base::ids::AccountId,
    /// Their name.
    pub name: String,
    /// As what they take part.
    pub part: crate::boardroom::sessions::Part,
    read: i64,
}

impl Reader {
    /// Whether they said that they read it.
    #[must_use]
    pub const fn read(&self) -> bool {
        self.read == 1
    }
}

/// How many of a group read the briefing, and who, as far as the viewer may know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// How many read it.
    pub read: usize,
    /// How many there are.
    pub all: usize,
    /// The names of whoever read it.
    pub names: Vec<String>,
}
