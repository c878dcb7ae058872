//! Rooms that nobody closed: promises that are not in the ledger, and questions that nobody owes an answer to.
//! The people who lead the session are reminded until it is closed.

use super::{
    rules::{REMIND_TO_CLOSE_DAYS, looks_again},
    store,
};
use crate::{
    Actor, Portal, Result, Timestamp,
    base::{
        db::Tx,
        ids::{AccountId, SessionId},
        outbox::{self, Mail, Task},
    },
    boardroom::sessions::{self, Session, State},
    transaction,
};

/// A session that was held and not closed, with the promises and questions that wait for that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOpen {
    /// The session.
    pub session: Session,
    /// The number of promises that are not in the ledger.
    pub promises: usize,
    /// The questions of customers that were not answered and that nobody owes an answer to.
    pub questions: Vec<String>,
}

async fn find(tx: &mut Tx, session: Session) -> Result<Option<LeftOpen>> {
    let promises = store::promises(tx, session.id).await?.len();
    let questions = store::unanswered(tx, session.id).await?;
    let questions: Vec<_> = questions.into_iter().map(|one| one.text).collect();
    let waits = promises > 0 || !questions.is_empty();
    Ok(waits.then_some(LeftOpen {
        session,
        promises,
        questions,
    }))
}

fn event(id: SessionId, starts_at: Timestamp, turn: i64) -> String {
    format!("session:{id}:to-close:{}:{turn}", starts_at.0)
}

async fn plan_turn(
    tx: &mut Tx,
    now: Timestamp,
    due: Timestamp,
    session: SessionId,
    starts_at: Timestamp,
    turn: i64,
) -> Result<()> {
    let task = Task::RemindToClose {
        session,
        starts_at,
        turn,
    };
    outbox::task(tx, now, due, &event(session, starts_at, turn), &task).await
}

/// Plans the reminder of the people who lead a session that begins at `at` to close its room.
pub(crate) async fn plan(
    tx: &mut Tx,
    now: Timestamp,
    session: &Session,
    at: Timestamp,
) -> Result<()> {
    let due = at
        .plus_minutes(session.minutes)
        .plus_days(REMIND_TO_CLOSE_DAYS.0);
    plan_turn(tx, now, due, session.id, at, 1).await
}

/// Reminds the facilitator and the secretary to close a room that holds promises or questions, unless the
/// session was moved or cancelled, and plans the next look.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read or written.
pub async fn remind(portal: &Portal, id: SessionId, starts_at: Timestamp, turn: i64) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let Some(session) = sessions::store::find(tx, id).await? else {
            return Ok(());
        };
        if session.starts_at != Some(starts_at) || session.state == State::Cancelled {
            return Ok(());
        }
        let found = find(tx, session.clone()).await?;
        if found.is_some() {
            for account in [session.facilitator_id, session.secretary_id] {
                let mail = Mail::RoomLeftOpen { session: id };
                outbox::mail(tx, now, &event(id, starts_at, turn), account, &mail).await?;
            }
        }
        if looks_again(&session, found.is_some(), now) {
            let due = now.plus_days(REMIND_TO_CLOSE_DAYS.1);
            plan_turn(tx, now, due, id, starts_at, turn + 1).await?;
        }
        Ok(())
    })
}

/// The content of the mail to somebody who leads the session; `None` once it was closed.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn content(
    portal: &Portal,
    reader: AccountId,
    id: SessionId,
) -> Result<Option<LeftOpen>> {
    let mut tx = portal.db.read().await?;
    let Some(session) = sessions::store::find(&mut tx, id).await? else {
        return Ok(None);
    };
    let leads = reader == session.facilitator_id || reader == session.secretary_id;
    if !leads || !session.is_over(portal.now()) {
        return Ok(None);
    }
    find(&mut tx, session).await
}

/// The number of a reader's own questions in a session that is over, which wait for somebody to owe them an answer.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn own_questions(portal: &Portal, actor: &Actor, session: &Session) -> Result<usize> {
    let Some(account) = actor.account().filter(|_| session.is_over(portal.now())) else {
        return Ok(0);
    };
    let mut tx = portal.db.read().await?;
    let waiting = store::unanswered(&mut tx, session.id).await?;
    Ok(waiting
        .iter()
        .filter(|one| one.account_id == account)
        .count())
}

/// The sessions that the actor leads as their facilitator or secretary and that wait to be closed.
///
/// # Errors
/// [`crate::Error::Unavailable`] when they can't be read.
pub async fn mine(portal: &Portal, actor: &Actor) -> Result<Vec<LeftOpen>> {
    let Some(account) = actor.account().filter(|_| actor.is_staff()) else {
        return Ok(Vec::new());
    };
    let mut tx = portal.db.read().await?;
    let mut all = Vec::new();
    for id in store::left_open(&mut tx, account, portal.now()).await? {
        if let Some(session) = sessions::store::find(&mut tx, id).await? {
            all.extend(find(&mut tx, session).await?);
        }
    }
    Ok(all)
}
