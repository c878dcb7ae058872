//! A project as its board reads it on paper: what customers gave to each phase, and what was done with it.

use super::store;
use crate::{
    Actor, Portal, Result,
    answering::{
        commitments::{self, Commitment},
        decisions::{self, queries::Recorded},
        owed_answers::{self, queries::Owed},
    },
    base::ids::{ProjectId, ProposalId},
    rounds::{
        projects::{self, PhaseInput, Project},
        proposals::{self, Line, State, queries::ProposalView},
    },
};

/// The report of a project.
#[derive(Clone, Debug)]
pub struct Report {
    /// The project.
    pub project: Project,
    /// Its phases, in their order.
    pub chapters: Vec<Chapter>,
    /// Answers that are overdue, the longest first. Not those that the customer conscience owes.
    pub overdue: Vec<Owed>,
    /// What was promised, what is due first comes first.
    pub commitments: Vec<Commitment>,
}

/// A phase of the project.
#[derive(Clone, Debug)]
pub struct Chapter {
    /// The phase, and what customers gave to it.
    pub input: PhaseInput,
    /// What was put to customers in it, the oldest first.
    pub rounds: Vec<RoundReport>,
}

/// Something that was put to customers.
#[derive(Clone, Debug)]
pub struct RoundReport {
    /// The proposal, with how many were asked and how many took a position.
    pub line: Line,
    /// The proposal itself.
    pub view: ProposalView,
    /// What was decided and what was waived.
    pub recorded: Recorded,
    /// What customers wrote.
    pub written: ContributionCounts,
}

/// How much customers wrote on a proposal. What they kept for the customer conscience is not counted, so
/// that nobody can tell it is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct ContributionCounts {
    pub(super) proposal_id: i64,
    /// How much they wrote.
    pub contributions: i64,
    /// How much of that was answered.
    pub answered: i64,
}

/// The report of a project, for all staff. What was not put to customers yet is not in it.
///
/// # Errors
/// [`crate::Error::NotFound`] when there is none, or to anyone who is not on the staff.
pub async fn report(portal: &Portal, actor: &Actor, id: ProjectId) -> Result<Report> {
    let (project, _) = projects::queries::find(portal, actor, id).await?;
    let inputs = projects::queries::phase_map(portal, actor, id).await?;
    let overdue = owed_answers::queries::overdue_of_project(portal, actor, id).await?;
    let commitments = commitments::queries::of_project(portal, actor, id).await?;
    let written = {
        let mut tx = portal.db.read().await?;
        store::written(&mut tx, id).await?
    };
    let of = |proposal: ProposalId| {
        let found = written.iter().find(|of| of.proposal_id == proposal.0);
        found.copied().unwrap_or_default()
    };
    let mut chapters: Vec<Chapter> = inputs
        .into_iter()
        .map(|input| Chapter {
            input,
            rounds: Vec::new(),
        })
        .collect();
    for line in proposals::queries::of_project(portal, actor, id).await? {
        if line.state == State::Draft {
            continue;
        }
        let view = proposals::queries::view(portal, actor, line.id).await?;
        let recorded = decisions::queries::of(portal, &view).await?;
        let chapter = chapters
            .iter_mut()
            .find(|chapter| chapter.input.phase.id == line.phase_id);
        if let Some(chapter) = chapter {
            chapter.rounds.push(RoundReport {
                written: of(line.id),
                line,
                view,
                recorded,
            });
        }
    }
    Ok(Report {
        project,
        chapters,
        overdue,
        commitments,
    })
}
