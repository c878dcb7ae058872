//! Publishing a decision on "You said, we did", with its reasons, for everybody.

use super::{Decision, Part, store, translation};
use crate::{
    Error, Result, Timestamp,
    answering::publications::{Kind, Publication, PublicationState, index},
    base::{db::Tx, ids::ProposalId},
    people::translations::{self, Field, Original, Subject},
    rounds::{
        projects,
        proposals::{self, Outcome},
    },
};

/// Publishes the decision on a proposal, within the transaction that takes it or changes how it is found: it is found by
/// its words in both languages, and by the title of the proposal in both.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub(crate) async fn publish(tx: &mut Tx, now: Timestamp, id: ProposalId) -> Result<()> {
    let proposal = proposals::store::find(tx, now, id).await?;
    let decision = store::decision(tx, id).await?;
    let (proposal, decision) = proposal.zip(decision).ok_or(Error::NotFound)?;
    let project = projects::store::find(tx, proposal.project_id).await?;
    let project = project.ok_or(Error::NotFound)?;
    let (said, done) = told(&decision);
    let publication = Publication {
        kind: Kind::Decision,
        subject: id.0,
        project: Some(project.id),
        title: proposal.title,
        said,
        done,
        state: decision.outcome.into(),
        at: decision.taken_at,
    };
    let title = translations::store::of(tx, Subject::Proposal(id)).await?;
    let title = title.words(Original::of(Field::Title, "")).to_owned();
    let second = translation::second(tx, id, &decision).await?;
    let mut more = vec![project.name, title, reasons(&decision)];
    more.extend(second.iter().map(words));
    index::put(tx, &publication, &more.join("\n")).await
}

/// What a decision says beside what was heard and decided.
fn reasons(decision: &Decision) -> String {
    let themes = joined(&decision.parts, |part| &part.theme);
    let why = joined(&decision.parts, |part| &part.why);
    [themes.as_str(), &why, &decision.would_change].join("\n")
}

/// Everything that a decision says.
fn words(decision: &Decision) -> String {
    let (heard, decided) = told(decision);
    [heard, decided, reasons(decision)].join("\n")
}

/// What was heard, and what was decided, each as one text.
pub(crate) fn told(decision: &Decision) -> (String, String) {
    let heard = joined(&decision.parts, |part| &part.heard);
    (heard, joined(&decision.parts, |part| &part.decided))
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
