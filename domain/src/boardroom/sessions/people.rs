//! Who takes part in a session. Other slices call this in their own transaction: a customer who takes a seat
//! joins, one who gives it back leaves.

use super::{Part, store};
use crate::{
    Result, Timestamp,
    base::{
        db::Tx,
        ids::{AccountId, SessionId},
    },
    boardroom::{calendar::tell, dates, seats},
};

/// Somebody takes part from now on. Who takes part already stays as they are.
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

/// Somebody takes part no longer; nothing for who does not.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub(crate) async fn leave(
    tx: &mut Tx,
    now: Timestamp,
    id: SessionId,
    account: AccountId,
) -> Result<()> {
    if store::leave(tx, now, id, account).await? {
        seats::operations::buddy_left(tx, id, account).await?;
        tell::one(tx, now, id, account, false).await?;
    }
    Ok(())
}

/// Somebody takes part in none of the sessions to come any more in which they do so as this.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub(crate) async fn leave_coming(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    part: Part,
) -> Result<()> {
    for id in store::coming_of(tx, now, account, part).await? {
        leave(tx, now, id, account).await?;
    }
    Ok(())
}

/// Somebody who takes part is seen to be there, or not; whether that is new.
///
/// # Errors
/// [`crate::Error::NotFound`] for who does not take part.
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
