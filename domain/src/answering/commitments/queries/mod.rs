//! What pages read of commitments. The ledger is open to the whole panel and all staff.

mod ledger;
mod one;

pub use ledger::{After, Counts, Filter, Ledger, PAGE, Team, counts, ledger, teams};
pub(crate) use ledger::{counts_in, late_in};
pub use one::{Detail, Promisable, Quote, find, may_promise_in, promisable, to_keep, to_offer};

use super::{Commitment, rules::SOON_DAYS, store};
use crate::{
    Actor, Error, Portal, Result,
    base::{
        db::Tx,
        ids::{ContributionId, ProjectId, ProposalId},
    },
    people::organisation,
    rounds::contributions::{self, rules::staff_may_read},
};
use jiff::{Span, civil::Date};

fn signed_in(actor: &Actor) -> Result<()> {
    match actor {
        Actor::Visitor => Err(Error::Forbidden),
        Actor::Person(_) | Actor::Portal => Ok(()),
    }
}

async fn today(portal: &Portal, tx: &mut Tx) -> Result<Date> {
    let zone = organisation::store::zone(tx).await?;
    Ok(portal.now().date_in(&zone))
}

/// What was promised in the answers and the decision on a proposal, the first one first.
///
/// # Errors
/// [`Error::Forbidden`] to visitors.
pub async fn of_proposal(
    portal: &Portal,
    actor: &Actor,
    id: ProposalId,
) -> Result<Vec<Commitment>> {
    signed_in(actor)?;
    let mut tx = portal.db.read().await?;
    store::of_proposal(&mut tx, id).await
}

/// Everything that was promised in a project, what is due first comes first.
///
/// # Errors
/// [`Error::Forbidden`] to visitors.
pub async fn of_project(portal: &Portal, actor: &Actor, id: ProjectId) -> Result<Vec<Commitment>> {
    signed_in(actor)?;
    let mut tx = portal.db.read().await?;
    store::of_project(&mut tx, id).await
}

/// What was promised in the answers to a contribution: for whoever wrote it, and for staff who may read it;
/// nothing for others.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn of_contribution(
    portal: &Portal,
    actor: &Actor,
    id: ContributionId,
) -> Result<Vec<Commitment>> {
    let mut tx = portal.db.read().await?;
    let Some(debt) = contributions::store::debt(&mut tx, id).await? else {
        return Ok(Vec::new());
    };
    let own = actor.require_member().ok() == Some(debt.member_id);
    if own || staff_may_read(actor, debt.shown_as) {
        store::of_contribution(&mut tx, id).await
    } else {
        Ok(Vec::new())
    }
}

/// How many a list on a home page shows.
const MOST: i64 = 50;

/// What the actor was promised and is asked about: whether it happened waits for their word.
///
/// # Errors
/// [`Error::Forbidden`] to anyone who is not a member.
pub async fn to_say(portal: &Portal, actor: &Actor) -> Result<Vec<Commitment>> {
    let member = actor.require_member()?;
    let mut tx = portal.db.read().await?;
    store::asked(&mut tx, member, 1, MOST).await
}

/// Everything that the actor was promised, what is due last first.
///
/// # Errors
/// [`Error::Forbidden`] to anyone who is not a member.
pub async fn promised(portal: &Portal, actor: &Actor) -> Result<Vec<Commitment>> {
    let member = actor.require_member()?;
    let mut tx = portal.db.read().await?;
    store::asked(&mut tx, member, 0, MOST).await
}

/// What the actor has to keep that is late or due soon, the longest due first; nothing for whoever has
/// promised nothing.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn due(portal: &Portal, actor: &Actor) -> Result<Vec<Commitment>> {
    let Some(owner) = actor.account() else {
        return Ok(Vec::new());
    };
    let mut tx = portal.db.read().await?;
    let today = today(portal, &mut tx).await?;
    let soon = today.saturating_add(Span::new().days(SOON_DAYS));
    store::due(&mut tx, owner, &soon.to_string(), MOST).await
}
