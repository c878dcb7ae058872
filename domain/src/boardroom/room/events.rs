//! The events of a room, one after the other.

use crate::{
    Portal, Result, Timestamp, all,
    base::{db::Tx, ids::SessionId},
    execute, optional_value, value,
};

/// The channel on which nodes tell each other which room changed.
pub const CHANNEL: &str = "klankbord_room";

/// The kind of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The facilitator moved to a round, or set its clock.
    Round,
    /// Somebody sent a question.
    Question,
    /// Somebody supported a question, or withdrew their support.
    Support,
    /// Another question is on the screen, or none.
    Screen,
    /// A question was short-listed, answered, hidden or put back.
    Marked,
    /// The facilitator ticked the people who are there.
    Attended,
    /// A member of staff wrote what they heard or promise.
    Heard,
    /// A customer confirmed or corrected a commitment.
    Word,
    /// Somebody began to speak, or stopped.
    Speaking,
}
crate::base::db::text_enum!(Kind {
    Round => "round", Question => "question", Support => "support", Screen => "screen", Marked => "marked",
    Attended => "attended", Heard => "heard", Word => "word",
    Speaking => "speaking",
});

/// Writes an event with the next number, and notifies every node. The room must have its row already.
pub(crate) async fn note(tx: &mut Tx, now: Timestamp, id: SessionId, kind: Kind) -> Result<()> {
    let number: i64 = value!(
        tx,
        "update rooms set events = events + 1 where session_id = $1 returning events",
        id
    )?;
    execute!(
        tx,
        "insert into room_events (session_id, number, kind, at) values ($1, $2, $3, $4)",
        id,
        number,
        kind,
        now
    )?;
    tx.tell(CHANNEL, &id.to_string()).await
}

/// The number of the last event; 0 when there is none yet.
pub(super) async fn last(tx: &mut Tx, id: SessionId) -> Result<i64> {
    let number = optional_value!(tx, "select events from rooms where session_id = $1", id)?;
    Ok(number.unwrap_or_default())
}

/// The number of the last event in a room.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn number(portal: &Portal, id: SessionId) -> Result<i64> {
    last(&mut portal.db.read().await?, id).await
}

/// The events after one number, up to and including another.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn between(
    portal: &Portal,
    id: SessionId,
    after: i64,
    until: i64,
) -> Result<Vec<(i64, Kind)>> {
    let mut tx = portal.db.read().await?;
    all!(
        tx,
        "select number, kind from room_events where session_id = $1 and number > $2 and number <= $3
         order by number",
        id,
        after,
        until
    )
}
