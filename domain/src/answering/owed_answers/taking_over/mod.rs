//! Offering, accepting and declining.

#[cfg(test)]
mod tests;

use crate::rounds::hand_overs::{
    LONGEST, Offer, State, Thing,
    offering::{offer_to, subject},
    store,
};
use crate::{
    Actor, Conflict, Error, Portal, Result, Role, Timestamp,
    answering::commitments,
    base::{
        audit,
        db::Tx,
        form,
        ids::{AccountId, ContributionId, HandOverId},
        outbox::{self, Mail},
        values,
    },
    rounds::{
        contributions::{self, Attribution, Debt, rules::require_owes},
        projects,
    },
    transaction,
};

/// Checks that the actor may offer this debt.
pub(super) fn check(actor: &Actor, debt: &Debt) -> Result<()> {
    require_owes(actor, debt)?;
    if debt.shown_as == Attribution::Conscience {
        return Err(Error::Forbidden);
    }
    debt.status().answered()?;
    Ok(())
}

/// Offers a debt to another project owner. Until they accept, the giver owes it. A new offer replaces the one
/// before; the same offer made twice is one.
///
/// # Errors
/// [`Error::Invalid`] field by field; [`Error::NotFound`] and [`Error::Forbidden`] for anyone who does not owe
/// the answer, or when it is for the customer conscience only; [`Conflict::AlreadyAnswered`],
/// [`Conflict::Withdrawn`].
pub async fn offer(
    portal: &Portal,
    actor: &Actor,
    id: ContributionId,
    to: &str,
    sentence: &str,
) -> Result<HandOverId> {
    let (to, sentence) = form::read((
        ("to", values::chosen(to)),
        ("sentence", values::line(sentence, LONGEST)),
    ))?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let debt = contributions::store::debt(tx, id).await?.ok_or(Error::NotFound)?;
        check(actor, &debt)?;
        offer_to(tx, now, actor, Thing::Debt(id), to, &sentence).await
    })
}

/// Accepts an offer: from now on the receiver owes the answer. Accepting twice has no further effect.
///
/// # Errors
/// [`Error::NotFound`] for anyone who was not offered it; [`Error::Forbidden`] for anyone who is not a project
/// owner any more; [`Conflict::OfferEnded`] when it was declined, offered to somebody else or answered.
pub async fn accept(portal: &Portal, actor: &Actor, id: HandOverId) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let offer = mine(tx, actor, id).await?;
        if offer.state == State::Accepted {
            return Ok(());
        }
        actor.require(Role::ProjectOwner)?;
        let thing = offer.thing().ok_or(Error::NotFound)?;
        if !offer.stands() || !store::end(tx, now, id, State::Accepted).await? {
            return Err(Conflict::OfferEnded.into());
        }
        match thing {
            Thing::Debt(debt) => contributions::store::hand_over(tx, debt, offer.to_id).await?,
            Thing::Project(project) => {
                projects::store::hand_over(tx, project, offer.to_id).await?;
                contributions::store::hand_over_of_project(tx, project, offer.to_id).await?;
                commitments::store::hand_over_of_project(tx, project, offer.from_id, offer.to_id).await?;
            }
            Thing::Commitment(id) => commitments::store::hand_over(tx, id, offer.to_id).await?,
        }
        audit::note(tx, now, actor, audit::Action::HandOverAccept, subject(thing), "").await
    })
}

/// Declines an offer. Declining twice has no further effect.
///
/// # Errors
/// [`Error::NotFound`] for anyone who was not offered it; [`Conflict::OfferEnded`] when it was accepted or
/// offered to somebody else.
pub async fn decline(portal: &Portal, actor: &Actor, id: HandOverId) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let offer = mine(tx, actor, id).await?;
        if offer.state == State::Declined {
            return Ok(());
        }
        if !store::end(tx, now, id, State::Declined).await? {
            return Err(Conflict::OfferEnded.into());
        }
        let thing = offer.thing().ok_or(Error::NotFound)?;
        audit::note(tx, now, actor, audit::Action::HandOverDecline, subject(thing), "").await
    })
}

/// Ends the offers to somebody who can't take them any more, with a mail to each giver, who still owes the answer.
pub(crate) async fn end_of(tx: &mut Tx, now: Timestamp, receiver: AccountId) -> Result<()> {
    for (id, giver) in store::offered_to(tx, receiver).await? {
        store::end(tx, now, id, State::Ended).await?;
        let event = format!("hand-over:{id}:ended");
        outbox::mail(
            tx,
            now,
            &event,
            giver,
            &Mail::HandOverEnded { hand_over: id },
        )
        .await?;
    }
    Ok(())
}

async fn mine(tx: &mut Tx, actor: &Actor, id: HandOverId) -> Result<Offer> {
    store::find(tx, id)
        .await?
        .filter(|offer| actor.account() == Some(offer.to_id))
        .ok_or(Error::NotFound)
}
