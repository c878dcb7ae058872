//! The verbs of the worker for the outbox: claim, hold, settle.

use super::{Claimed, JobState, Wanted, rules, rules::Failure, store};
use crate::{Portal, Result, transaction};

/// The number of jobs that are due, counted up to a hundred.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn due(portal: &Portal) -> Result<i64> {
    let mut tx = portal.db.read().await?;
    store::due(&mut tx, portal.now()).await
}

/// Claims the next job that is due. A job whose lease ran out is due again.
///
/// # Errors
/// [`crate::Error::Unavailable`] when the database fails.
pub async fn claim(portal: &Portal, wanted: Wanted) -> Result<Option<Claimed>> {
    let now = portal.now();
    transaction!(portal.db, tx => { store::claim(tx, now, wanted).await })
}

/// Asks for more time for a job that takes long; `false` when another worker has it by now.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn hold(portal: &Portal, job: &Claimed) -> Result<bool> {
    let now = portal.now();
    transaction!(portal.db, tx => { store::hold(tx, now, job).await })
}

/// Notes that a job was done.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn done(portal: &Portal, job: &Claimed) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        store::settle(tx, now, job.id, job.attempt, JobState::Done, None).await
    })
}

/// Notes that a job is not needed or not wanted any more.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn not_needed(portal: &Portal, job: &Claimed) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        store::settle(tx, now, job.id, job.attempt, JobState::Dropped, None).await
    })
}

/// Notes why a job failed, for the administrator. It is tried again later, each time after a longer
/// wait, unless that is of no use or it was tried too often.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn failed(portal: &Portal, job: &Claimed, failure: Failure, why: &str) -> Result<()> {
    let now = portal.now();
    let why: String = why.chars().take(LONGEST_REASON).collect();
    transaction!(portal.db, tx => {
        match rules::next_try(now, job.attempt, failure) {
            Some(run_at) => store::postpone(tx, run_at, job, &why).await,
            None => store::settle(tx, now, job.id, job.attempt, JobState::Failed, Some(&why)).await,
        }
    })
}

/// The most characters that are kept of an answer of a mail server.
const LONGEST_REASON: usize = 500;
