//! Messages to calendars: one mail for each person and number, in the transaction of the change. The slice
//! `sessions` calls this when somebody joins or leaves, and when the time, the place or the theme changes.

use super::{
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
    let since = match &sent {
        Some(sent) if !sent.cancelled() => sent.since,
        _ => sequence,
    };
    let row = Row {
        session: session.id,
        account,
        sequence,
        since,
        cancelled,
    };
    store::keep_last_sent(tx, now, &row).await?;
    let event = format!("session:{}:invite:{sequence}", session.id);
    let mail = Mail::SessionInvite {
        session: session.id,
        sequence,
    };
    outbox::mail(tx, now, &event, account, &mail).await
}
