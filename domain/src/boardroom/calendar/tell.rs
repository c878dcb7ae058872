//! Messages to calendars: one mail for each person and number, in the transaction of the change. The slice
//! `sessions` calls this when somebody joins or leaves, and when the time, the place or the theme changes.

use super::{
    Told,
    rules::{is_told, next_sequence},
    store::{self, Row},
};
use crate::{
    Result, Timestamp,
    base::{
        db::Tx,
        ids::{AccountId, SessionId},
        outbox::{self, Mail},
    },
    boardroom::sessions::{self, Session, State},
};

/// Tells the calendars of all participants the present state of a session.
pub(crate) async fn everybody(tx: &mut Tx, now: Timestamp, id: SessionId) -> Result<()> {
    let Some(session) = sessions::store::find(tx, id).await? else {
        return Ok(());
    };
    let cancelled = session.state == State::Cancelled;
    for person in sessions::store::people(tx, id).await? {
        person_of(tx, now, &session, person.account_id, cancelled).await?;
    }
    Ok(())
}

/// Tells one person's calendar that they take part, or not any more.
pub(crate) async fn one(
    tx: &mut Tx,
    now: Timestamp,
    id: SessionId,
    account: AccountId,
    takes_part: bool,
) -> Result<()> {
    match sessions::store::find(tx, id).await? {
        Some(session) => person_of(tx, now, &session, account, !takes_part).await,
        None => Ok(()),
    }
}

fn event(session: SessionId, sequence: i64) -> String {
    format!("session:{session}:invite:{sequence}")
}

/// Whether the message with this number still waits to be sent; it won't be once there is a newer one.
async fn is_unsent(
    tx: &mut Tx,
    session: SessionId,
    sequence: i64,
    account: AccountId,
) -> Result<bool> {
    outbox::waits(tx, &event(session, sequence), account).await
}

async fn person_of(
    tx: &mut Tx,
    now: Timestamp,
    session: &Session,
    account: AccountId,
    cancelled: bool,
) -> Result<()> {
    if !is_told(session, now) {
        return Ok(());
    }
    let sent = store::last_sent(tx, session.id, account).await?;
    // A calendar that never had the entry, or has it as cancelled, needs no cancellation.
    if cancelled && sent.as_ref().is_none_or(super::LastSent::cancelled) {
        return Ok(());
    }
    let sequence = next_sequence(sent.as_ref().map(|sent| sent.sequence), session.sequence);
    let unsent = match &sent {
        Some(sent) => is_unsent(tx, session.id, sent.sequence, account).await?,
        None => false,
    };
    let since = match &sent {
        // An invitation that was not sent yet is this one.
        Some(sent) if unsent && !sent.changes() => sequence,
        Some(sent) if !sent.cancelled() => sent.since,
        _ => sequence,
    };
    let told = serde_json::to_string(&Told::of(session)).map_err(crate::Error::unavailable)?;
    let heard_before = match sent {
        Some(sent) if unsent => sent.heard_before,
        Some(sent) => sent.told,
        None => String::new(),
    };
    let row = Row {
        session: session.id,
        account,
        sequence,
        since,
        cancelled,
        told,
        heard_before,
    };
    store::keep_last_sent(tx, now, &row).await?;
    let event = event(session.id, sequence);
    let mail = Mail::SessionInvite {
        session: session.id,
        sequence,
    };
    outbox::mail(tx, now, &event, account, &mail).await
}
