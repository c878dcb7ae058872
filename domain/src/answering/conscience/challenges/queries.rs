//! The queries of pages and mails on challenges, filtered by the actor.

use super::{
    Challenge,
    rules::{check_raise, check_reply, may_read},
    store,
};
use crate::{
    Actor, Error, Portal, Result,
    base::{
        db::Tx,
        ids::{AccountId, ProposalId},
    },
    optional,
    people::mandates::store::is_conscience,
    rounds::proposals::{self, Proposal, queries::ProposalView},
};

/// The challenge to a proposal, for everybody who reads the proposal.
pub(in crate::answering::conscience) async fn of(
    tx: &mut Tx,
    view: &ProposalView,
) -> Result<Option<Challenge>> {
    if !may_read(view.viewer, view.proposal.state) {
        return Ok(None);
    }
    store::find(tx, view.proposal.id).await
}

/// A proposal for the customer conscience to object to, with the challenge if there is one already.
///
/// # Errors
/// As [`check_raise`].
pub async fn to_raise(
    portal: &Portal,
    actor: &Actor,
    id: ProposalId,
) -> Result<(Proposal, Option<Challenge>)> {
    let mut tx = portal.db.read().await?;
    let proposal = find(&mut tx, portal, id).await?;
    check_raise(actor, proposal.state)?;
    Ok((proposal, store::find(&mut tx, id).await?))
}

/// A challenge for the owner of the project to reply to.
///
/// # Errors
/// As [`check_reply`]; [`Error::NotFound`] when there is no challenge.
pub async fn to_reply(
    portal: &Portal,
    actor: &Actor,
    id: ProposalId,
) -> Result<(Proposal, Challenge)> {
    let mut tx = portal.db.read().await?;
    let proposal = find(&mut tx, portal, id).await?;
    check_reply(actor, proposal.owner_id, proposal.state)?;
    let challenge = store::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    Ok((proposal, challenge))
}

async fn find(tx: &mut Tx, portal: &Portal, id: ProposalId) -> Result<Proposal> {
    let found = proposals::store::find(tx, portal.now(), id).await?;
    found.ok_or(Error::NotFound)
}

/// The content of the mails about a challenge.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ChallengeContent {
    /// The title of the proposal.
    pub title: String,
    /// The challenge.
    #[sqlx(flatten)]
    pub challenge: Challenge,
}

/// A challenge that waits for a reply, for the mail to the present owner of the project.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn raised(
    portal: &Portal,
    reader: AccountId,
    proposal: ProposalId,
) -> Result<Option<ChallengeContent>> {
    let mut tx = portal.db.read().await?;
    optional!(
        tx,
        "select p.title, c.text, a.name as raised_by, c.raised_at, c.reply, cast(null as text) as replied_by,
                c.replied_at
         from challenges c
         join proposals p on p.id = c.proposal_id
         join projects j on j.id = p.project_id
         join accounts a on a.id = c.written_by
         where c.proposal_id = $1 and j.owner_id = $2 and c.replied_at is null",
        proposal,
        reader
    )
}

/// A challenge that was replied to, for the mail to the present customer conscience.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn replied(
    portal: &Portal,
    reader: AccountId,
    proposal: ProposalId,
) -> Result<Option<ChallengeContent>> {
    let mut tx = portal.db.read().await?;
    optional!(
        tx,
        concat!(
            "select p.title, c.text, a.name as raised_by, c.raised_at, c.reply, r.name as replied_by, c.replied_at
         from challenges c
         join proposals p on p.id = c.proposal_id
         join accounts a on a.id = c.written_by
         join accounts r on r.id = c.replied_by
         where c.proposal_id = $1 and ",
            is_conscience!("$2")
        ),
        proposal,
        reader
    )
}
