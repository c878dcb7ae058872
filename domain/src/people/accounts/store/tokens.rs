//! The SQL of links by which somebody chooses a password.

use crate::{
    Result, Timestamp,
    base::{db::Tx, ids::AccountId},
    execute, optional_value, value,
};

/// Writes a link; every earlier one of the account is void from now on.
pub(in crate::people::accounts) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    token_hash: &str,
    expires_at: Timestamp,
) -> Result<i64> {
    void(tx, now, account).await?;
    value!(
        tx,
        "insert into password_tokens (token_hash, account_id, created_at, expires_at)
         values ($1, $2, $3, $4) returning id",
        token_hash,
        account,
        now,
        expires_at
    )
}

/// The account of this link, while the link works.
pub(in crate::people::accounts) async fn account_of(
    tx: &mut Tx,
    now: Timestamp,
    token_hash: &str,
) -> Result<Option<AccountId>> {
    optional_value!(
        tx,
        "select account_id from password_tokens
         where token_hash = $1 and used_at is null and expires_at > $2",
        token_hash,
        now
    )
}

/// Uses a link, once.
pub(in crate::people::accounts) async fn spend(
    tx: &mut Tx,
    now: Timestamp,
    token_hash: &str,
) -> Result<Option<AccountId>> {
    optional_value!(
        tx,
        "update password_tokens set used_at = $2
         where token_hash = $1 and used_at is null and expires_at > $2
         returning account_id",
        token_hash,
        now
    )
}

/// Makes every link of an account void.
pub(crate) async fn void(tx: &mut Tx, now: Timestamp, account: AccountId) -> Result<()> {
    execute!(
        tx,
        "update password_tokens set used_at = $2 where account_id = $1 and used_at is null",
        account,
        now
    )?;
    Ok(())
}
