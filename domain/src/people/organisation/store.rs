//! The SQL of the organisation.

use super::Organisation;
use crate::{Result, base::db::Tx, execute, optional};
use jiff::tz::TimeZone;

pub(crate) async fn find(tx: &mut Tx) -> Result<Option<Organisation>> {
    optional!(
        tx,
        "select name, zone, phone, email, accent, set_up_at from organisation where id = 1"
    )
}

/// The zone in which its days begin and end; UTC before it was set up.
pub(crate) async fn zone(tx: &mut Tx) -> Result<TimeZone> {
    let organisation = find(tx).await?;
    Ok(organisation.map_or(TimeZone::UTC, |organisation| organisation.time_zone()))
}

/// Writes the organisation; `false` when there is one already.
pub(crate) async fn insert(tx: &mut Tx, new: &Organisation) -> Result<bool> {
    let rows = execute!(
        tx,
        "insert into organisation (id, name, zone, phone, email, accent, set_up_at)
         values (1, $1, $2, $3, $4, $5, $6) on conflict do nothing",
        new.name.as_str(),
        new.zone.as_str(),
        new.phone.as_str(),
        new.email.as_str(),
        new.accent.as_str(),
        new.set_up_at
    )?;
    Ok(rows == 1)
}

pub(super) async fn update(tx: &mut Tx, new: &Organisation) -> Result<()> {
    execute!(
        tx,
        "update organisation set name = $1, zone = $2, phone = $3, email = $4, accent = $5 where id = 1",
        new.name.as_str(),
        new.zone.as_str(),
        new.phone.as_str(),
        new.email.as_str(),
        new.accent.as_str()
    )?;
    Ok(())
}
