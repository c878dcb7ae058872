//! The data that mails about seats need, read just before they are sent. Each query answers `None` when the
//! mail should not go out any more.

use super::{State, queries::refused, rules, store};
use crate::{
    Portal, Result, Timestamp,
    base::ids::{AccountId, SeatId, SessionId},
    boardroom::sessions::{self, Session},
    people::panel,
};

/// A seat that is kept for the reader.
#[derive(Clone, Debug)]
pub struct Offered {
    /// The session.
    pub session: Session,
    /// The moment until which it is kept.
    pub expires_at: Timestamp,
}

/// A valid offer to the reader.
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

/// The date of a session in which the reader was offered a seat or waits for one.
#[derive(Clone, Debug)]
pub struct Moved {
    /// The session.
    pub session: Session,
    /// The moment when it begins.
    pub starts_at: Timestamp,
    /// The moment until which a seat is kept for them; `None` for somebody who waits.
    pub expires_at: Option<Timestamp>,
}

/// A session that is still at that time, while the reader has a valid offer or waits.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn moved(
    portal: &Portal,
    reader: AccountId,
    id: SeatId,
    starts_at: Timestamp,
) -> Result<Option<Moved>> {
    let now = portal.now();
    let mut tx = portal.db.read().await?;
    let Some(found) = store::seat_of(&mut tx, id, reader).await? else {
        return Ok(None);
    };
    let expires_at = match found.state {
        State::Waiting => None,
        State::Offered if found.expires_at.is_some_and(|at| at > now) => found.expires_at,
        _ => return Ok(None),
    };
    let session = sessions::store::find(&mut tx, found.session_id).await?;
    let session = session
        .filter(|session| rules::is_to_come(session, now) && session.starts_at == Some(starts_at));
    Ok(session.map(|session| Moved {
        session,
        starts_at,
        expires_at,
    }))
}

/// A session in which the reader can ask for a seat.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn opened(portal: &Portal, reader: AccountId, id: SessionId) -> Result<Option<Session>> {
    let now = portal.now();
    let mut tx = portal.db.read().await?;
    let Some((member, _)) = panel::store::member_of_account(&mut tx, reader).await? else {
        return Ok(None);
    };
    let open = store::open_sessions(&mut tx, member, None, now).await?;
    if !open.iter().any(|one| one.id == id) || refused(&mut tx, now, id, member).await?.is_some() {
        return Ok(None);
    }
    sessions::store::find(&mut tx, id).await
}

/// A session in which the reader's place was withdrawn, and the reason.
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

/// A session of the reader with seats that nobody has and nobody waits for, and their number.
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
