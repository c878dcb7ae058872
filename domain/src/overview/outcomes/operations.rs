//! Telling what was decided and promised, when it is and for what was before there was this page.

use super::{Kind, Publication, PublicationState, index, store};
use crate::{
    Error, Portal, Result,
    answering::{
        commitments,
        decisions::{self, Part},
    },
    base::{
        db::Tx,
        ids::{CommitmentId, ProposalId},
    },
    rounds::{projects, proposals},
    transaction,
};

/// Tells the decision on a proposal, within the transaction that takes it.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub(crate) async fn decided(tx: &mut Tx, id: ProposalId) -> Result<()> {
    let proposal = proposals::store::find(tx, id).await?;
    let decision = decisions::store::decision(tx, id).await?;
    let (proposal, decision) = proposal.zip(decision).ok_or(Error::NotFound)?;
    let project = projects::store::find(tx, proposal.project_id).await?;
    let project = project.ok_or(Error::NotFound)?;
    let deed = Publication {
        kind: Kind::Decision,
        subject: id.0,
        project: Some(project.id),
        title: proposal.title,
        said: joined(&decision.parts, |part| &part.heard),
        done: joined(&decision.parts, |part| &part.decided),
        fate: decision.outcome.into(),
        at: decision.taken_at,
    };
    let themes = joined(&decision.parts, |part| &part.theme);
    let why = joined(&decision.parts, |part| &part.why);
    let more = [project.name, themes, why, decision.would_change].join("\n");
    index::put(tx, &deed, &more).await
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

/// Tells a commitment, within the transaction that makes or ends it. What answers words that were kept
/// for the customer conscience is not told to everybody.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub(crate) async fn promised(tx: &mut Tx, id: CommitmentId) -> Result<()> {
    let commitment = commitments::store::find(tx, id).await?;
    let commitment = commitment.ok_or(Error::NotFound)?;
    if commitment.is_of_conscience() {
        return Ok(());
    }
    let ended_at = commitment.done_at.or(commitment.given_up_at);
    let deed = Publication {
        kind: Kind::Commitment,
        subject: id.0,
        project: Some(commitment.project_id),
        title: commitment.text,
        said: commitment.responds_to,
        done: [commitment.done_note, commitment.given_up_why].concat(),
        fate: PublicationState::Promised,
        at: ended_at.unwrap_or(commitment.made_at),
    };
    let about = commitment.title.unwrap_or_default();
    index::put(tx, &deed, &[commitment.project, about].join("\n")).await
}

/// How many are told in one transaction.
const AT_ONCE: i64 = 50;

/// Tells what was decided and promised and is not told yet. Done twice, or by two nodes at once, it has one effect.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read or written.
pub async fn catch_up(portal: &Portal) -> Result<()> {
    loop {
        let told = transaction!(portal.db, tx => {
            let untold = store::error_page(tx, AT_ONCE).await?;
            for id in &untold {
                decided(tx, *id).await?;
            }
            let commitments = store::untold_commitments(tx, AT_ONCE).await?;
            for id in &commitments {
                promised(tx, *id).await?;
            }
            Ok(untold.len() + commitments.len())
        })?;
        if told == 0 {
            return Ok(());
        }
    }
}
