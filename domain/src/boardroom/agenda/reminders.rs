//! Reminding everybody who takes part, a week and a day before a session.

use super::rules::{REMIND_BEFORE_HOURS, reminds};
use crate::{
    Portal, Result, Timestamp,
    base::{
        db::Tx,
        ids::SessionId,
        outbox::{self, Mail, Task},
    },
    boardroom::sessions,
    transaction,
};

fn event(session: SessionId, starts_at: Timestamp, hours: i64) -> String {
    format!("session:{session}:remind:{}:{hours}", starts_at.0)
}

/// Plans the reminders of a session at this time. Each checks when it runs whether the time is still the same.
pub(crate) async fn plan(
    tx: &mut Tx,
    now: Timestamp,
    session: SessionId,
    starts_at: Timestamp,
) -> Result<()> {
    for hours in REMIND_BEFORE_HOURS {
        let at = starts_at.plus_minutes(-hours * 60);
        if at > now {
            let task = Task::RemindOfSession {
                session,
                starts_at,
                hours,
            };
            outbox::task(tx, now, at, &event(session, starts_at, hours), &task).await?;
        }
    }
    Ok(())
}

/// Reminds everybody who takes part in a session, if it is still at that time.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn remind(
    portal: &Portal,
    id: SessionId,
    starts_at: Timestamp,
    hours: i64,
) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let Some(session) = sessions::store::find(tx, id).await? else {
            return Ok(());
        };
        if !reminds(&session, starts_at, hours, now) {
            return Ok(());
        }
        let mail = Mail::SessionReminder { session: id, starts_at };
        for person in sessions::store::people(tx, id).await? {
            outbox::mail(tx, now, &event(id, starts_at, hours), person.account_id, &mail).await?;
        }
        Ok(())
    })
}
