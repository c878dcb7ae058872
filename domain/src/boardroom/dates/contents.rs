//! The data that the mails about dates need, read just before they are sent.

use super::{Candidate, store};
use crate::{
    Portal, Result,
    base::ids::{AccountId, DatePollId},
    boardroom::sessions::{self, Session, State},
};

/// The question to the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PollMail {
    /// The session.
    pub session: Session,
    /// The moments.
    pub options: Vec<Candidate>,
    /// Whether the reader takes part; a customer who does not has no seat yet.
    pub takes_part: bool,
}

/// A poll that is open and that the reader has not answered.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn asked(
    portal: &Portal,
    reader: AccountId,
    poll: DatePollId,
) -> Result<Option<PollMail>> {
    let mut tx = portal.db.read().await?;
    let Some(open) = store::open(&mut tx, poll).await? else {
        return Ok(None);
    };
    let waits = match store::person(&mut tx, poll, reader).await? {
        Some((_, answered_at)) => answered_at.is_none(),
        None => false,
    };
    let session = sessions::store::find(&mut tx, open.session_id).await?;
    let options = store::options(&mut tx, poll).await?;
    let part = sessions::store::part(&mut tx, open.session_id, reader).await?;
    Ok(session.filter(|_| waits).map(|session| PollMail {
        session,
        options,
        takes_part: part.is_some(),
    }))
}

/// The session whose date was settled, for somebody who was asked and does not take part, with whether they answered.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn settled(
    portal: &Portal,
    reader: AccountId,
    poll: DatePollId,
) -> Result<Option<(Session, bool)>> {
    let mut tx = portal.db.read().await?;
    let Some(poll) = store::find(&mut tx, poll).await? else {
        return Ok(None);
    };
    let asked = store::person(&mut tx, poll.id, reader).await?;
    let part = sessions::store::part(&mut tx, poll.session_id, reader).await?;
    let session = sessions::store::find(&mut tx, poll.session_id).await?;
    let Some((_, answered_at)) = asked.filter(|_| part.is_none()) else {
        return Ok(None);
    };
    Ok(session
        .filter(|session| session.state == State::Dated)
        .map(|session| (session, answered_at.is_some())))
}
