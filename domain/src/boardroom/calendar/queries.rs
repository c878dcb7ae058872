//! The queries of calendars and pages.

use super::{Entry, Feed, contents::entry, rules::DAYS_BACK, store};
use crate::{
    Actor, Error, Portal, Result, Timestamp,
    base::{ids::SessionId, random::Token},
    boardroom::sessions::{self, Session},
};

/// The calendar under a private address.
///
/// # Errors
/// [`Error::NotFound`] when there is no such address, or not any more.
pub async fn feed(portal: &Portal, token: &str) -> Result<Feed> {
    let mut tx = portal.db.read().await?;
    let (account, language) = store::reader(&mut tx, &Token::presented(token).hash())
        .await?
        .ok_or(Error::NotFound)?;
    let since = portal.now().plus_days(-DAYS_BACK);
    let sessions = sessions::store::dated_of_account(&mut tx, account, since).await?;
    let sent = store::all_last_sent(&mut tx, account).await?;
    let entries = sessions.into_iter().filter_map(|session| {
        let sent = sent.iter().find(|sent| sent.session_id == session.id);
        entry(session, account, sent)
    });
    Ok(Feed {
        language,
        entries: entries.collect(),
    })
}

/// The entry of one session in the calendar of a participant.
///
/// # Errors
/// [`Error::NotFound`] for anyone who does not take part, and while it has no time.
pub async fn invite(portal: &Portal, actor: &Actor, id: SessionId) -> Result<Entry> {
    let account = actor.account().ok_or(Error::Forbidden)?;
    let mut tx = portal.db.read().await?;
    let (session, part) = sessions::queries::load(&mut tx, actor, id).await?;
    let sent = store::last_sent(&mut tx, id, account).await?;
    part.and_then(|_| entry(session, account, sent.as_ref()))
        .ok_or(Error::NotFound)
}

/// The moment when the private address of the actor was made, if they have one.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who did not sign in.
pub async fn mine(portal: &Portal, actor: &Actor) -> Result<Option<Timestamp>> {
    let account = actor.account().ok_or(Error::Forbidden)?;
    let mut tx = portal.db.read().await?;
    store::feed_made_at(&mut tx, account).await
}

/// All sessions that begin from `since` and before `until`, the first one first, for staff.
///
/// # Errors
/// [`Error::NotFound`] for anyone who is not on the staff.
pub async fn between(
    portal: &Portal,
    actor: &Actor,
    since: Timestamp,
    until: Timestamp,
) -> Result<Vec<Session>> {
    if !actor.is_staff() {
        return Err(Error::NotFound);
    }
    let mut tx = portal.db.read().await?;
    sessions::store::between(&mut tx, since, until).await
}
