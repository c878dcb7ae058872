//! The agenda of a session and its briefing: the items, why customers are asked about them, and who read it.
//!
//! Owns the tables `agenda_items`, `session_briefings` and `briefing_reads`. What must stay true: an item for
//! customers says why they are asked, what we know, and two questions; internal items are not shown to
//! customers; everybody sees who read the briefing, but customers see only a number of customers; a reminder is
//! sent for the time that it was planned for, or not at all.

pub mod contents;
pub mod operations;
pub mod queries;
pub mod reminders;
pub mod rules;
mod store;
#[cfg(test)]
mod tests;
pub mod translation;

use crate::base::ids::{AgendaItemId, ProjectId, ProposalId};

/// The people that an item is for.
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
    /// The title.
    pub title: String,
    /// The minutes that it takes.
    pub minutes: i64,
    /// The people that it is for.
    pub audience: Audience,
    /// The proposal that it is about.
    pub proposal_id: Option<ProposalId>,
    /// The title of that proposal.
    pub proposal: Option<String>,
    /// The project that it is about.
    pub project_id: Option<ProjectId>,
    /// The name of that project.
    pub project: Option<String>,
    /// The reason why customers are asked.
    pub why: String,
    /// The facts that we know.
    pub known: String,
    /// The first question.
    pub question_one: String,
    /// The second question.
    pub question_two: String,
    /// An explanation of words; may be empty.
    pub words: String,
}

/// Somebody who takes part, and whether they read the briefing.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Reader {
    /// Their account.
    pub account_id: crate::base::ids::AccountId,
    /// Their name.
    pub name: String,
    /// The part that they take.
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

/// A coming session whose briefing somebody has not read.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Unread {
    /// The session.
    pub session_id: crate::base::ids::SessionId,
    /// Its theme.
    pub theme: String,
    /// The moment when it begins.
    pub starts_at: crate::Timestamp,
}

/// The readers of the briefing in a group: their number, and their names as far as the viewer may know them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// The number who read it.
    pub read: usize,
    /// The number of people in the group.
    pub all: usize,
    /// The names of those who read it.
    pub names: Vec<String>,
}
