//! Telling in time that a signal waits: first whoever has it, then the customer conscience.
//!
//! Each is a task with the due instant for which it was planned. A signal that has ended, whose clock stands still or runs
//! until another instant by then, is left alone.

use super::{Signal, State, store};
use crate::{
    Portal, Result, Timestamp,
    answering::channels::clock::ServiceTime,
    base::{
        db::Tx,
        ids::SignalId,
        outbox::{self, Mail, Task},
    },
    people::{departments, mandates},
    transaction,
};

/// The service that is left when whoever has a signal is warned, in microseconds: four hours, or half of a shorter
/// promise.
const LEFT: i64 = 4 * 60 * 60 * 1_000_000;

/// Plans the warning, at a moment at which somebody is there, and the notice to the customer conscience.
pub(super) async fn plan(
    tx: &mut Tx,
    now: Timestamp,
    id: SignalId,
    due_at: Timestamp,
    service: &ServiceTime,
) -> Result<()> {
    let all = service.between(now, due_at);
    let warn_at = service.after(now, all - LEFT.min(all / 2));
    let warn = Task::WarnOfSignal { signal: id, due_at };
    let event = format!("signal:{id}:warn:{}", due_at.0);
    outbox::task(tx, now, warn_at, &event, &warn).await?;
    let tell = Task::TellOfSignal { signal: id, due_at };
    let event = format!("signal:{id}:tell:{}", due_at.0);
    outbox::task(tx, now, due_at, &event, &tell).await
}

/// The signal, when it still waits until this instant.
async fn waiting(tx: &mut Tx, id: SignalId, due_at: Timestamp) -> Result<Option<Signal>> {
    let found = store::find(tx, id).await?;
    Ok(found.filter(|one| {
        one.state == State::Open && one.service_left.is_none() && one.due_at == due_at
    }))
}

/// Warns the owner of a signal, or everybody of its department while nobody took it up, or the customer conscience when
/// nobody works there. It is for the worker; doing it
/// twice has no further effect.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read or written.
pub async fn warn(portal: &Portal, id: SignalId, due_at: Timestamp) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let Some(signal) = waiting(tx, id, due_at).await? else { return Ok(()) };
        let readers = match (signal.owner_id, signal.department_id) {
            (Some(owner), _) => vec![owner],
            (None, Some(department)) => {
                let people = departments::store::placed(tx, department).await?;
                people.into_iter().map(|one| one.account_id).collect()
            }
            (None, None) => Vec::new(),
        };
        let readers = if readers.is_empty() {
            mandates::store::current(tx).await?.into_iter().collect()
        } else {
            readers
        };
        let event = format!("signal:{id}:due:{}", due_at.0);
        for reader in readers {
            outbox::mail(tx, now, &event, reader, &Mail::SignalDue { signal: id }).await?;
        }
        Ok(())
    })
}

/// Tells the customer conscience that nobody reacted to a signal in time. It is for the worker; doing it twice has no
/// further effect.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read or written.
pub async fn tell(portal: &Portal, id: SignalId, due_at: Timestamp) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        if waiting(tx, id, due_at).await?.is_none() {
            return Ok(());
        }
        if let Some(conscience) = mandates::store::current(tx).await? {
            let event = format!("signal:{id}:overdue:{}", due_at.0);
            outbox::mail(tx, now, &event, conscience, &Mail::SignalOverdue { signal: id }).await?;
        }
        Ok(())
    })
}
