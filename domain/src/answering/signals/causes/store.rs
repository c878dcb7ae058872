//! The SQL of main causes, and of what came of signals.

use super::Cause;
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

/// How many signals of a department ended under a main cause, and how many of them led to something.
#[derive(sqlx::FromRow)]
pub(super) struct Count {
    pub department: Option<String>,
    pub cause: Option<String>,
    pub ended: i64,
    pub led: i64,
}

/// What came of the signals that ended since then. They are counted once, in the order of their index, before names are
/// looked up.
pub(super) async fn counts(tx: &mut Tx, since: Timestamp) -> Result<Vec<Count>> {
    all!(
        tx,
        "select d.name as department, c.name as cause, x.ended, x.led
         from (select department_id, cause_id, count(*) as ended, count(*) filter (where state = 'answered') as led
               from signals where ended_at is not null and ended_at >= $1 group by department_id, cause_id) x
         left join departments d on d.id = x.department_id left join signal_causes c on c.id = x.cause_id
         order by d.name_key nulls last, d.id",
        since
    )
}
