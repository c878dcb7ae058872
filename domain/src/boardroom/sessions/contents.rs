//! The data that a mail about a session needs, read just before it is sent.

use super::{Session, State, store};
use crate::{Portal, Result, base::ids::SessionId};

/// A session that was cancelled.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn cancelled(portal: &Portal, id: SessionId) -> Result<Option<Session>> {
    let mut tx = portal.db.read().await?;
    let session = store::find(&mut tx, id).await?;
    Ok(session.filter(|session| session.state == State::Cancelled))
}
