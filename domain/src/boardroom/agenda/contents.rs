//! The data that a reminder needs, read just before it is sent.

use super::{rules, store, translation};
use crate::{
    Portal, Result, Timestamp,
    base::ids::{AccountId, SessionId},
    boardroom::{
        seats::queries::{Helping, helping},
        sessions::{self, Part, Session, State},
    },
};

/// The content of a reminder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// The session.
    pub session: Session,
    /// The part that the reader takes.
    pub part: Part,
    /// The names of the staff who come.
    pub staff: Vec<String>,
    /// The things to bring, in the words of the reader; may be empty.
    pub bring: String,
    /// Whether there is a briefing to read.
    pub briefing: bool,
    /// The person whom the reader helps, because it is their first time.
    pub helping: Option<Helping>,
}

/// The reminder of a session that is still at that time, to somebody who still takes part.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn reminder(
    portal: &Portal,
    reader: AccountId,
    id: SessionId,
    starts_at: Timestamp,
) -> Result<Option<Reminder>> {
    let mut tx = portal.db.read().await?;
    let Some(session) = sessions::store::find(&mut tx, id).await? else {
        return Ok(None);
    };
    let Some(part) = sessions::store::part(&mut tx, id, reader).await? else {
        return Ok(None);
    };
    let stands = session.state == State::Dated && session.starts_at == Some(starts_at);
    if !stands || portal.now() >= starts_at {
        return Ok(None);
    }
    let people = sessions::store::people(&mut tx, id).await?;
    let staff = people.into_iter().filter(|one| one.part == Part::Staff);
    let mut items = store::items(&mut tx, id).await?;
    let bring = store::bring(&mut tx, id).await?;
    let bring = translation::bring_for(&mut tx, reader, &session, &mut items, bring).await?;
    Ok(Some(Reminder {
        part,
        staff: staff.map(|one| one.name).collect(),
        bring,
        helping: helping(&mut tx, id, reader).await?,
        briefing: !rules::lacks_customers(&items),
        session,
    }))
}
