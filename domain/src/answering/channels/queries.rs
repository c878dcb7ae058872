//! The queries of pages on channels.

use super::{
    Channel, ChannelKind, Holiday, clock::ServiceTime, operations::public_holidays, store,
};
use crate::{Actor, Portal, Result, Role, Timestamp, base::db::Tx, people::organisation};
use jiff::civil::Date;
use std::collections::BTreeSet;

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

/// When somebody is there on this channel, from `now` on, and the channel itself.
pub(in crate::answering) async fn service(
    tx: &mut Tx,
    now: Timestamp,
    kind: ChannelKind,
) -> Result<(ServiceTime, Channel)> {
    let channel = store::find(tx, kind).await?;
    let zone = organisation::store::zone(tx).await?;
    let year = now.date_in(&zone).year();
    let mut closed = BTreeSet::new();
    for year in [year, year.saturating_add(1)] {
        let days = of_year(tx, year).await?;
        closed.extend(days.into_iter().map(|holiday| holiday.day));
    }
    let service = ServiceTime {
        hours: channel.hours,
        closed,
        zone,
    };
    Ok((service, channel))
}
