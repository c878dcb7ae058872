//! The outbox as the administrator sees it.

use super::{Channel, JobState, store};
use crate::{
    Actor, Portal, Result, Role, Timestamp, all,
    base::ids::{AccountId, JobId},
    optional, value,
};

/// One job, as the administrator sees it: the text of the mail is never shown.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Job {
    /// The key of its row.
    pub id: JobId,
    /// Whose mail it is.
    pub account_id: Option<AccountId>,
    /// The kind of mail or task.
    pub kind: String,
    /// The state of the job.
    pub state: JobState,
    /// The number of attempts.
    pub attempts: i64,
    /// The moment of the next attempt, while it waits.
    pub run_at: Timestamp,
    /// The moment when it was put in the outbox.
    pub created_at: Timestamp,
    /// The error of the last attempt.
    pub last_error: Option<String>,
    /// The name of the addressee of a mail.
    pub name: Option<String>,
}

/// The number of jobs of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KindCount {
    /// Whether it is a mail, and no task.
    pub is_mail: bool,
    /// The kind of mail or task.
    pub kind: String,
    /// To be done.
    pub waiting: i64,
    /// Sent or done.
    pub done: i64,
    /// Given up.
    pub failed: i64,
    /// Not needed any more.
    pub dropped: i64,
}

/// The number of jobs of each kind.
///
/// # Errors
/// [`crate::Error::Forbidden`] for anyone who is not an administrator.
pub async fn counts(portal: &Portal, actor: &Actor) -> Result<Vec<KindCount>> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    let mut kinds: Vec<KindCount> = Vec::new();
    for (channel, kind, state, count) in store::counts(&mut tx).await? {
        let is_mail = channel == Channel::Mail;
        if kinds
            .last()
            .is_none_or(|last| last.kind != kind || last.is_mail != is_mail)
        {
            kinds.push(KindCount {
                is_mail,
                kind,
                ..KindCount::default()
            });
        }
        if let Some(last) = kinds.last_mut() {
            match state {
                JobState::Waiting => last.waiting = count,
                JobState::Done => last.done = count,
                JobState::Failed => last.failed = count,
                JobState::Dropped => last.dropped = count,
            }
        }
    }
    Ok(kinds)
}

/// The number of jobs on a page of the outbox.
pub const PAGE: usize = 50;

/// Jobs in this state and of this kind (empty for all), the newest first, those before `before`;
/// at most one more than [`PAGE`].
///
/// # Errors
/// [`crate::Error::Forbidden`] for anyone who is not an administrator.
pub async fn jobs(
    portal: &Portal,
    actor: &Actor,
    state: JobState,
    kind: &str,
    before: Option<JobId>,
) -> Result<Vec<Job>> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    all!(
        tx,
        "select o.id, o.account_id, o.kind, o.state, o.attempts, o.run_at, o.created_at, o.last_error, a.name
         from outbox o left join accounts a on a.id = o.account_id
         where o.state = $1 and ($2 = '' or o.kind = $2) and o.id < $3
         order by o.id desc limit 51",
        state,
        kind,
        before.unwrap_or(JobId(i64::MAX))
    )
}

/// Which jobs are asked for.
#[derive(Clone, Debug)]
pub struct JobFilter {
    /// Mails, or what the portal does by itself.
    pub channel: Channel,
    /// Only those that stand there.
    pub state: Option<JobState>,
    /// Only of this kind; empty for all.
    pub kind: String,
    /// Only mails to this account.
    pub account: Option<AccountId>,
    /// Only those before this one.
    pub before: Option<JobId>,
}

/// The jobs that a filter lets through, the newest first; at most one more than [`PAGE`].
///
/// # Errors
/// [`crate::Error::Forbidden`] for anyone who is not an administrator.
pub async fn listed(portal: &Portal, actor: &Actor, filter: &JobFilter) -> Result<Vec<Job>> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    all!(
        tx,
        "select o.id, o.account_id, o.kind, o.state, o.attempts, o.run_at, o.created_at, o.last_error, a.name
         from outbox o left join accounts a on a.id = o.account_id
         where o.channel = $1 and ($2 = '' or o.state = $2) and ($3 = '' or o.kind = $3)
           and ($4 = 0 or o.account_id = $4) and o.id < $5
         order by o.id desc limit 51",
        filter.channel,
        filter.state.map_or("", JobState::as_str),
        filter.kind.as_str(),
        filter.account.map_or(0, |account| account.0),
        filter.before.unwrap_or(JobId(i64::MAX))
    )
}

/// The last test mail to the actor.
///
/// # Errors
/// [`crate::Error::Forbidden`] for anyone who is not an administrator.
pub async fn last_test(portal: &Portal, actor: &Actor) -> Result<Option<Job>> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    optional!(
        tx,
        "select o.id, o.account_id, o.kind, o.state, o.attempts, o.run_at, o.created_at, o.last_error, a.name
         from outbox o join accounts a on a.id = o.account_id
         where o.account_id = $1 and o.kind = 'test' order by o.id desc limit 1",
        actor.account()
    )
}

/// The problems with mail and scheduled work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Trouble {
    /// Jobs that were given up.
    pub failed: i64,
    /// Jobs that went wrong and will be tried again.
    pub struggling: i64,
}

/// The problems that the administrator should see on every visit; empty for anybody else.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn trouble(portal: &Portal, actor: &Actor) -> Result<Trouble> {
    if !actor.is(Role::Administrator) {
        return Ok(Trouble::default());
    }
    let mut tx = portal.db.read().await?;
    Ok(Trouble {
        failed: value!(tx, "select count(*) from outbox where state = 'failed'")?,
        struggling: value!(
            tx,
            "select count(*) from outbox where state = 'waiting' and last_error is not null"
        )?,
    })
}
