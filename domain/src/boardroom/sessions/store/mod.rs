//! The SQL of series, sessions and their participants.

use super::{Session, parsed::Parsed};
use crate::{
    Result, Timestamp,
    base::{
        db::Tx,
        ids::{AccountId, SessionId},
    },
    execute, optional,
    people::translations::store::written_in,
    value,
};

/// The columns of a [`Session`].
macro_rules! select_sessions {
    ($more:literal) => {
        concat!(
            "select s.id, s.series_id, r.name as series, r.secretary_id, y.name as secretary, s.theme, s.scope_open,
                    s.place, s.link, s.minutes, s.capacity, s.seats, s.languages, s.facilitator_id,
                    f.name as facilitator, s.state, s.starts_at, s.sequence, s.cancelled_why, s.moved_why,
                    s.language, st.text as second_theme, so.text as second_open
             from sessions s
             join series r on r.id = s.series_id
             join accounts y on y.id = r.secretary_id
             join accounts f on f.id = s.facilitator_id ",
            crate::people::translations::store::second!("st", "session", "s.id", "title", "case s.language when 'nl' then 'en' else 'nl' end"),
            crate::people::translations::store::second!("so", "session", "s.id", "open", "case s.language when 'nl' then 'en' else 'nl' end"),
            $more
        )
    };
}

mod about;
mod asked;
mod leading;
mod lists;
mod people;
mod series;

pub(crate) use about::*;
pub(crate) use asked::*;
pub(crate) use leading::*;
pub(crate) use lists::*;
pub(crate) use people::*;
pub(crate) use series::*;

pub(crate) async fn find(tx: &mut Tx, id: SessionId) -> Result<Option<Session>> {
    optional!(tx, select_sessions!("where s.id = $1"), id)
}

/// Whether there is a link that leads into it.
pub(crate) async fn has_link(tx: &mut Tx, id: SessionId) -> Result<bool> {
    let found: i64 = value!(
        tx,
        "select count(*) from sessions where id = $1 and link <> ''",
        id
    )?;
    Ok(found > 0)
}

pub(crate) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    by: AccountId,
    new: &Parsed,
) -> Result<SessionId> {
    value!(
        tx,
        concat!(
            "insert into sessions (series_id, theme, scope_open, place, link, minutes, capacity, seats, languages,
                                   facilitator_id, state, created_by, created_at, language)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'planned', $11, $12, ",
            written_in!(),
            ") returning id"
        ),
        new.series,
        new.theme.as_str(),
        new.scope_open.as_str(),
        new.place.as_str(),
        new.link.as_str(),
        new.minutes,
        new.capacity,
        new.seats,
        new.languages,
        new.facilitator,
        by,
        now
    )
}

/// Writes a change; `told` when calendars have to know it.
pub(crate) async fn update(tx: &mut Tx, id: SessionId, new: &Parsed, told: bool) -> Result<()> {
    execute!(
        tx,
        "update sessions set series_id = $2, theme = $3, scope_open = $4, place = $5, link = $6, minutes = $7,
                             capacity = $8, seats = $9, languages = $10, facilitator_id = $11,
                             sequence = sequence + $12
         where id = $1",
        id,
        new.series,
        new.theme.as_str(),
        new.scope_open.as_str(),
        new.place.as_str(),
        new.link.as_str(),
        new.minutes,
        new.capacity,
        new.seats,
        new.languages,
        new.facilitator,
        i64::from(told)
    )?;
    Ok(())
}

pub(crate) async fn settle(
    tx: &mut Tx,
    id: SessionId,
    starts_at: Timestamp,
    moved_why: &str,
) -> Result<()> {
    execute!(
        tx,
        "update sessions set starts_at = $2, moved_why = $3, state = 'dated', sequence = sequence + 1 where id = $1",
        id,
        starts_at,
        moved_why
    )?;
    Ok(())
}

pub(crate) async fn cancel(tx: &mut Tx, now: Timestamp, id: SessionId, why: &str) -> Result<()> {
    execute!(
        tx,
        "update sessions set state = 'cancelled', cancelled_why = $2, ended_at = $3, sequence = sequence + 1
         where id = $1",
        id,
        why,
        now
    )?;
    Ok(())
}

pub(crate) async fn close(tx: &mut Tx, now: Timestamp, id: SessionId) -> Result<()> {
    execute!(
        tx,
        "update sessions set state = 'closed', ended_at = $2 where id = $1",
        id,
        now
    )?;
    Ok(())
}
