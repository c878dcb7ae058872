//! Sessions of browsers, kept on the server. The cookie holds a random id; only its hash is stored.
//!
//! What must stay true: saving never brings back a session that was ended, so that a request in
//! flight can't undo a sign-out; a session ends when it was not used for a while, and in any case
//! some time after the person signed in.

use crate::{
    Conflict, Person, Portal, Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, SignInId},
    },
    execute, optional, optional_value, transaction,
};

/// The time that an unused session lasts.
pub const IDLE_DAYS: i64 = 30;
/// The time that any session lasts.
pub const ABSOLUTE_DAYS: i64 = 90;
/// How long after signing in somebody may do what asks for a fresh sign-in, in minutes.
pub const FRESH_MINUTES: i64 = 30;
/// The time that a session lasts in which nobody signed in: it holds a code that was asked for, or the language
/// that was chosen.
const VISITOR_DAYS: i64 = 1;

fn idle_until(now: Timestamp, account: Option<AccountId>) -> Timestamp {
    now.plus_days(if account.is_some() {
        IDLE_DAYS
    } else {
        VISITOR_DAYS
    })
}

/// Creates a session.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn create(
    portal: &Portal,
    token_hash: &str,
    account: Option<AccountId>,
    data: &str,
    browser: &str,
) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        execute!(
            tx,
            "insert into sign_ins (token_hash, account_id, data, browser, created_at, seen_at, expires_at)
             values ($1, $2, $3, $4, $5, $5, $6)",
            token_hash, account, data, browser, now, idle_until(now, account)
        )?;
        Ok(())
    })
}

/// Saves a session that still exists; one that was ended stays ended.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn save(
    portal: &Portal,
    token_hash: &str,
    account: Option<AccountId>,
    data: &str,
) -> Result<()> {
    let now = portal.now();
    let idle_until = idle_until(now, account);
    // Sessions that began before this moment end by their age before they end by being idle.
    let oldest = idle_until.plus_days(-ABSOLUTE_DAYS);
    transaction!(portal.db, tx => {
        execute!(
            tx,
            "update sign_ins set account_id = $2, data = $3, seen_at = $4,
                    expires_at = case when created_at < $6 then created_at + $7 else $5 end
             where token_hash = $1 and expires_at > $4",
            token_hash, account, data, now, idle_until, oldest, Timestamp(0).plus_days(ABSOLUTE_DAYS)
        )?;
        Ok(())
    })
}

/// The data of a live session, and its end.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn load(portal: &Portal, token_hash: &str) -> Result<Option<(String, Timestamp)>> {
    let mut tx = portal.db.read().await?;
    optional!(
        tx,
        "select data, expires_at from sign_ins where token_hash = $1 and expires_at > $2",
        token_hash,
        portal.now()
    )
}

/// Ends a session.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn delete(portal: &Portal, token_hash: &str) -> Result<()> {
    transaction!(portal.db, tx => {
        execute!(tx, "delete from sign_ins where token_hash = $1", token_hash)?;
        Ok(())
    })
}

/// A browser in which somebody is signed in.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Session {
    /// Its key.
    pub id: SignInId,
    /// The browser, in a few words.
    pub browser: String,
    /// The moment when they signed in.
    pub created_at: Timestamp,
    /// The moment when it was last used, give or take a day.
    pub seen_at: Timestamp,
}

/// The live sessions of an account, the latest first.
pub(super) async fn of(tx: &mut Tx, now: Timestamp, account: AccountId) -> Result<Vec<Session>> {
    all!(
        tx,
        "select id, browser, created_at, seen_at from sign_ins
         where account_id = $1 and expires_at > $2 order by seen_at desc, id desc",
        account,
        now
    )
}

/// Ends one session of an account; `false` when it has no such session.
pub(super) async fn end(tx: &mut Tx, account: AccountId, sign_in: SignInId) -> Result<bool> {
    let ended = execute!(
        tx,
        "delete from sign_ins where account_id = $1 and id = $2",
        account,
        sign_in
    )?;
    Ok(ended > 0)
}

/// Asks that somebody signed in not long ago, for what can't be undone or gives a way in: a browser that was left open
/// is not its owner.
///
/// # Errors
/// [`Conflict::SignInAgain`].
pub(crate) async fn require_fresh(tx: &mut Tx, now: Timestamp, person: &Person) -> Result<()> {
    if person.sign_in == SignInId(0) {
        // No browser acts, but the demonstration.
        return Ok(());
    }
    let signed_in: Option<Timestamp> = optional_value!(
        tx,
        "select created_at from sign_ins where id = $1 and account_id = $2",
        person.sign_in,
        person.account
    )?;
    if signed_in.is_some_and(|at| now < at.plus_minutes(FRESH_MINUTES)) {
        Ok(())
    } else {
        Err(Conflict::SignInAgain.into())
    }
}

/// Ends every session of an account but `keep`.
pub(crate) async fn end_all(tx: &mut Tx, account: AccountId, keep: Option<SignInId>) -> Result<()> {
    execute!(
        tx,
        "delete from sign_ins where account_id = $1 and id <> $2",
        account,
        keep.unwrap_or(SignInId(0))
    )?;
    Ok(())
}
