//! Forgetting data that need not be kept: attempts, ended sessions, codes and links that were used or expired.

use crate::{Portal, Result, base::outbox, execute, transaction};

/// The days that an attempt is kept: far longer than any limit looks back.
const ATTEMPT_DAYS: i64 = 2;
/// The days that a code or a link is kept after its end.
const CODE_DAYS: i64 = 1;
/// The days that a finished, browser is known after somebody last signed in with it, in days.
const BROWSER_DAYS: i64 = 400;
/// How long a job is kept, so that nothing is sent twice meanwhile.
const JOB_DAYS: i64 = 400;

/// Forgets all of it, once a day.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn prune(portal: &Portal) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        execute!(tx, "delete from attempts where at < $1", now.plus_days(-ATTEMPT_DAYS))?;
        execute!(tx, "delete from known_browsers where seen_at < $1", now.plus_days(-BROWSER_DAYS))?;
        execute!(tx, "delete from sign_ins where expires_at < $1", now)?;
        execute!(tx, "delete from sign_in_codes where expires_at < $1", now.plus_days(-CODE_DAYS))?;
        execute!(tx, "delete from password_tokens where expires_at < $1", now.plus_days(-CODE_DAYS))?;
        outbox::forget_settled(tx, now.plus_days(-JOB_DAYS)).await
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{base::db::testing::NOON, on_both_engines, value};

    async fn put(portal: &Portal, expires_at: crate::Timestamp) {
        crate::transaction!(portal.db, tx => {
            execute!(
                tx,
                "insert into sign_ins (token_hash, data, browser, created_at, seen_at, expires_at)
                 values ($1, '{}', '', $2, $2, $3)",
                expires_at.0.to_string(), NOON, expires_at
            )?;
            execute!(
                tx,
                "insert into attempts (scope, subject_hash, at) values ('test', 'x', $1)",
                expires_at
            )
        })
        .unwrap();
    }

    on_both_engines! {
        async fn what_has_ended_is_forgotten_and_the_rest_stays(portal: Portal) {
            put(&portal, NOON.plus_days(-3)).await;
            put(&portal, NOON.plus_days(1)).await;
            prune(&portal).await.unwrap();
            let mut tx = portal.db.read().await.unwrap();
            let sessions: i64 = value!(tx, "select count(*) from sign_ins").unwrap();
            let attempts: i64 = value!(tx, "select count(*) from attempts").unwrap();
            assert_eq!((sessions, attempts), (1, 1));
        }
    }
}
