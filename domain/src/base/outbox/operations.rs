//! The verbs of the administrator for the outbox.

use super::{Mail, store};
use crate::{
    Actor, Conflict, Error, Portal, Result, Role,
    base::{
        audit::{self, Subject},
        ids::JobId,
    },
    transaction,
};

/// Tries a failed job again.
///
/// # Errors
/// [`Error::Forbidden`]; [`Conflict::ChangedMeanwhile`] when it is no longer failed.
pub async fn retry(portal: &Portal, actor: &Actor, id: JobId) -> Result<()> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        if !store::retry(tx, now, id).await? {
            return Err(Conflict::ChangedMeanwhile.into());
        }
        audit::note(tx, now, actor, audit::Action::OutboxRetry, Subject::Job(id), "").await
    })
}

/// Tries all failed jobs again and returns their number.
///
/// # Errors
/// [`Error::Forbidden`].
pub async fn retry_all(portal: &Portal, actor: &Actor) -> Result<u64> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let jobs = store::retry_all(tx, now).await?;
        if jobs > 0 {
            audit::note(tx, now, actor, audit::Action::OutboxRetryAll, Subject::Outbox, &jobs.to_string()).await?;
        }
        Ok(jobs)
    })
}

/// Gives up on a job: it will not be sent or done.
///
/// # Errors
/// [`Error::Forbidden`]; [`Conflict::ChangedMeanwhile`] when it is done or a worker is busy with it.
pub async fn give_up(portal: &Portal, actor: &Actor, id: JobId) -> Result<()> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        if !store::give_up(tx, now, id).await? {
            return Err(Conflict::ChangedMeanwhile.into());
        }
        audit::note(tx, now, actor, audit::Action::OutboxGiveUp, Subject::Job(id), "").await
    })
}

/// Sends the actor a test mail.
///
/// # Errors
/// [`Error::Forbidden`].
pub async fn send_test(portal: &Portal, actor: &Actor) -> Result<()> {
    actor.require(Role::Administrator)?;
    let account = actor.account().ok_or(Error::Forbidden)?;
    let now = portal.now();
    let event = format!("test:{}", now.0);
    transaction!(portal.db, tx => {
        store::mail(tx, now, &event, account, &Mail::Test).await?;
        audit::note(tx, now, actor, audit::Action::OutboxTest, Subject::Outbox, "").await
    })
}
