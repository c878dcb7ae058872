//! The queries of pages and mails on reviews.

use super::{Due, store};
use crate::{
    Actor, Error, Portal, Result, Role,
    base::ids::{AccountId, ProposalId},
    people::organisation,
    rounds::projects,
};

/// The planned review, for the owner who does it.
///
/// # Errors
/// [`Error::NotFound`] when none is planned; [`Error::Forbidden`] for staff who do not own the project.
pub async fn to_do(portal: &Portal, actor: &Actor, id: ProposalId) -> Result<Due> {
    let mut tx = portal.db.read().await?;
    let due = store::to_come(&mut tx, id).await?.ok_or(Error::NotFound)?;
    projects::rules::check_change(actor, due.owner_id)?;
    Ok(due)
}

/// The most reviews in a list on the home page.
const MOST: i64 = 50;

/// The decisions whose day of review has come: all of them for the board and the customer conscience, their own
/// for owners, none for others.
///
/// # Errors
/// [`Error::NotFound`] for anyone who is not on the staff.
pub async fn due(portal: &Portal, actor: &Actor) -> Result<Vec<Due>> {
    if !actor.is_staff() {
        return Err(Error::NotFound);
    }
    let sees_all = actor.is(Role::BoardMember) || actor.is(Role::CustomerConscience);
    let owner = match actor.account() {
        _ if sees_all => AccountId(0),
        Some(owner) if actor.is(Role::ProjectOwner) => owner,
        _ => return Ok(Vec::new()),
    };
    let mut tx = portal.db.read().await?;
    let zone = organisation::store::zone(&mut tx).await?;
    store::due(&mut tx, portal.now().date_in(&zone), owner, MOST).await
}

/// The planned review, for the mail that reminds its owner; `None` when it was done.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn reminding(portal: &Portal, reader: AccountId, id: ProposalId) -> Result<Option<Due>> {
    let mut tx = portal.db.read().await?;
    let due = store::to_come(&mut tx, id).await?;
    Ok(due.filter(|due| due.owner_id == reader))
}
