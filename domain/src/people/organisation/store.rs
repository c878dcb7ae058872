//! The SQL of the organisation.

use super::{Organisation, logo::Logo};
use crate::{Result, base::db::Tx, execute, optional};
use jiff::tz::TimeZone;

pub(crate) async fn find(tx: &mut Tx) -> Result<Option<Organisation>> {
    optional!(
        tx,
        "select name, zone, phone, email, accent, sender, welcome_nl, welcome_en, form_of_address, writes_in, logo,
                logo_width, logo_height, set_up_at
         from organisation where id = 1"
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
        "update organisation
         set name = $1, zone = $2, phone = $3, email = $4, accent = $5, sender = $6, welcome_nl = $7, welcome_en = $8,
             form_of_address = $9, writes_in = $10
         where id = 1",
        new.name.as_str(),
        new.zone.as_str(),
        new.phone.as_str(),
        new.email.as_str(),
        new.accent.as_str(),
        new.sender.as_str(),
        new.welcome_nl.as_str(),
        new.welcome_en.as_str(),
        new.form_of_address,
        new.writes_in
    )?;
    Ok(())
}

/// Keeps a logo in the place of the one before.
pub(super) async fn keep_logo(tx: &mut Tx, logo: &Logo) -> Result<()> {
    execute!(
        tx,
        "insert into logos (id, picture, icon) values (1, $1, $2)
         on conflict (id) do update set picture = excluded.picture, icon = excluded.icon",
        logo.picture.as_slice(),
        logo.icon.as_slice()
    )?;
    point_at_logo(tx, &logo.mark, logo.width, logo.height).await
}

pub(super) async fn remove_logo(tx: &mut Tx) -> Result<()> {
    execute!(tx, "delete from logos where id = 1")?;
    point_at_logo(tx, "", 0, 0).await
}

async fn point_at_logo(tx: &mut Tx, mark: &str, width: i64, height: i64) -> Result<()> {
    execute!(
        tx,
        "update organisation set logo = $1, logo_width = $2, logo_height = $3 where id = 1",
        mark,
        width,
        height
    )?;
    Ok(())
}

/// The picture of the logo with this mark.
pub(super) async fn picture(tx: &mut Tx, mark: &str) -> Result<Option<Vec<u8>>> {
    let row: Option<(Vec<u8>,)> = optional!(
        tx,
        "select l.picture from logos l join organisation o on o.id = l.id where o.logo = $1",
        mark
    )?;
    Ok(row.map(|(bytes,)| bytes))
}

/// The icon of the logo with this mark.
pub(super) async fn icon(tx: &mut Tx, mark: &str) -> Result<Option<Vec<u8>>> {
    let row: Option<(Vec<u8>,)> = optional!(
        tx,
        "select l.icon from logos l join organisation o on o.id = l.id where o.logo = $1",
        mark
    )?;
    Ok(row.map(|(bytes,)| bytes))
}
