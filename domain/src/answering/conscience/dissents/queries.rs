//! The queries of pages on dissent notes, filtered by the actor.

use super::{
    Dissent,
    rules::{DissentFacts, check_write, may_read},
    store,
};
use crate::{
    Actor, Error, Portal, Result,
    answering::decisions,
    base::{db::Tx, ids::ProposalId},
    rounds::proposals::{self, Proposal, queries::ProposalView},
};

/// The note on a decision, for everybody who reads the proposal.
pub(in crate::answering::conscience) async fn of(
    tx: &mut Tx,
    view: &ProposalView,
) -> Result<Option<Dissent>> {
    if !may_read(view.viewer, view.proposal.state) {
        return Ok(None);
    }
    store::find(tx, view.proposal.id).await
}

/// A proposal for the customer conscience to note a dissent on, with the note if there is one already.
///
/// # Errors
/// As [`check_write`].
pub async fn to_write(
    portal: &Portal,
    actor: &Actor,
    id: ProposalId,
) -> Result<(Proposal, Option<Dissent>)> {
    let now = portal.now();
    let mut tx = portal.db.read().await?;
    let proposal = proposals::store::find(&mut tx, now, id).await?;
    let proposal = proposal.ok_or(Error::NotFound)?;
    let noted = store::find(&mut tx, id).await?;
    let decision = decisions::store::decision(&mut tx, id).await?;
    let facts = DissentFacts {
        state: proposal.state,
        taken_at: decision.map(|decision| decision.taken_at),
        noted: noted.is_some(),
    };
    check_write(actor, facts, now)?;
    Ok((proposal, noted))
}

/// The note on a decision, for the mails about the decision.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn with_decision(portal: &Portal, id: ProposalId) -> Result<Option<Dissent>> {
    let mut tx = portal.db.read().await?;
    if decisions::store::decision(&mut tx, id).await?.is_none() {
        return Ok(None);
    }
    store::find(&mut tx, id).await
}
