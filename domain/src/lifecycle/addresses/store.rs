//! The SQL of addresses that wait to be confirmed.

use super::AddressChange;
use crate::{
    Result, Timestamp,
    base::{
        db::Tx,
        ids::{AccountId, AddressChangeId},
        values::Email,
    },
    execute, optional, value,
};

macro_rules! change {
    ($rest:literal) => {
        concat!(
            "select id, account_id, email, email_key, asked_by, expires_at from address_changes ",
            $rest
        )
    };
}

/// Writes an address that waits, in the place of an earlier one.
pub(super) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    email: &Email,
    token_hash: &str,
    by: AccountId,
    expires_at: Timestamp,
) -> Result<AddressChangeId> {
    delete(tx, account).await?;
    value!(
        tx,
        "insert into address_changes (account_id, email, email_key, token_hash, asked_by, asked_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7) returning id",
        account,
        email.written(),
        email.key(),
        token_hash,
        by,
        now,
        expires_at
    )
}

/// Forgets the address that waits; whether there was one.
pub(super) async fn delete(tx: &mut Tx, account: AccountId) -> Result<bool> {
    let rows = execute!(
        tx,
        "delete from address_changes where account_id = $1",
        account
    )?;
    Ok(rows > 0)
}

/// The address that a link confirms, while it works.
pub(super) async fn by_token(
    tx: &mut Tx,
    now: Timestamp,
    token_hash: &str,
) -> Result<Option<AddressChange>> {
    optional!(
        tx,
        change!("where token_hash = $1 and expires_at > $2"),
        token_hash,
        now
    )
}

/// The address that waits for an account.
pub(super) async fn of(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
) -> Result<Option<AddressChange>> {
    optional!(
        tx,
        change!("where account_id = $1 and expires_at > $2"),
        account,
        now
    )
}

pub(super) async fn prune(tx: &mut Tx, now: Timestamp) -> Result<()> {
    execute!(
        tx,
        "delete from address_changes where expires_at <= $1",
        now
    )?;
    Ok(())
}
