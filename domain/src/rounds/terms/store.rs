//! The SQL of the terms of advice.

use super::{Change, Terms};
use crate::{
    Result, Timestamp, all,
    base::{db::Tx, ids::AccountId},
    execute, optional, optional_value,
};

/// The terms for rounds that are opened now.
pub(crate) async fn current(tx: &mut Tx) -> Result<Terms> {
    let found: Option<Terms> = optional!(
        tx,
        "select advise_days, reasons_days, standstill_days from advice_terms order by id desc limit 1"
    )?;
    Ok(found.unwrap_or_default())
}

/// The reason of the last change.
pub(crate) async fn last_reason(tx: &mut Tx) -> Result<Option<String>> {
    optional_value!(tx, "select why from advice_terms order by id desc limit 1")
}

/// Every change, the last one first.
pub(super) async fn changes(tx: &mut Tx) -> Result<Vec<Change>> {
    all!(
        tx,
        "select t.advise_days, t.reasons_days, t.standstill_days, t.why, a.name as changed_by, t.changed_at
         from advice_terms t join accounts a on a.id = t.written_by order by t.id desc"
    )
}

/// Writes new terms, also for rounds that are not open yet.
pub(crate) async fn change(
    tx: &mut Tx,
    now: Timestamp,
    by: Option<AccountId>,
    terms: Terms,
    why: &str,
) -> Result<()> {
    execute!(
        tx,
        "insert into advice_terms (advise_days, reasons_days, standstill_days, why, written_by, changed_at)
         values ($1, $2, $3, $4, $5, $6)",
        terms.advise_days,
        terms.reasons_days,
        terms.standstill_days,
        why,
        by,
        now
    )?;
    Ok(())
}
