//! The SQL of channels and of the days on which nobody is there.

use super::{Channel, ChannelKind, Holiday, Hours, ReactionTime, Unit};
use crate::{Error, Result, all, base::db::Tx, execute, value};
use jiff::civil::Date;

#[derive(sqlx::FromRow)]
struct Row {
    kind: ChannelKind,
    is_offered: i64,
    hours: String,
    promised: i64,
    unit: Unit,
}

impl Row {
    fn read(self) -> Result<Channel> {
        let hours: Hours = serde_json::from_str(&self.hours).map_err(Error::unavailable)?;
        Ok(Channel {
            kind: self.kind,
            is_offered: self.is_offered == 1,
            hours,
            promise: ReactionTime {
                count: self.promised,
                unit: self.unit,
            },
        })
    }
}

/// All channels, in the order in which they are shown.
pub(crate) async fn all(tx: &mut Tx) -> Result<Vec<Channel>> {
    let rows: Vec<Row> = all!(
        tx,
        "select kind, is_offered, hours, promised, unit from channels"
    )?;
    let mut all: Vec<_> = rows.into_iter().map(Row::read).collect::<Result<_>>()?;
    all.sort_by_key(|one| ChannelKind::ALL.iter().position(|kind| *kind == one.kind));
    Ok(all)
}

pub(crate) async fn find(tx: &mut Tx, kind: ChannelKind) -> Result<Channel> {
    let all = all(tx).await?;
    all.into_iter()
        .find(|one| one.kind == kind)
        .ok_or(Error::NotFound)
}

pub(super) async fn update(tx: &mut Tx, channel: &Channel) -> Result<()> {
    let hours = serde_json::to_string(&channel.hours).map_err(Error::unavailable)?;
    execute!(
        tx,
        "update channels set is_offered = $2, hours = $3, promised = $4, unit = $5 where kind = $1",
        channel.kind,
        i64::from(channel.is_offered),
        hours,
        channel.promise.count,
        channel.promise.unit
    )?;
    Ok(())
}

/// Whether the holidays of a year are fixed.
pub(super) async fn is_fixed(tx: &mut Tx, year: i16) -> Result<bool> {
    let found: i64 = value!(
        tx,
        "select count(*) from holiday_years where year = $1",
        i64::from(year)
    )?;
    Ok(found > 0)
}

/// Fixes the holidays of a year.
pub(super) async fn fix(tx: &mut Tx, year: i16, days: &[Date]) -> Result<()> {
    let new = execute!(
        tx,
        "insert into holiday_years (year) values ($1) on conflict do nothing",
        i64::from(year)
    )?;
    if new == 0 {
        return Ok(());
    }
    for day in days {
        execute!(
            tx,
            "insert into holidays (day, name) values ($1, '') on conflict do nothing",
            day.to_string()
        )?;
    }
    Ok(())
}

/// The days of fixed years from `first` up to and including `last` on which nobody is there.
pub(super) async fn holidays(tx: &mut Tx, first: Date, last: Date) -> Result<Vec<Holiday>> {
    let rows: Vec<(String, String)> = all!(
        tx,
        "select day, name from holidays where day >= $1 and day <= $2 order by day",
        first.to_string(),
        last.to_string()
    )?;
    rows.into_iter()
        .map(|(day, name)| {
            let day = day.parse().map_err(Error::unavailable)?;
            Ok(Holiday { day, name })
        })
        .collect()
}

/// Writes a day on which nobody is there; `false` when there is one already.
pub(super) async fn add_holiday(tx: &mut Tx, holiday: &Holiday) -> Result<bool> {
    let rows = execute!(
        tx,
        "insert into holidays (day, name) values ($1, $2) on conflict do nothing",
        holiday.day.to_string(),
        holiday.name.as_str()
    )?;
    Ok(rows == 1)
}

/// Takes a day off the list; `false` when it is not on it.
pub(super) async fn remove_holiday(tx: &mut Tx, day: Date) -> Result<bool> {
    let rows = execute!(tx, "delete from holidays where day = $1", day.to_string())?;
    Ok(rows == 1)
}
