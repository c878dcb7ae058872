//! Saying the same as somebody else, and taking that back.

use super::store::{self, Words};
use crate::{
    Actor, Conflict, Error, Portal, Result, Timestamp,
    base::{
        db::Tx,
        ids::{ContributionId, MemberId, ProposalId},
    },
    rounds::proposals::{
        self, State,
        visibility::{Attribution, Viewer},
    },
    transaction,
};

/// Says, or no longer says, the same as the contribution of somebody else; returns its proposal.
///
/// # Errors
/// [`Error::NotFound`] for anyone who may not read it as a customer of this round, and for its writer;
/// [`Conflict::Closed`] when the round is over.
pub async fn of_contribution(
    portal: &Portal,
    actor: &Actor,
    id: ContributionId,
    says: bool,
) -> Result<ProposalId> {
    let member = actor.require_member()?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let words = store::contribution(tx, id, member).await?.ok_or(Error::NotFound)?;
        let proposal = words.proposal_id;
        check(tx, now, actor, member, words).await?;
        if says {
            store::give(tx, now, proposal, Some(id), None, member).await?;
        } else {
            store::take_back(tx, proposal, Some(id), None, member).await?;
        }
        Ok(proposal)
    })
}

/// Says, or no longer says, the same as the reason of somebody else.
///
/// # Errors
/// As [`of_contribution`].
pub async fn of_reason(
    portal: &Portal,
    actor: &Actor,
    proposal: ProposalId,
    place: i64,
    says: bool,
) -> Result<()> {
    let member = actor.require_member()?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let words = store::reason(tx, proposal, place, member).await?.ok_or(Error::NotFound)?;
        check(tx, now, actor, member, words).await?;
        if says {
            store::give(tx, now, proposal, None, Some(place), member).await
        } else {
            store::take_back(tx, proposal, None, Some(place), member).await
        }
    })
}

/// Checks that the member reads these words of somebody else in an open round.
async fn check(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    member: MemberId,
    words: Words,
) -> Result<()> {
    let (asked, voted) = proposals::store::part_in(tx, words.proposal_id, member).await?;
    let state = words.state.at(now, words.closes_at);
    let reads = asked && Viewer::of(actor, &[], asked, voted).reads_words(state);
    if !reads || words.wrote > 0 || words.shown_as == Attribution::Conscience {
        return Err(Error::NotFound);
    }
    match state {
        State::Open => Ok(()),
        _ => Err(Conflict::Closed.into()),
    }
}
