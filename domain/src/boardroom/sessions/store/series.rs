//! The SQL of series.

use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, SeriesId},
    },
    boardroom::sessions::{Rhythm, Series},
    execute, optional, value,
};

pub(crate) async fn insert_series(
    tx: &mut Tx,
    now: Timestamp,
    name: &str,
    rhythm: Rhythm,
    secretary: AccountId,
) -> Result<SeriesId> {
    value!(
        tx,
        "insert into series (name, rhythm, secretary_id, created_at) values ($1, $2, $3, $4) returning id",
        name,
        rhythm,
        secretary,
        now
    )
}

pub(crate) async fn update_series(
    tx: &mut Tx,
    id: SeriesId,
    name: &str,
    rhythm: Rhythm,
    secretary: AccountId,
) -> Result<()> {
    execute!(
        tx,
        "update series set name = $2, rhythm = $3, secretary_id = $4 where id = $1",
        id,
        name,
        rhythm,
        secretary
    )?;
    Ok(())
}

pub(crate) async fn series(tx: &mut Tx, id: SeriesId) -> Result<Option<Series>> {
    optional!(
        tx,
        "select s.id, s.name, s.rhythm, s.secretary_id, a.name as secretary
         from series s join accounts a on a.id = s.secretary_id where s.id = $1",
        id
    )
}

pub(crate) async fn all_series(tx: &mut Tx) -> Result<Vec<Series>> {
    all!(
        tx,
        "select s.id, s.name, s.rhythm, s.secretary_id, a.name as secretary
         from series s join accounts a on a.id = s.secretary_id order by s.id"
    )
}
