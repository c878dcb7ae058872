//! Sessions of browsers, kept on the server. The cookie holds a random id; only its hash is stored.
//!
//! What must stay true: saving never brings back a session that was ended, so that a request in
//! flight can't undo a sign-out.

use crate::{Portal, Result, Timestamp, execute, ids::AccountId, optional, write};

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
    expires_at: Timestamp,
) -> Result<()> {
    let now = portal.now();
    write!(portal.db, tx => {
        execute!(
            tx,
            "insert into sessions (token_hash, account_id, data, browser, created_at, seen_at, expires_at)
             values ($1, $2, $3, $4, $5, $5, $6)",
            token_hash, account, data, browser, now, expires_at
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
    expires_at: Timestamp,
) -> Result<()> {
    let now = portal.now();
    write!(portal.db, tx => {
        execute!(
            tx,
            "update sessions set account_id = $2, data = $3, seen_at = $4, expires_at = $5 where token_hash = $1",
            token_hash, account, data, now, expires_at
        )?;
        Ok(())
    })
}

/// What a live session holds, and until when.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn load(portal: &Portal, token_hash: &str) -> Result<Option<(String, Timestamp)>> {
    let mut tx = portal.db.read().await?;
    optional!(
        tx,
        "select data, expires_at from sessions where token_hash = $1 and expires_at > $2",
        token_hash,
        portal.now()
    )
}

/// Ends a session.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn delete(portal: &Portal, token_hash: &str) -> Result<()> {
    write!(portal.db, tx => {
        execute!(tx, "delete from sessions where token_hash = $1", token_hash)?;
        Ok(())
    })
}
