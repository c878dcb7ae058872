//! The content of the mails about minutes.

use super::{Revision, store};
use crate::{
    Portal, Result,
    base::ids::{AccountId, SessionId},
    boardroom::sessions::{self, Session, State},
};

/// The last revision, for somebody who took part.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn published(
    portal: &Portal,
    reader: AccountId,
    id: SessionId,
) -> Result<Option<(Session, Revision)>> {
    let mut tx = portal.db.read().await?;
    if sessions::store::part(&mut tx, id, reader).await?.is_none() {
        return Ok(None);
    }
    let session = sessions::store::find(&mut tx, id).await?;
    let last = store::revisions(&mut tx, id).await?.into_iter().next();
    Ok(session.zip(last))
}

/// A session whose minutes were not published, for its secretary.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn due(portal: &Portal, reader: AccountId, id: SessionId) -> Result<Option<Session>> {
    let mut tx = portal.db.read().await?;
    if store::last_number(&mut tx, id).await? > 0 {
        return Ok(None);
    }
    let session = sessions::store::find(&mut tx, id).await?;
    Ok(session
        .filter(|session| session.secretary_id == reader && session.state != State::Cancelled))
}
