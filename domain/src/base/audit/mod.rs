//! What staff did: who, what, when, on what. Written in the transaction of the action itself.
//!
//! Owns the `audit_log` table. What must stay true: a line is never changed or removed, but for a
//! name or an address in its details when that person is erased; only the administrator reads it.

pub mod queries;
#[cfg(test)]
mod tests;

use crate::{
    Actor, Result, Timestamp,
    base::{db::Tx, ids::AccountId},
    execute,
};

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Entry {
    /// Its place in the log.
    pub id: i64,
    /// When it was done.
    pub at: Timestamp,
    /// Who did it; nobody when the portal did.
    pub account_id: Option<AccountId>,
    /// Their name; empty once everything about them was erased.
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
