//! What has to be sent or done, as rows written in the transaction that causes them.
//!
//! Owns the `outbox` table. What must stay true: a row is unique by event, person and channel, so
//! that nothing is sent twice; a row is claimed with a lease by one worker at a time; a secret in a
//! payload is gone once the mail is sent. Operations enqueue; the worker claims and settles; the
//! administrator looks and retries.

use crate::{
    Result, Timestamp,
    db::Tx,
    execute,
    ids::{
        AccountId, AnswerId, ContributionId, ImportId, InvitationId, JobId, LetterId, ProposalId,
    },
    optional,
};
use serde::{Deserialize, Serialize};

/// How a job reaches its goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// A mail to one account.
    Mail,
    /// Work that the portal does by itself.
    Task,
}
crate::db::text_enum!(Channel { Mail => "mail", Task => "task" });

/// Where a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobState {
    /// To be run at its time.
    Waiting,
    /// Done.
    Done,
    /// Tried too often; the administrator sees why and can try again.
    Failed,
    /// No longer needed, or not wanted by its reader.
    Dropped,
}
crate::db::text_enum!(JobState {
    Waiting => "waiting", Done => "done", Failed => "failed", Dropped => "dropped",
});

/// What a mail says. The app puts it into words, in the reader's language, when it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "mail", rename_all = "snake_case")]
pub enum Mail {
    /// Shows that mail works.
    Test,
    /// The code to sign in with.
    SignInCode { code: String },
    /// An invitation to join the panel.
    Invitation {
        invitation: InvitationId,
        letter: LetterId,
        token: String,
    },
    /// The one reminder of an invitation.
    InvitationReminder {
        invitation: InvitationId,
        letter: LetterId,
        token: String,
    },
    /// Someone who is a member already was invited again.
    AlreadyMember,
    /// A proposal waits for the reader's view.
    ProposalOpened { proposal: ProposalId },
    /// The reader's contribution was answered.
    AnswerPublished {
        contribution: ContributionId,
        answer: AnswerId,
    },
    /// A customer says that an answer was none; to the owner.
    AnswerRefused { contribution: ContributionId },
    /// A member of staff was given an account; the link lets them choose a password.
    StaffWelcome { token: String },
    /// The way to a new password.
    PasswordReset { token: String },
}

/// What the portal does by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "task", rename_all = "snake_case")]
pub enum Task {
    /// Remind of an invitation that was neither accepted nor declined.
    RemindOfInvitation { invitation: InvitationId },
    /// End an invitation whose time is over.
    ExpireInvitation { invitation: InvitationId },
    /// Send the invitations of a letter that was let go.
    SendInvitations { letter: LetterId },
    /// Write the accepted rows of a customer list into the panel.
    RunImport { import: ImportId },
    /// Close a round whose closing time has come.
    CloseProposal { proposal: ProposalId },
}

/// A job that a worker has claimed.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// Which row.
    pub id: JobId,
    /// For a mail, to whom.
    pub account: Option<AccountId>,
    /// How often it was tried before.
    pub attempts: i64,
    /// What is to be done.
    pub work: Work,
}

/// What a claimed job is.
#[derive(Clone, Debug)]
pub enum Work {
    /// Send this.
    Mail(Mail),
    /// Do this.
    Task(Task),
}

/// How long one worker may hold a job, in minutes.
const LEASE_MINUTES: i64 = 5;
/// After so many attempts a job waits for the administrator.
const MOST_ATTEMPTS: i64 = 10;

fn name_of(value: &serde_json::Value, tag: &str) -> String {
    value
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
    enqueue(
        tx,
        now,
        now,
        event,
        Channel::Mail,
        Some(to),
        &name_of(&payload, "mail"),
        &payload.to_string(),
    )
    .await
}

/// Puts one mail in the outbox for everybody in the audience of a proposal, with one statement however
/// many they are.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn mail_audience(
    tx: &mut Tx,
    now: Timestamp,
    event: &str,
    proposal: ProposalId,
    mail: &Mail,
) -> Result<()> {
    let payload = serde_json::to_value(mail).map_err(crate::Error::unavailable)?;
    execute!(
        tx,
        "insert into outbox (event, person, channel, account_id, kind, payload, state, run_at, created_at)
         select $1, cast(m.account_id as text), 'mail', m.account_id, $2, $3, 'waiting', $4, $4
         from audience a join members m on m.id = a.member_id
         where a.proposal_id = $5
         on conflict (event, person, channel) do nothing",
        event, name_of(&payload, "mail"), payload.to_string(), now, proposal
    )?;
    Ok(())
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
    enqueue(
        tx,
        now,
        run_at,
        event,
        Channel::Task,
        None,
        &name_of(&payload, "task"),
        &payload.to_string(),
    )
    .await
}

#[expect(
    clippy::too_many_arguments,
    reason = "one for each column that the two callers differ in"
)]
async fn enqueue(
    tx: &mut Tx,
    now: Timestamp,
    run_at: Timestamp,
    event: &str,
    channel: Channel,
    account: Option<AccountId>,
    kind: &str,
    payload: &str,
) -> Result<()> {
    let person = account.map_or_else(String::new, |account| account.to_string());
    execute!(
        tx,
        "insert into outbox (event, person, channel, account_id, kind, payload, state, run_at, created_at)
         values ($1, $2, $3, $4, $5, $6, 'waiting', $7, $8)
         on conflict (event, person, channel) do nothing",
        event, person, channel, account, kind, payload, run_at, now
    )?;
    Ok(())
}

/// Claims the next job that is due. A job whose lease ran out is due again.
///
/// # Errors
/// [`crate::Error::Unavailable`] when the database fails or the payload can't be read.
pub async fn claim(tx: &mut Tx, now: Timestamp) -> Result<Option<Claimed>> {
    let row: Option<(JobId, Channel, Option<AccountId>, i64, String)> = optional!(
        tx,
        "update outbox set leased_until = $2, attempts = attempts + 1
         where id = (
             select id from outbox
             where state = 'waiting' and run_at <= $1 and (leased_until is null or leased_until < $1)
             order by run_at, id limit 1
         ) and state = 'waiting' and (leased_until is null or leased_until < $1)
         returning id, channel, account_id, attempts, payload",
        now, now.plus_minutes(LEASE_MINUTES)
    )?;
    row.map(|(id, channel, account, attempts, payload)| {
        let work = match channel {
            Channel::Mail => serde_json::from_str(&payload).map(Work::Mail),
            Channel::Task => serde_json::from_str(&payload).map(Work::Task),
        }
        .map_err(crate::Error::unavailable)?;
        Ok(Claimed {
            id,
            account,
            attempts: attempts - 1,
            work,
        })
    })
    .transpose()
}

/// Drops what was put in the outbox for `event` and still waits there, and forgets its payload.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn withdraw(tx: &mut Tx, now: Timestamp, event: &str) -> Result<()> {
    execute!(
        tx,
        "update outbox set state = 'dropped', done_at = $2, payload = '{}' where event = $1 and state = 'waiting'",
        event,
        now
    )?;
    Ok(())
}

/// Ends a claimed job and forgets its payload, which may hold a secret.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn end(tx: &mut Tx, now: Timestamp, id: JobId, state: JobState) -> Result<()> {
    execute!(
        tx,
        "update outbox set state = $2, done_at = $3, leased_until = null, last_error = null, payload = '{}' where id = $1",
        id,
        state,
        now
    )?;
    Ok(())
}

/// Notes why a claimed job failed; it is tried again later, each time after a longer wait, until it
/// was tried too often.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn fail(tx: &mut Tx, now: Timestamp, job: &Claimed, why: &str) -> Result<()> {
    let attempts = job.attempts + 1;
    let (state, run_at) = if attempts >= MOST_ATTEMPTS {
        (JobState::Failed, now)
    } else {
        (JobState::Waiting, now.plus_minutes(1 << attempts.min(9)))
    };
    execute!(
        tx,
        "update outbox set state = $2, run_at = $3, leased_until = null, last_error = $4 where id = $1",
        job.id,
        state,
        run_at,
        why
    )?;
    Ok(())
}
