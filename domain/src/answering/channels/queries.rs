//! The queries of pages on channels.

use super::{Channel, Holiday, operations::public_holidays, store};
use crate::{Actor, Portal, Result, Role, base::db::Tx, people::organisation};
use jiff::civil::Date;

/// All channels, for the administrator.
///
/// # Errors
/// [`crate::Error::Forbidden`] unless an administrator asks.
pub async fn all(portal: &Portal, actor: &Actor) -> Result<Vec<Channel>> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    store::all(&mut tx).await
}

/// The channels that the organisation offers, for everybody.
///
/// # Errors
/// [`crate::Error::Unavailable`] when they can't be read.
pub async fn offered(portal: &Portal) -> Result<Vec<Channel>> {
    let mut tx = portal.db.read().await?;
    let mut all = store::all(&mut tx).await?;
    all.retain(|one| one.is_offered);
    Ok(all)
}

/// The days of this year and the next on which nobody is there, from today on.
///
/// # Errors
/// [`crate::Error::Forbidden`] unless an administrator asks.
pub async fn holidays(portal: &Portal, actor: &Actor) -> Result<Vec<Holiday>> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    let zone = organisation::store::zone(&mut tx).await?;
    let today = portal.now().date_in(&zone);
    let mut all = Vec::new();
    for year in [today.year(), today.year().saturating_add(1)] {
        all.extend(of_year(&mut tx, year).await?);
    }
    all.retain(|holiday| holiday.day >= today);
    Ok(all)
}

/// The days of a year on which nobody is there: those that are fixed, or the public holidays.
pub(super) async fn of_year(tx: &mut Tx, year: i16) -> Result<Vec<Holiday>> {
    if store::is_fixed(tx, year).await? {
        let end = |month, day| Date::new(year, month, day).unwrap_or_default();
        return store::holidays(tx, end(1, 1), end(12, 31)).await;
    }
    let public = |day| Holiday {
        day,
        name: String::new(),
    };
    Ok(public_holidays(year).into_iter().map(public).collect())
}
