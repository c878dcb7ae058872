//! The SQL of the codes that are mailed.

use crate::{
    Result, Timestamp,
    base::{db::Tx, ids::AccountId},
    execute, optional, value,
};

/// A code that waits to be typed.
pub(in crate::people::accounts) struct NewCode<'a> {
    pub browser_hash: &'a str,
    pub account: Option<AccountId>,
    pub subject_hash: &'a str,
    pub code_hash: &'a str,
    pub attempts: i64,
    pub expires_at: Timestamp,
}

pub(in crate::people::accounts) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    new: &NewCode<'_>,
) -> Result<i64> {
    value!(
        tx,
        "insert into sign_in_codes
             (browser_hash, account_id, subject_hash, code_hash, attempts_left, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         returning id",
        new.browser_hash, new.account, new.subject_hash, new.code_hash, new.attempts, now, new.expires_at
    )
}

/// The subject that a browser's code is counted for and the account that it opens, while the code can be typed.
pub(in crate::people::accounts) async fn subject(
    tx: &mut Tx,
    now: Timestamp,
    browser_hash: &str,
) -> Result<Option<(String, Option<AccountId>)>> {
    optional!(
        tx,
        "select subject_hash, account_id from sign_in_codes
         where browser_hash = $1 and attempts_left > 0 and used_at is null and expires_at > $2",
        browser_hash,
        now
    )
}

/// A code that may be compared with what was typed, once.
#[derive(sqlx::FromRow)]
pub(in crate::people::accounts) struct Attempt {
    pub id: i64,
    pub account_id: Option<AccountId>,
    pub code_hash: String,
}

/// Takes one of the attempts that are left: reading and lowering are one statement, so that no two
/// guesses share an attempt.
pub(in crate::people::accounts) async fn take_attempt(
    tx: &mut Tx,
    now: Timestamp,
    browser_hash: &str,
) -> Result<Option<Attempt>> {
    optional!(
        tx,
        "update sign_in_codes set attempts_left = attempts_left - 1
         where browser_hash = $1 and attempts_left > 0 and used_at is null and expires_at > $2
         returning id, account_id, code_hash",
        browser_hash,
        now
    )
}

/// Makes every code of an account void.
pub(crate) async fn void(tx: &mut Tx, now: Timestamp, account: AccountId) -> Result<()> {
    execute!(
        tx,
        "update sign_in_codes set used_at = $2 where account_id = $1 and used_at is null",
        account,
        now
    )?;
    Ok(())
}

pub(in crate::people::accounts) async fn spend(tx: &mut Tx, now: Timestamp, id: i64) -> Result<()> {
    execute!(
        tx,
        "update sign_in_codes set used_at = $2 where id = $1",
        id,
        now
    )?;
    Ok(())
}
