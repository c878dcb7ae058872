//! A project as its board reads it on paper: the customer input to each phase, and what was done with it.

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
    /// The commitments, the first due first.
    pub commitments: Vec<Commitment>,
}

/// A phase of the project.
#[derive(Clone, Debug)]
pub struct Chapter {
    /// The phase with its customer input.
    pub input: PhaseInput,
    /// The rounds in it, the oldest first.
    pub rounds: Vec<RoundReport>,
}

/// A round.
#[derive(Clone, Debug)]
pub struct RoundReport {
    /// The proposal, with the numbers of people who were asked and who took a position.
    pub line: Line,
    /// The proposal itself.
    pub view: ProposalView,
    /// The decision and the waiver.
    pub recorded: Recorded,
    /// The numbers of contributions.
    pub written: ContributionCounts,
}

/// The numbers of contributions on a proposal. Those for the customer conscience only are not counted, so that
/// nobody can tell that they exist.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct ContributionCounts {
    pub(super) proposal_id: i64,
    /// The number of contributions.
    pub contributions: i64,
    /// The number of them that were answered.
    pub answered: i64,
}

/// The report of a project, for all staff. It leaves out proposals that were not put to customers yet.
///
/// # Errors
/// [`crate::Error::NotFound`] when there is none, and for anyone who is not on the staff.
pub async fn report(portal: &Portal, actor: &Actor, id: ProjectId) -> Result<Report> {
    let (project, _) = projects::queries::find(portal, actor, id).await?;
    let inputs = projects::queries::phase_map(portal, actor, id).await?;
    let overdue = owed_answers::queries::overdue_of_project(portal, actor, id).await?;
    let promised = commitments::queries::of_project(portal, actor, id).await?;
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
        let recorded = decisions::queries::of(portal, actor, &view).await?;
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
        commitments: promised.into_iter().map(|one| one.commitment).collect(),
    })
}
