//! Offers of debts, and their receivers.

use crate::rounds::hand_overs::{Offer, State, Thing, store};
use crate::{
    Actor, Error, Portal, Result,
    base::ids::{AccountId, ContributionId, HandOverId},
    rounds::{
        contributions,
        projects::{self, Owner},
    },
};

/// The offers to the actor that can still be accepted.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn to_me(portal: &Portal, actor: &Actor) -> Result<Vec<Offer>> {
    let Some(me) = actor.account() else {
        return Ok(Vec::new());
    };
    let mut tx = portal.db.read().await?;
    let mut offers = store::to(&mut tx, me).await?;
    offers.retain(Offer::stands);
    Ok(offers)
}

/// One offer, for its receiver.
///
/// # Errors
/// [`Error::NotFound`] for everybody else.
pub async fn find(portal: &Portal, actor: &Actor, id: HandOverId) -> Result<Offer> {
    let mut tx = portal.db.read().await?;
    store::find(&mut tx, id)
        .await?
        .filter(|offer| actor.account() == Some(offer.to_id))
        .ok_or(Error::NotFound)
}

/// A debt that its owner may offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offerable {
    /// The people to whom it can be offered.
    pub receivers: Vec<Owner>,
    /// The name of the person to whom it was offered already.
    pub offered_to: Option<String>,
}

/// The people to whom a debt can be offered.
///
/// # Errors
/// As [`super::operations::offer`].
pub async fn offerable(portal: &Portal, actor: &Actor, id: ContributionId) -> Result<Offerable> {
    let mut tx = portal.db.read().await?;
    let debt = contributions::store::debt(&mut tx, id)
        .await?
        .ok_or(Error::NotFound)?;
    super::taking_over::check(actor, &debt)?;
    let mut receivers = projects::store::owners(&mut tx).await?;
    receivers.retain(|owner| actor.account() != Some(owner.id));
    let open = store::open_of(&mut tx, Thing::Debt(id)).await?;
    Ok(Offerable {
        receivers,
        offered_to: open.filter(Offer::stands).map(|offer| offer.receiver),
    })
}

/// An offer with the data for its mail, while it can be accepted.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn open_offer(portal: &Portal, id: HandOverId) -> Result<Option<Offer>> {
    let mut tx = portal.db.read().await?;
    Ok(store::find(&mut tx, id).await?.filter(Offer::stands))
}

/// An offer that ended because its receiver can't take it any more, for the mail to the giver, who still has
/// the debt.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn ended(portal: &Portal, reader: AccountId, id: HandOverId) -> Result<Option<Offer>> {
    let mut tx = portal.db.read().await?;
    let offer = store::find(&mut tx, id).await?;
    Ok(offer.filter(|offer| {
        offer.state == State::Ended && offer.from_id == reader && offer.is_with_giver()
    }))
}
