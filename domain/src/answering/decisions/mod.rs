//! Decisions: adopt, adapt or drop, always with what customers said, what was decided, and why.
//!
//! Owns the tables `decisions`, `decision_parts` and `waivers`. What must stay true: a proposal has at most one
//! decision, which is never changed. None is taken before its round closed, nor before enough customers voted
//! and every contribution was answered, unless a member of the board waived that in a sentence that the panel
//! reads. None is taken before the owner replied to a challenge of the customer conscience, and a proposal that
//! needs the consent of customers is not adopted without it; no waiver lifts these two.

pub mod advice;
pub mod contents;
pub mod next;
pub mod operations;
pub mod queries;
pub mod reviews;
pub mod rules;
pub(crate) mod store;
pub(crate) mod telling;
#[cfg(test)]
mod tests;
pub mod translation;
mod typed;

use crate::{
    Language, Timestamp,
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

/// A decision, to be read.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Decision {
    /// The outcome.
    pub outcome: Outcome,
    /// A part for each theme, and one for contributions in none.
    #[sqlx(skip)]
    pub parts: Vec<Part>,
    /// The findings that would change it; always there when the proposal was dropped.
    pub would_change: String,
    /// The name of the person who decided.
    pub taken_by: String,
    /// The moment of the decision.
    pub taken_at: Timestamp,
    /// The language of its words.
    pub language: Language,
    /// Whether there are words in both languages.
    #[sqlx(skip)]
    pub has_both: bool,
}

/// The part of a decision about one theme, or about everything in no theme.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Part {
    /// The theme, unless it was removed since.
    pub theme_id: Option<ThemeId>,
    /// Its name on the day of the decision; empty for the part about no theme.
    pub theme: String,
    /// The number of people who had written in it; 0 for the part about no theme.
    pub people: i64,
    /// The words of customers, as summarised by the person who decided.
    pub heard: String,
    /// The decision.
    pub decided: String,
    /// The reason.
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
    /// The reason.
    pub reason: String,
    /// The name of the person who signed it.
    pub signed_by: String,
    /// The moment of signing.
    pub signed_at: Timestamp,
}

/// A contribution that still has to be answered before there can be a decision.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Unanswered {
    /// Its key.
    pub id: ContributionId,
    /// The kind.
    pub kind: Kind,
    /// The words.
    pub text: String,
    /// The moment when the answer is due.
    pub due_at: Timestamp,
}

/// A decision on a proposal that the reader voted on or wrote about.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Became {
    /// The proposal.
    pub proposal_id: ProposalId,
    /// Its title.
    pub title: String,
    /// The language of the title.
    pub language: Language,
    /// The outcome.
    pub outcome: Outcome,
    /// The moment of the decision.
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
    /// The account of the person who has to decide.
    pub owner_id: AccountId,
    /// Their name.
    pub owner_name: String,
    /// The moment when the round closed.
    pub closes_at: Timestamp,
    /// The day on which a decision was promised.
    #[sqlx(try_from = "String")]
    pub decide_on: Day,
    /// The number of contributions that wait for an answer, without those for the conscience only.
    pub unanswered: i64,
}
