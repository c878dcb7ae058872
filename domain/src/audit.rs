//! What staff did: who, what, when, on what. Written in the transaction of the deed itself.

use crate::{Actor, Portal, Result, Role, Timestamp, all, db::Tx, execute, ids::AccountId};

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Entry {
    /// Its place in the log.
    pub id: i64,
    /// When it was done.
    pub at: Timestamp,
    /// Who did it; nobody when the portal did.
    pub account_id: Option<AccountId>,
    /// Their name.
    pub name: Option<String>,
    /// What was done, as `noun.verb`.
    pub action: String,
    /// On what, as `noun:id`.
    pub subject: String,
    /// What else there is to know; never a secret, never what a customer wrote.
    pub detail: String,
}

/// Writes a line: `note(tx, now, actor, "proposal.open", format!("proposal:{id}"), "")`.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn note(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    action: &str,
    subject: String,
    detail: &str,
) -> Result<()> {
    execute!(
        tx,
        "insert into audit_log (at, account_id, action, subject, detail) values ($1, $2, $3, $4, $5)",
        now,
        actor.account(),
        action,
        subject,
        detail
    )?;
    Ok(())
}

/// How many lines a page of the log shows.
pub const PAGE: usize = 50;

/// Lines of the log, the newest first, those before `before`; at most one more than [`PAGE`].
///
/// # Errors
/// [`crate::Error::Forbidden`] unless an administrator asks.
pub async fn lines(portal: &Portal, actor: &Actor, before: Option<i64>) -> Result<Vec<Entry>> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    all!(
        tx,
        "select l.id, l.at, l.account_id, a.name, l.action, l.subject, l.detail
         from audit_log l left join accounts a on a.id = l.account_id
         where l.id < $1 order by l.id desc limit 51",
        before.unwrap_or(i64::MAX)
    )
}
