//! Leaving a session: the people whom somebody would have helped get another buddy, and their calendar gets a
//! message.

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

/// Takes somebody out of a session. Nothing happens when they do not take part.
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

/// Takes somebody out of all coming sessions in which they have this part.
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
