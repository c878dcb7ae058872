//! Raising a challenge, and replying to it.

use super::{
    LONGEST,
    rules::{check_raise, check_reply},
    store,
};
use crate::{
    Actor, Conflict, Error, Portal, Result, Role,
    base::{
        audit::{self, Subject},
        form,
        ids::ProposalId,
        outbox::{self, Mail},
        values,
    },
    people::mandates,
    rounds::proposals,
    transaction,
};

/// Objects to a coming decision; the owner of the project gets the objection by mail. The same words sent twice
/// are one challenge.
///
/// # Errors
/// As [`check_raise`]; [`Error::Invalid`] on `text`; [`Conflict::AlreadyChallenged`] after other words.
pub async fn raise(portal: &Portal, actor: &Actor, id: ProposalId, text: &str) -> Result<()> {
    actor.require(Role::CustomerConscience)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let proposal = proposals::store::find(tx, now, id).await?.ok_or(Error::NotFound)?;
        check_raise(actor, proposal.state)?;
        let text = form::one("text", values::prose(text, LONGEST))?;
        if !store::raise(tx, now, id, actor.account(), &text).await? {
            let same = store::find(tx, id).await?.is_some_and(|challenge| challenge.text == text);
            return if same { Ok(()) } else { Err(Conflict::AlreadyChallenged.into()) };
        }
        let event = format!("proposal:{id}:challenged");
        outbox::mail(tx, now, &event, proposal.owner_id, &Mail::ChallengeRaised { proposal: id }).await?;
        audit::note(tx, now, actor, audit::Action::ChallengeRaise, Subject::Proposal(id), "").await
    })
}

/// Replies to a challenge, so that there can be a decision, with a mail to the customer conscience. The same
/// words sent twice are one reply.
///
/// # Errors
/// As [`check_reply`]; [`Error::NotFound`] when there is no challenge; [`Error::Invalid`] on `reply`;
/// [`Conflict::AlreadyAnswered`] after other words.
pub async fn reply(portal: &Portal, actor: &Actor, id: ProposalId, text: &str) -> Result<()> {
    actor.require(Role::ProjectOwner)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let proposal = proposals::store::find(tx, now, id).await?.ok_or(Error::NotFound)?;
        check_reply(actor, proposal.owner_id, proposal.state)?;
        let challenge = store::find(tx, id).await?.ok_or(Error::NotFound)?;
        let text = form::one("reply", values::prose(text, LONGEST))?;
        if !store::reply(tx, now, id, actor.account(), &text).await? {
            let same = challenge.reply == text;
            return if same { Ok(()) } else { Err(Conflict::AlreadyAnswered.into()) };
        }
        if let Some(conscience) = mandates::store::current(tx).await? {
            let event = format!("proposal:{id}:challenge-replied");
            outbox::mail(tx, now, &event, conscience, &Mail::ChallengeReplied { proposal: id }).await?;
        }
        audit::note(tx, now, actor, audit::Action::ChallengeReply, Subject::Proposal(id), "").await
    })
}
