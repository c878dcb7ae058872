//! Publishing a decision on "You said, we did", with its reasons, for everybody.

use super::{Part, store};
use crate::{
    Error, Result, Timestamp,
    answering::publications::{Kind, Publication, PublicationState, index},
    base::{db::Tx, ids::ProposalId},
    rounds::{
        projects,
        proposals::{self, Outcome},
    },
};

/// Publishes the decision on a proposal, within the transaction that takes it.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub(crate) async fn publish(tx: &mut Tx, now: Timestamp, id: ProposalId) -> Result<()> {
    let proposal = proposals::store::find(tx, now, id).await?;
    let decision = store::decision(tx, id).await?;
    let (proposal, decision) = proposal.zip(decision).ok_or(Error::NotFound)?;
    let project = projects::store::find(tx, proposal.project_id).await?;
    let project = project.ok_or(Error::NotFound)?;
    let publication = Publication {
        kind: Kind::Decision,
        subject: id.0,
        project: Some(project.id),
        title: proposal.title,
        said: joined(&decision.parts, |part| &part.heard),
        done: joined(&decision.parts, |part| &part.decided),
        state: decision.outcome.into(),
        at: decision.taken_at,
    };
    let themes = joined(&decision.parts, |part| &part.theme);
    let why = joined(&decision.parts, |part| &part.why);
    let more = [project.name, themes, why, decision.would_change].join("\n");
    index::put(tx, &publication, &more).await
}

/// One text of every part of a decision, a paragraph each.
fn joined(parts: &[Part], text: impl Fn(&Part) -> &str) -> String {
    let texts: Vec<_> = parts
        .iter()
        .map(text)
        .filter(|text| !text.is_empty())
        .collect();
    texts.join("\n\n")
}

impl From<Outcome> for PublicationState {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Adopt => Self::Adopted,
            Outcome::Adapt => Self::Adapted,
            Outcome::Drop => Self::Dropped,
        }
    }
}
