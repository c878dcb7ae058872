//! Forgetting what need not be kept: attempts, ended sessions, codes and links that were used or ran out.

use crate::{Portal, Result, execute, write};

/// How long an attempt is kept, in days: far longer than any limit looks back.
const ATTEMPT_DAYS: i64 = 2;
/// How long a code or a link is kept after its end, in days.
const CODE_DAYS: i64 = 1;
/// How long a job is kept that is done, in days, so that nothing is sent twice meanwhile.
const JOB_DAYS: i64 = 400;

/// Forgets it, once a day.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn prune(portal: &Portal) -> Result<()> {
    let now = portal.now();
    write!(portal.db, tx => {
        execute!(tx, "delete from attempts where at < $1", now.plus_days(-ATTEMPT_DAYS))?;
        execute!(tx, "delete from sessions where expires_at < $1", now)?;
        execute!(tx, "delete from sign_in_codes where expires_at < $1", now.plus_days(-CODE_DAYS))?;
        execute!(tx, "delete from password_tokens where expires_at < $1", now.plus_days(-CODE_DAYS))?;
        execute!(
            tx,
            "delete from outbox where state in ('done', 'dropped') and done_at < $1",
            now.plus_days(-JOB_DAYS)
        )?;
        Ok(())
    })
}
