//! The SQL of mandates.

use super::Mandate;
use crate::{
    Result, Timestamp, all,
    base::{db::Tx, ids::AccountId},
    execute,
};

/// Begins the mandate of a customer conscience, with the reason why when they are from sales or
/// marketing. The database refuses a second one.
pub(crate) async fn begin(
    tx: &mut Tx,
    now: Timestamp,
    id: AccountId,
    mandate: &str,
    sales_reason: &str,
) -> Result<()> {
    execute!(
        tx,
        "insert into conscience_mandates (account_id, mandate, sales_reason, begins_at)
         values ($1, $2, $3, $4)",
        id,
        mandate,
        sales_reason,
        now
    )?;
    Ok(())
}

/// Ends a mandate; `false` when it had ended already.
pub(super) async fn end(tx: &mut Tx, now: Timestamp, id: i64) -> Result<bool> {
    let ended = execute!(
        tx,
        "update conscience_mandates set ends_at = $2 where id = $1 and ends_at is null",
        id,
        now
    )?;
    Ok(ended == 1)
}

/// All mandates, the present one first.
pub(super) async fn all(tx: &mut Tx) -> Result<Vec<Mandate>> {
    all!(
        tx,
        "select c.id, c.account_id, a.name, c.mandate, c.sales_reason, c.begins_at, c.ends_at
         from conscience_mandates c join accounts a on a.id = c.account_id
         order by c.id desc"
    )
}
