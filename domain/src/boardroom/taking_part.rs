//! The participants of a session, and the messages to their calendars.
//!
//! All changes go through here: seats, arranging and leaving call it in their own transaction.

use crate::{
    Result, Timestamp,
    base::{
        db::Tx,
        ids::{AccountId, SessionId},
    },
    boardroom::{
        calendar::tell,
        dates,
        sessions::{Part, store},
    },
};

/// Adds a participant. Somebody who takes part already keeps their part.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub(crate) async fn join(
    tx: &mut Tx,
    now: Timestamp,
    id: SessionId,
    account: AccountId,
    part: Part,
) -> Result<()> {
    if store::join(tx, now, id, account, part).await? {
        tell::one(tx, now, id, account, true).await?;
        dates::operations::ask_newcomer(tx, now, id, account).await?;
    }
    Ok(())
}

/// Removes a participant; returns whether they took part until now. Other slices call [`super::seats`] instead,
/// which also finds another buddy for the people whom they would have helped.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub(crate) async fn leave(
    tx: &mut Tx,
    now: Timestamp,
    id: SessionId,
    account: AccountId,
) -> Result<bool> {
    let left = store::leave(tx, now, id, account).await?;
    if left {
        tell::one(tx, now, id, account, false).await?;
    }
    Ok(left)
}

/// Notes that a participant is there, or not; returns whether that is new.
///
/// # Errors
/// [`crate::Error::NotFound`] for anyone who does not take part.
pub(crate) async fn attend(
    tx: &mut Tx,
    id: SessionId,
    account: AccountId,
    there: bool,
) -> Result<bool> {
    store::part(tx, id, account)
        .await?
        .ok_or(crate::Error::NotFound)?;
    store::attend(tx, id, account, there).await
}
