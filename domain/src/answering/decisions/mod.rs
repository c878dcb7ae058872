//! Decisions: adopt, adapt or drop; always what you said, what we decided, why.
//!
//! Owns the tables `decisions`, `decision_parts` and `waivers`. What must stay true: a proposal has at most one decision,
//! which is never changed; none is taken before its round closed, nor before enough customers voted and
//! all that they wrote was answered, unless a member of the board waived that in a sentence that the
//! panel reads; none before the owner replied to a challenge of the customer conscience, waiver or not; what customers were asked to consent to is not adopted against them, waiver or not.

pub mod advice;
pub mod contents;
pub mod operations;
pub mod queries;
pub mod reviews;
pub mod rules;
pub(crate) mod store;
pub(crate) mod telling;
#[cfg(test)]
mod tests;
mod typed;

use crate::{
    Timestamp,
    base::{
        ids::{AccountId, ContributionId, ProposalId, ThemeId},
        time::Day,
    },
    rounds::contributions::Kind,
    rounds::proposals::Outcome,
};

/// The most characters of each text of a decision.
pub const LONGEST: usize = 2000;
/// The most characters of the sentence that waives the gate.
pub const LONGEST_REASON: usize = 500;

/// A decision as it is read.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Decision {
    /// What is done with the proposal.
    pub outcome: Outcome,
    /// A part for each theme, and one for what stands in none.
    #[sqlx(skip)]
    pub parts: Vec<Part>,
    /// What would change it; always there when the proposal was dropped.
    pub would_change: String,
    /// Who decided.
    pub taken_by: String,
    /// When.
    pub taken_at: Timestamp,
}

/// What a decision says of one theme, or of everything that stands in none.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Part {
    /// The theme, unless it is gone since.
    pub theme_id: Option<ThemeId>,
    /// What it was called on the day of the decision; empty for what stood in none.
    pub theme: String,
    /// How many people had written what stood in it; 0 for what stood in none.
    pub people: i64,
    /// What customers said, in the words of whoever decided.
    pub heard: String,
    /// What was decided.
    pub decided: String,
    /// Why.
    pub why: String,
}

impl Decision {
    /// Whether it is this decision in the same words.
    fn says(&self, parsed: &typed::Parsed) -> bool {
        let words = |parts: &[Part]| -> Vec<[String; 3]> {
            let texts = |part: &Part| [part.heard.clone(), part.decided.clone(), part.why.clone()];
            parts.iter().map(texts).collect()
        };
        self.outcome == parsed.outcome
            && self.would_change == parsed.would_change
            && words(&self.parts) == words(&parsed.parts)
    }
}

/// A waiver of the gate.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Waiver {
    /// Why.
    pub reason: String,
    /// Who signed it.
    pub signed_by: String,
    /// When.
    pub signed_at: Timestamp,
}

/// A contribution that still has to be answered before there can be a decision.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Unanswered {
    /// Which one.
    pub id: ContributionId,
    /// What it is.
    pub kind: Kind,
    /// The words.
    pub text: String,
    /// When the answer is due.
    pub due_at: Timestamp,
}

/// A decision on something that the reader voted on or wrote about.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Became {
    /// The proposal.
    pub proposal_id: ProposalId,
    /// Its title.
    pub title: String,
    /// What was done with it.
    pub outcome: Outcome,
    /// When that was decided.
    pub taken_at: Timestamp,
}

/// A round that closed and has no decision.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Undecided {
    /// The proposal.
    pub proposal_id: ProposalId,
    /// Its title.
    pub title: String,
    /// Its project.
    pub project_name: String,
    /// Who has to decide.
    pub owner_id: AccountId,
    /// Their name.
    pub owner_name: String,
    /// When the round closed.
    pub closes_at: Timestamp,
    /// The day on which a decision was promised.
    #[sqlx(try_from = "String")]
    pub decide_on: Day,
    /// How many contributions wait for an answer, without those for the conscience only.
    pub unanswered: i64,
}
