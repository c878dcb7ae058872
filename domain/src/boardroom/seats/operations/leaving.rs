//! Leaving a session: whom somebody would have helped gets another buddy, and their calendar is told.

use super::end::buddy_left;
use crate::{
    Result, Timestamp,
    base::{
        db::Tx,
        ids::{AccountId, SessionId},
    },
    boardroom::{
        sessions::{self, Part},
        taking_part,
    },
};

/// Somebody takes part in a session no longer. Nothing happens if they do not take part.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub(crate) async fn leave(
    tx: &mut Tx,
    now: Timestamp,
    id: SessionId,
    account: AccountId,
) -> Result<()> {
    if taking_part::leave(tx, now, id, account).await? {
        buddy_left(tx, id, account).await?;
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
    for id in sessions::store::coming_of(tx, now, account, part).await? {
        leave(tx, now, id, account).await?;
    }
    Ok(())
}
