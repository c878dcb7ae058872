//! Contributions: what members write about a proposal, as a question, a concern, an idea or an experience.
//!
//! Owns the `contributions` table. What must stay true: each contribution is a debt with an owner and a due
//! date until its writer says that it was answered; a contribution for the customer conscience only is read by
//! nobody else in the organisation; the way in which a writer is shown gets stricter, never looser; nothing
//! that was written disappears without notice. Members write, change and withdraw here; the slice `answers`
//! answers.

pub(crate) mod grouping;
pub mod merging;
pub mod operations;
pub(crate) mod owners;
pub mod queries;
pub mod rules;
pub(crate) mod store;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod voices;

pub use crate::rounds::proposals::visibility::Attribution;
pub use voices::Speaker;
pub(crate) use voices::{RoundReader, Utterance};

use crate::{
    FieldErrors, Problem, Timestamp,
    base::{
        form,
        ids::{AccountId, ContributionId, MemberId, ProjectId, ProposalId},
        values,
    },
};

/// The kind of a contribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Something the member wants to know.
    Question,
    /// Something the member fears.
    Concern,
    /// Something the member would do.
    Idea,
    /// Something the member went through.
    Experience,
}
crate::base::db::text_enum!(Kind {
    Question => "question", Concern => "concern", Idea => "idea", Experience => "experience",
});

/// The state of a contribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// An answer is owed.
    Waiting,
    /// It was answered; the writer has not said yet whether the answer will do.
    Answered,
    /// The writer says that it was answered, at least partly.
    Settled,
    /// The writer said twice that it was not answered. The customer conscience sees it.
    Disputed,
    /// The writer took it back.
    Withdrawn,
}
crate::base::db::text_enum!(State {
    Waiting => "waiting", Answered => "answered", Settled => "settled", Disputed => "disputed",
    Withdrawn => "withdrawn",
});

/// The writer's verdict on an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// This answers me.
    Yes,
    /// This answers me partly.
    Partly,
    /// This does not answer me.
    No,
}
crate::base::db::text_enum!(Verdict { Yes => "yes", Partly => "partly", No => "no" });

/// The most characters of a contribution.
pub const LONGEST: usize = 2000;
/// The most contributions that are chosen one by one, for a theme or an answer, or are published together.
pub const MOST_TOGETHER: usize = 100;

/// The contributions that were ticked, each once, in the order of writing.
///
/// # Errors
/// [`Problem::NotChosen`] or [`Problem::TooMany`].
pub(crate) fn together<K: Copy + Ord>(ticked: &[K]) -> Result<Vec<K>, Problem> {
    let mut keys = ticked.to_vec();
    keys.sort_unstable();
    keys.dedup();
    match keys.len() {
        0 => Err(Problem::NotChosen),
        1..=MOST_TOGETHER => Ok(keys),
        _ => Err(Problem::TooMany(MOST_TOGETHER)),
    }
}

/// Checks the text that somebody wrote.
///
/// # Errors
/// [`Problem::Missing`] or [`Problem::TooLong`].
pub fn text(typed: &str) -> Result<String, Problem> {
    values::prose(typed, LONGEST)
}

/// Reads a verdict and its reason, which a "no" needs.
///
/// # Errors
/// The problems of the fields `verdict` and `reason`.
pub(crate) fn verdict(verdict: &str, reason: &str) -> Result<(Verdict, String), FieldErrors> {
    let verdict = verdict.parse();
    let reason = match verdict {
        Ok(Verdict::No) => text(reason),
        _ => values::optional(reason, text),
    };
    form::read((("verdict", verdict), ("reason", reason)))
}

/// A contribution with all that decisions need. It names the writer, so it stays within the domain.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct Debt {
    pub id: ContributionId,
    pub proposal_id: ProposalId,
    pub project_id: ProjectId,
    pub member_id: MemberId,
    /// The account of the writer, for mail.
    pub writer: AccountId,
    pub project_owner_id: AccountId,
    pub owner_id: AccountId,
    pub shown_as: Attribution,
    pub state: State,
    pub due_at: Timestamp,
    pub changed_at: Timestamp,
    pub reopened_at: Option<Timestamp>,
}

impl Debt {
    /// The owner of the project and the colleague who owes the answer.
    pub(crate) const fn owners(&self) -> [AccountId; 2] {
        [self.project_owner_id, self.owner_id]
    }

    pub(crate) const fn status(&self) -> rules::Status {
        rules::Status {
            state: self.state,
            reopened: self.reopened_at.is_some(),
        }
    }
}
