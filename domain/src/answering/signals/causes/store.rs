//! The SQL of main causes, and of what came of signals.

use super::{Cause, Share};
use crate::{
    Result, Timestamp, all,
    base::{db::Tx, ids::SignalCauseId, text},
    execute, optional_value,
};

/// The causes that can be chosen, by name.
pub(in crate::answering::signals) async fn all_of(tx: &mut Tx) -> Result<Vec<Cause>> {
    all!(
        tx,
        "select id, name from signal_causes where ended_at is null order by name_key, id"
    )
}

/// Writes a cause, or takes one that ended back; `None` when there is one with this name.
pub(super) async fn insert(tx: &mut Tx, name: &str) -> Result<Option<SignalCauseId>> {
    optional_value!(
        tx,
        "insert into signal_causes (name, name_key) values ($1, $2)
         on conflict (name_key) do update set ended_at = null, name = excluded.name
             where signal_causes.ended_at is not null returning id",
        name,
        text::key(name)
    )
}

/// Ends a cause; `false` when there is none that has not ended.
pub(super) async fn end(tx: &mut Tx, now: Timestamp, id: SignalCauseId) -> Result<bool> {
    let rows = execute!(
        tx,
        "update signal_causes set ended_at = $2 where id = $1 and ended_at is null",
        id,
        now
    )?;
    Ok(rows == 1)
}

macro_rules! share {
    ($name:literal, $join:literal, $order:literal) => {
        concat!(
            "select ",
            $name,
            " as name, count(*) as \"all\", count(*) filter (where g.state = 'answered') as led from signals g ",
            $join,
            " where g.ended_at >= $1 group by ",
            $order
        )
    };
}

/// What came of the signals that ended since then, by department.
pub(super) async fn by_department(tx: &mut Tx, since: Timestamp) -> Result<Vec<Share>> {
    all!(
        tx,
        share!(
            "d.name",
            "left join departments d on d.id = g.department_id",
            "d.id, d.name, d.name_key order by d.name_key nulls last, d.id"
        ),
        since
    )
}

/// The same by main cause, the most frequent first.
pub(super) async fn by_cause(tx: &mut Tx, since: Timestamp) -> Result<Vec<Share>> {
    all!(
        tx,
        share!(
            "c.name",
            "left join signal_causes c on c.id = g.cause_id",
            "c.id, c.name, c.name_key order by count(*) desc, c.name_key nulls last, c.id"
        ),
        since
    )
}
