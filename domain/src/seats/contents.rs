//! What mails about seats need to know just before they are sent. Each answers `None` when the mail should not go
//! out any more.

use super::{State, store};
use crate::{
    Portal, Result, Timestamp,
    ids::{AccountId, SeatId, SessionId},
    sessions::{self, Session},
};

/// A seat that is kept for the reader.
#[derive(Clone, Debug)]
pub struct Offered {
    /// The session.
    pub session: Session,
    /// Until when it is kept.
    pub expires_at: Timestamp,
}

/// An offer of the reader that stands.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn offered(portal: &Portal, reader: AccountId, id: SeatId) -> Result<Option<Offered>> {
    let mut tx = portal.db.read().await?;
    let Some(found) = store::seat_of(&mut tx, id, reader).await? else {
        return Ok(None);
    };
    let session = sessions::store::find(&mut tx, found.session_id).await?;
    let stands = found.expires_at.filter(|at| *at > portal.now());
    let stands = stands.filter(|_| found.state == State::Offered);
    Ok(session.zip(stands).map(|(session, expires_at)| Offered {
        session,
        expires_at,
    }))
}

/// A session in which the reader's place was taken back, and why.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn withdrawn(
    portal: &Portal,
    reader: AccountId,
    id: SeatId,
) -> Result<Option<(Session, String)>> {
    let mut tx = portal.db.read().await?;
    let found = store::seat_of(&mut tx, id, reader).await?;
    let Some(found) = found.filter(|found| found.state == State::Withdrawn) else {
        return Ok(None);
    };
    let session = sessions::store::find(&mut tx, found.session_id).await?;
    Ok(session.map(|session| {
        let why = if found.why.is_empty() {
            session.cancelled_why.clone()
        } else {
            found.why
        };
        (session, why)
    }))
}

/// A session of the reader's with seats that nobody has and nobody waits for, and how many.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn short(
    portal: &Portal,
    reader: AccountId,
    id: SessionId,
) -> Result<Option<(Session, i64)>> {
    let mut tx = portal.db.read().await?;
    let session = sessions::store::find(&mut tx, id).await?;
    let Some(session) = session.filter(|session| session.secretary_id == reader) else {
        return Ok(None);
    };
    let line = store::whole_line(&mut tx, id, session.seats).await?;
    let short = line.short(portal.now());
    Ok((short > 0).then_some((session, short)))
}
