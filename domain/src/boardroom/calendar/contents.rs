//! The data that the mail with an invitation needs, read just before it is sent.

use super::{Entry, LastSent, store};
use crate::{
    Portal, Result,
    base::ids::{AccountId, SessionId},
    boardroom::sessions,
};

/// The message with this number about a session, unless there is a newer one.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn invite(
    portal: &Portal,
    reader: AccountId,
    id: SessionId,
    sequence: i64,
) -> Result<Option<(Entry, LastSent)>> {
    let mut tx = portal.db.read().await?;
    let Some(sent) = store::last_sent(&mut tx, id, reader).await? else {
        return Ok(None);
    };
    let session = sessions::store::find(&mut tx, id).await?;
    let entry = session.and_then(|session| entry(session, reader, Some(&sent)));
    Ok(entry
        .filter(|_| sent.sequence == sequence)
        .map(|entry| (entry, sent)))
}

/// A session as an entry of somebody's calendar; `None` without a time.
pub(super) fn entry(
    session: sessions::Session,
    account: AccountId,
    sent: Option<&LastSent>,
) -> Option<Entry> {
    let (starts_at, ends_at) = (session.starts_at?, session.ends_at()?);
    Some(Entry {
        starts_at,
        ends_at,
        sequence: sent.map_or(session.sequence, |sent| sent.sequence),
        cancelled: session.state == sessions::State::Cancelled
            || sent.is_some_and(LastSent::cancelled),
        told_at: sent.map(|sent| sent.sent_at),
        account,
        session,
    })
}
