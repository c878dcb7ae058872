//! The SQL of minutes.

use super::{Draft, Revision};
use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, SessionId},
    },
    execute, optional, value,
};

pub(super) async fn draft(tx: &mut Tx, id: SessionId) -> Result<Option<Draft>> {
    optional!(
        tx,
        "select m.text, a.name as changed_by, m.changed_at
         from minutes m join accounts a on a.id = m.changed_by where m.session_id = $1",
        id
    )
}

pub(super) async fn keep_draft(
    tx: &mut Tx,
    now: Timestamp,
    id: SessionId,
    text: &str,
    by: AccountId,
) -> Result<()> {
    execute!(
        tx,
        "insert into minutes (session_id, text, changed_by, changed_at) values ($1, $2, $3, $4)
         on conflict (session_id) do update
         set text = excluded.text, changed_by = excluded.changed_by, changed_at = excluded.changed_at",
        id,
        text,
        by,
        now
    )?;
    Ok(())
}

/// All published revisions, the last one first.
pub(super) async fn revisions(tx: &mut Tx, id: SessionId) -> Result<Vec<Revision>> {
    all!(
        tx,
        "select r.number, r.text, r.reason, a.name as published_by, r.published_at
         from minute_revisions r join accounts a on a.id = r.published_by
         where r.session_id = $1 order by r.number desc",
        id
    )
}

/// The number of the last revision; 0 when none was published.
pub(super) async fn last_number(tx: &mut Tx, id: SessionId) -> Result<i64> {
    value!(
        tx,
        "select count(*) from minute_revisions where session_id = $1",
        id
    )
}

pub(super) async fn insert_revision(
    tx: &mut Tx,
    now: Timestamp,
    id: SessionId,
    number: i64,
    text: &str,
    reason: &str,
    by: AccountId,
) -> Result<()> {
    execute!(
        tx,
        "insert into minute_revisions (session_id, number, text, reason, published_by, published_at)
         values ($1, $2, $3, $4, $5, $6)",
        id,
        number,
        text,
        reason,
        by,
        now
    )?;
    Ok(())
}
