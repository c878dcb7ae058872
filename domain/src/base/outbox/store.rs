//! The SQL of the outbox and of mail preferences.

use super::{Channel, Claimed, JobState, Mail, Task, Topic, Wanted, Work, audience::Reader, rules};
use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, JobId},
    },
    execute, optional, scalars, value,
};

/// A row of the outbox that is to be written.
struct Row<'a> {
    event: &'a str,
    channel: Channel,
    account: Option<AccountId>,
    payload: &'a serde_json::Value,
    urgent: bool,
    run_at: Timestamp,
}

pub(super) fn name_of(payload: &serde_json::Value, tag: &str) -> String {
    payload
        .get(tag)
        .and_then(|name| name.as_str())
        .unwrap_or_default()
        .to_owned()
}

/// Puts a mail in the outbox. A second one for the same event and account is not written.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn mail(
    tx: &mut Tx,
    now: Timestamp,
    event: &str,
    to: AccountId,
    mail: &Mail,
) -> Result<()> {
    let payload = serde_json::to_value(mail).map_err(crate::Error::unavailable)?;
    let row = Row {
        event,
        channel: Channel::Mail,
        account: Some(to),
        payload: &payload,
        urgent: mail.is_urgent(),
        run_at: now,
    };
    insert(tx, now, &row).await
}

/// Puts work in the outbox, to be done at `run_at`.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn task(
    tx: &mut Tx,
    now: Timestamp,
    run_at: Timestamp,
    event: &str,
    task: &Task,
) -> Result<()> {
    let payload = serde_json::to_value(task).map_err(crate::Error::unavailable)?;
    let row = Row {
        event,
        channel: Channel::Task,
        account: None,
        payload: &payload,
        urgent: false,
        run_at,
    };
    insert(tx, now, &row).await
}

/// Changes the work of a task that still waits.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn change_task(tx: &mut Tx, event: &str, task: &Task) -> Result<()> {
    let payload = serde_json::to_value(task).map_err(crate::Error::unavailable)?;
    execute!(
        tx,
        "update outbox set payload = $2 where event = $1 and channel = 'task' and state = 'waiting'",
        event,
        payload.to_string()
    )?;
    Ok(())
}

/// Drops the jobs of `event` that still wait, and forgets their payload.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn withdraw(tx: &mut Tx, now: Timestamp, event: &str) -> Result<()> {
    execute!(
        tx,
        "update outbox set state = 'dropped', done_at = $2, payload = '{}'
         where event = $1 and state in ('waiting', 'failed')",
        event,
        now
    )?;
    Ok(())
}

/// Lets the mails of `event` wait until a moment, so that they can be called back before it.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn hold_back(tx: &mut Tx, event: &str, until: Timestamp) -> Result<()> {
    execute!(
        tx,
        "update outbox set run_at = $2 where event = $1 and channel = 'mail' and state = 'waiting' and attempts = 0",
        event,
        until
    )?;
    Ok(())
}

/// Removes the mails of `event`, as if it had never happened; `false` when one of them may have left.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn call_back(tx: &mut Tx, now: Timestamp, event: &str) -> Result<bool> {
    let left: i64 = value!(
        tx,
        "select count(*) from outbox
         where event = $1 and channel = 'mail' and (state <> 'waiting' or attempts > 0 or run_at <= $2)",
        event,
        now
    )?;
    if left > 0 {
        return Ok(false);
    }
    execute!(
        tx,
        "delete from outbox where event = $1 and channel = 'mail'",
        event
    )?;
    Ok(true)
}

/// Whether the mail to an account for `event` was not sent yet.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn waits(tx: &mut Tx, event: &str, account: AccountId) -> Result<bool> {
    let rows: i64 = value!(
        tx,
        "select count(*) from outbox
         where event = $1 and account_id = $2 and channel = 'mail' and state in ('waiting', 'failed')",
        event,
        account
    )?;
    Ok(rows > 0)
}

/// Drops the mails to an account that wait and that it may not read any more.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn withdraw_from(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    reader: Reader,
) -> Result<()> {
    let waiting: Vec<(JobId, String)> = all!(
        tx,
        "select id, payload from outbox
         where account_id = $1 and channel = 'mail' and state in ('waiting', 'failed') order by id",
        account
    )?;
    for (id, payload) in waiting {
        let mail: Option<Mail> = serde_json::from_str(&payload).ok();
        if mail.is_some_and(|mail| !mail.audience().admits(reader)) {
            execute!(
                tx,
                "update outbox set state = 'dropped', done_at = $2, payload = '{}' where id = $1",
                id,
                now
            )?;
        }
    }
    Ok(())
}

async fn insert(tx: &mut Tx, now: Timestamp, row: &Row<'_>) -> Result<()> {
    let person = row
        .account
        .map_or_else(String::new, |account| account.to_string());
    execute!(
        tx,
        "insert into outbox (event, person, channel, account_id, kind, payload, state, urgent, run_at, created_at)
         values ($1, $2, $3, $4, $5, $6, 'waiting', $7, $8, $9)
         on conflict (event, person, channel) do nothing",
        row.event, person, row.channel, row.account, name_of(row.payload, row.channel.as_str()),
        row.payload.to_string(), i64::from(row.urgent), row.run_at, now
    )?;
    Ok(())
}

/// The number of jobs that are due and not held by a worker.
pub(super) async fn due(tx: &mut Tx, now: Timestamp) -> Result<i64> {
    value!(
        tx,
        "select count(*) from (
             select id from outbox
             where state = 'waiting' and urgent in (0, 1) and run_at <= $1
               and (leased_until is null or leased_until < $1)
             limit 100
         ) as due",
        now
    )
}

type ClaimedRow = (JobId, Channel, Option<AccountId>, i64, Timestamp, String);

/// Claims a job that is due; `$which` says of which jobs. The guard is repeated outside the sub-select: two workers may
/// find the same row, and only one of them may have it.
macro_rules! claim {
    ($which:literal) => {
        concat!(
            "update outbox set leased_until = $2, attempts = attempts + 1
             where id = (
                 select id from outbox
                 where state = 'waiting' and run_at <= $1 and (leased_until is null or leased_until < $1) and ",
            $which,
            " order by run_at, id limit 1
             ) and state = 'waiting' and (leased_until is null or leased_until < $1)
             returning id, channel, account_id, attempts, created_at, payload"
        )
    };
}

/// Claims the next job that is due: an urgent one, or else one of those that are wanted.
pub(super) async fn claim(tx: &mut Tx, now: Timestamp, wanted: Wanted) -> Result<Option<Claimed>> {
    const URGENT: &str = claim!("urgent = 1");
    let statements: &[&'static str] = match wanted {
        Wanted::Everything => &[URGENT, claim!("urgent = 0")],
        Wanted::NoOrdinaryMail => &[URGENT, claim!("urgent = 0 and channel = 'task'")],
        Wanted::OnlyUrgent => &[URGENT],
    };
    for &statement in statements {
        loop {
            let row: Option<ClaimedRow> =
                optional!(tx, statement, now, now.plus_minutes(rules::LEASE_MINUTES))?;
            let Some((id, channel, account, attempt, created_at, payload)) = row else {
                break;
            };
            let work = match channel {
                Channel::Mail => serde_json::from_str(&payload).map(Work::Mail),
                Channel::Task => serde_json::from_str(&payload).map(Work::Task),
            };
            match work {
                Ok(work) => {
                    return Ok(Some(Claimed {
                        id,
                        account,
                        attempt,
                        created_at,
                        work,
                    }));
                }
                // Otherwise it would be claimed again and again and hold up all jobs behind it.
                Err(_) => settle(tx, now, id, attempt, JobState::Failed, Some(UNREADABLE)).await?,
            };
        }
    }
    Ok(None)
}

/// The reason of a job that this version of the software can't read.
const UNREADABLE: &str = "this version of Klankbord does not know this kind of job";

/// Asks for more time; `false` when another worker has taken the job over.
pub(super) async fn hold(tx: &mut Tx, now: Timestamp, job: &Claimed) -> Result<bool> {
    let rows = execute!(
        tx,
        "update outbox set leased_until = $3
         where id = $1 and attempts = $2 and state = 'waiting' and leased_until is not null",
        job.id,
        job.attempt,
        now.plus_minutes(rules::LEASE_MINUTES)
    )?;
    Ok(rows == 1)
}

/// Ends a claim for good. A job that was done or is not needed any more loses its payload, which may hold a
/// secret; a failed job keeps it, so that it can be tried again. Nothing happens when another worker has taken
/// the job over meanwhile.
pub(super) async fn settle(
    tx: &mut Tx,
    now: Timestamp,
    id: JobId,
    attempt: i64,
    state: JobState,
    why: Option<&str>,
) -> Result<()> {
    execute!(
        tx,
        "update outbox set state = $3, done_at = $4, leased_until = null, last_error = $5,
             payload = case when $3 = 'failed' then payload else '{}' end
         where id = $1 and attempts = $2 and state = 'waiting'",
        id,
        attempt,
        state,
        now,
        why
    )?;
    Ok(())
}

/// Ends a claim until a later time.
pub(super) async fn postpone(
    tx: &mut Tx,
    run_at: Timestamp,
    job: &Claimed,
    why: &str,
) -> Result<()> {
    execute!(
        tx,
        "update outbox set run_at = $3, leased_until = null, last_error = $4
         where id = $1 and attempts = $2 and state = 'waiting'",
        job.id,
        job.attempt,
        run_at,
        why
    )?;
    Ok(())
}

/// Makes a failed job wait again, as if it was never tried; `false` when it did not fail.
pub(super) async fn retry(tx: &mut Tx, now: Timestamp, id: JobId) -> Result<bool> {
    let rows = execute!(
        tx,
        "update outbox set state = 'waiting', attempts = 0, run_at = $2, done_at = null, leased_until = null
         where id = $1 and (state = 'failed' or (state = 'waiting' and last_error is not null))
           and (leased_until is null or leased_until < $2)",
        id,
        now
    )?;
    Ok(rows == 1)
}

/// Makes every failed job wait again and returns their number.
pub(super) async fn retry_all(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    execute!(
        tx,
        "update outbox set state = 'waiting', attempts = 0, run_at = $1, done_at = null, leased_until = null
         where state = 'failed'",
        now
    )
}

/// Gives up on a job that failed or waits; `false` when it is done, or a worker holds it.
pub(super) async fn give_up(tx: &mut Tx, now: Timestamp, id: JobId) -> Result<bool> {
    let rows = execute!(
        tx,
        "update outbox set state = 'dropped', done_at = $2, payload = '{}'
         where id = $1 and (state = 'failed' or state = 'waiting')
           and (leased_until is null or leased_until < $2)",
        id,
        now
    )?;
    Ok(rows == 1)
}

/// Whether the account exists under this unsubscribe token.
pub(super) async fn account_of_unsubscribe(tx: &mut Tx, token: &str) -> Result<Option<AccountId>> {
    crate::optional_value!(
        tx,
        "select id from accounts where unsubscribe_token = $1 and erased_at is null",
        token
    )
}

/// The topics that somebody switched off.
pub(super) async fn off(tx: &mut Tx, account: AccountId) -> Result<Vec<Topic>> {
    let kinds: Vec<String> = scalars!(
        tx,
        "select kind from mail_preferences where account_id = $1",
        account
    )?;
    Ok(kinds.iter().filter_map(|kind| kind.parse().ok()).collect())
}

pub(super) async fn switch_off(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    topic: Topic,
) -> Result<()> {
    execute!(
        tx,
        "insert into mail_preferences (account_id, kind, off_at) values ($1, $2, $3) on conflict do nothing",
        account,
        topic,
        now
    )?;
    Ok(())
}

pub(super) async fn switch_on(tx: &mut Tx, account: AccountId, topic: Topic) -> Result<()> {
    execute!(
        tx,
        "delete from mail_preferences where account_id = $1 and kind = $2",
        account,
        topic
    )?;
    Ok(())
}

/// The number of jobs of each kind in each state.
pub(super) async fn counts(tx: &mut Tx) -> Result<Vec<(Channel, String, JobState, i64)>> {
    all!(
        tx,
        "select channel, kind, state, count(*) from outbox group by channel, kind, state order by channel, kind, state"
    )
}

/// Forgets jobs that were done or dropped before an instant.
pub async fn forget_settled(tx: &mut Tx, before: Timestamp) -> Result<()> {
    execute!(
        tx,
        "delete from outbox where state in ('done', 'dropped') and done_at < $1",
        before
    )?;
    Ok(())
}
