//! The SQL of mandates.

use super::Mandate;
use crate::{
    Result, Timestamp, all,
    base::{db::Tx, ids::AccountId},
    execute, optional_value,
};

/// SQL that is true when the account in this column or parameter is the customer conscience now.
macro_rules! is_conscience {
    ($account:literal) => {
        concat!(
            "exists (select 1 from conscience_mandates mandate where mandate.account_id = ",
            $account,
            " and mandate.ends_at is null)"
        )
    };
}
pub(crate) use is_conscience;

/// The customer conscience, once the portal was set up.
pub(crate) async fn current(tx: &mut Tx) -> Result<Option<AccountId>> {
    optional_value!(
        tx,
        "select account_id from conscience_mandates where ends_at is null"
    )
}

/// The name of the customer conscience.
pub(crate) async fn name_of_current(tx: &mut Tx) -> Result<Option<String>> {
    optional_value!(
        tx,
        "select a.name from conscience_mandates c join accounts a on a.id = c.account_id where c.ends_at is null"
    )
}

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

/// Ends a mandate and returns its account, or nothing when it had ended already.
pub(crate) async fn end(tx: &mut Tx, now: Timestamp, id: i64) -> Result<Option<AccountId>> {
    optional_value!(
        tx,
        "update conscience_mandates set ends_at = $2 where id = $1 and ends_at is null returning account_id",
        id,
        now
    )
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
