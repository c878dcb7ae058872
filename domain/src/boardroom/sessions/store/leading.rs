//! The SQL of secretaries and facilitators, for when one of them leaves.

use crate::{
    Result, all,
    base::{
        db::Tx,
        ids::{AccountId, SeriesId, SessionId},
    },
    execute,
    people::accounts::store::staff::works_here,
    scalars,
};

/// The series of which somebody is the secretary.
pub(crate) async fn series_of(
    tx: &mut Tx,
    secretary: AccountId,
) -> Result<Vec<(SeriesId, String)>> {
    all!(
        tx,
        "select id, name from series where secretary_id = $1 order by id",
        secretary
    )
}

/// The sessions that somebody leads and that were neither closed nor cancelled.
pub(crate) async fn led_by(
    tx: &mut Tx,
    facilitator: AccountId,
) -> Result<Vec<(SessionId, String)>> {
    all!(
        tx,
        "select id, theme from sessions
         where facilitator_id = $1 and state in ('planned', 'dated') order by starts_at nulls last, id",
        facilitator
    )
}

/// The people who arrange a series or lead a session and don't work here any more.
pub(crate) async fn leaders_who_left(tx: &mut Tx) -> Result<Vec<AccountId>> {
    scalars!(
        tx,
        concat!(
            "select r.secretary_id from series r where not ",
            works_here!("r.secretary_id"),
            " union select s.facilitator_id from sessions s where s.state in ('planned', 'dated') and not ",
            works_here!("s.facilitator_id")
        )
    )
}

/// Gives every series of a secretary to another one.
pub(crate) async fn pass_on_series(tx: &mut Tx, from: AccountId, to: AccountId) -> Result<()> {
    execute!(
        tx,
        "update series set secretary_id = $2 where secretary_id = $1",
        from,
        to
    )?;
    Ok(())
}

/// Gives a session another facilitator.
pub(crate) async fn pass_on_session(tx: &mut Tx, id: SessionId, to: AccountId) -> Result<()> {
    execute!(
        tx,
        "update sessions set facilitator_id = $2 where id = $1",
        id,
        to
    )?;
    Ok(())
}
