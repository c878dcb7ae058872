//! The queries of pages on commitments. The ledger is open to the whole panel and all staff.

mod ledger;
mod one;

pub use ledger::{After, Counts, Filter, Ledger, PAGE, Team, counts, ledger, teams};
pub(crate) use ledger::{counts_in, late_in};
pub use one::{Detail, Promisable, Quote, find, may_promise_in, promisable, to_keep, to_offer};

use super::{Commitment, Promised, rules::SOON_DAYS, store};
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

/// The commitments from the answers and the decision on a proposal, the first one first.
///
/// # Errors
/// [`Error::Forbidden`] for visitors.
pub async fn of_proposal(
    portal: &Portal,
    actor: &Actor,
    id: ProposalId,
) -> Result<Vec<Commitment>> {
    signed_in(actor)?;
    let mut tx = portal.db.read().await?;
    store::of_proposal(&mut tx, id).await
}

/// All commitments in a project, the first due first.
///
/// # Errors
/// [`Error::Forbidden`] for visitors.
pub async fn of_project(portal: &Portal, actor: &Actor, id: ProjectId) -> Result<Vec<Promised>> {
    signed_in(actor)?;
    let mut tx = portal.db.read().await?;
    let commitments = store::of_project(&mut tx, id).await?;
    let moved = commitments.iter().any(|one| one.moves > 0);
    let first = match moved {
        true => store::first_days(&mut tx, id).await?,
        false => Vec::new(),
    };
    let of = |commitment: Commitment| Promised {
        first_on: first
            .iter()
            .find(|day| day.commitment_id == commitment.id)
            .and_then(|day| day.from_on.0),
        commitment,
    };
    Ok(commitments.into_iter().map(of).collect())
}

/// The commitments from the answers to a contribution, for its writer and for staff who may read it; none for others.
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
    if own || staff_may_read(actor, debt.shown_as, &debt.owners()) {
        store::of_contribution(&mut tx, id).await
    } else {
        Ok(Vec::new())
    }
}

/// The most commitments in a list on a home page.
const MOST: i64 = 50;

/// The commitments to the actor that wait for their word on whether they were kept.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who is not a member.
pub async fn to_say(portal: &Portal, actor: &Actor) -> Result<Vec<Commitment>> {
    let member = actor.require_member()?;
    let mut tx = portal.db.read().await?;
    store::asked(&mut tx, member, 1, MOST).await
}

/// All commitments to the actor, the last due first.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who is not a member.
pub async fn promised(portal: &Portal, actor: &Actor) -> Result<Vec<Commitment>> {
    let member = actor.require_member()?;
    let mut tx = portal.db.read().await?;
    store::asked(&mut tx, member, 0, MOST).await
}

/// The commitments that the actor has to keep and that are late or due soon, the longest due first; none for
/// somebody who promised nothing.
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
