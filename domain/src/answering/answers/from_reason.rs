//! Taking up the reason of a vote, so that it is answered like a contribution.

use crate::{
    Actor, Error, Portal, Result, Role,
    base::{
        audit::{self, Subject},
        ids::{ContributionId, ProposalId},
    },
    rounds::{
        contributions::{self, Attribution, operations::Spoken},
        positions, proposals, supports,
    },
    transaction,
};

/// Takes up the reason at a place of a proposal: its writer is owed an answer from then on, and finds it among their
/// contributions. Doing it twice has no further effect. The owner of the project answers reasons, and the customer
/// conscience those for the conscience only.
///
/// # Errors
/// [`Error::NotFound`] for anyone who may not read it, [`Error::Forbidden`] for a reader who does not answer it.
pub async fn take_up(
    portal: &Portal,
    actor: &Actor,
    proposal: ProposalId,
    place: i64,
) -> Result<ContributionId> {
    let view = proposals::queries::view(portal, actor, proposal).await?;
    let viewer = view.viewer;
    if !viewer.reads_words(view.proposal.state) || !viewer.reads_replies() {
        return Err(Error::NotFound);
    }
    let now = portal.now();
    transaction!(portal.db, tx => {
        let reason = positions::store::reason_at(tx, proposal, place).await?.ok_or(Error::NotFound)?;
        match reason.shown_as {
            Attribution::Conscience if !actor.is(Role::CustomerConscience) => return Err(Error::NotFound),
            Attribution::Name | Attribution::Segment if !viewer.owner => return Err(Error::Forbidden),
            _ => {}
        }
        if let Some(known) = reason.contribution_id {
            return Ok(known);
        }
        let spoken = Spoken {
            proposal,
            account: reason.account_id,
            text: &reason.text,
            shown_as: reason.shown_as,
            in_room: false,
        };
        let id = contributions::operations::write_down(tx, now, &spoken).await?;
        positions::store::take_up(tx, proposal, place, id).await?;
        supports::store::carry(tx, now, proposal, place, id).await?;
        audit::note(tx, now, actor, audit::Action::ReasonTakeUp, Subject::Contribution(id), "").await?;
        Ok(id)
    })
}
