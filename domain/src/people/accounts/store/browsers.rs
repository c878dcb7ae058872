//! The SQL of browsers in which somebody signed in before.

use crate::{
    Result, Timestamp,
    base::{db::Tx, ids::AccountId},
    execute, optional_value,
};

/// Whether this account was signed in to with the browser before.
pub(in crate::people::accounts) async fn is_known(
    tx: &mut Tx,
    token_hash: &str,
    account: AccountId,
) -> Result<bool> {
    let found: Option<AccountId> = optional_value!(
        tx,
        "select account_id from known_browsers where token_hash = $1 and account_id = $2",
        token_hash,
        account
    )?;
    Ok(found.is_some())
}

/// Remembers that this account was signed in to with the browser.
pub(in crate::people::accounts) async fn remember(
    tx: &mut Tx,
    now: Timestamp,
    token_hash: &str,
    account: AccountId,
) -> Result<()> {
    execute!(
        tx,
        "insert into known_browsers (token_hash, account_id, seen_at) values ($1, $2, $3)
         on conflict (token_hash, account_id) do update set seen_at = excluded.seen_at",
        token_hash,
        account,
        now
    )?;
    Ok(())
}
