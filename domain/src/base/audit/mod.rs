//! What staff did: who, what, when, on what. Written in the transaction of the action itself.
//!
//! Owns the `audit_log` table. What must stay true: a line is never changed or removed, but for a
//! name or an address in its details when that person is erased; only the administrator reads it.

mod action;
pub mod queries;
mod subject;
#[cfg(test)]
mod tests;

pub use action::Action;
pub use subject::Subject;

use crate::{
    Actor, Result, Timestamp,
    base::{db::Tx, ids::AccountId},
    execute,
};
use std::str::FromStr;

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
    /// What was done.
    #[sqlx(try_from = "String")]
    pub action: Recorded<Action>,
    /// On what.
    #[sqlx(try_from = "String")]
    pub subject: Recorded<Subject>,
    /// What else there is to know; never a secret, never what a customer wrote.
    pub detail: String,
}

/// What a line holds. Lines outlive the version that wrote them, so they are read whatever they say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recorded<T> {
    /// Something that this version writes too.
    Known(T),
    /// The text of another version.
    Other(String),
}

impl<T: FromStr> From<String> for Recorded<T> {
    fn from(text: String) -> Self {
        text.parse().map_or(Self::Other(text), Self::Known)
    }
}

/// Writes a line: `note(tx, now, actor, Action::ProposalOpen, Subject::Proposal(id), "")`.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn note(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    action: Action,
    subject: Subject,
    detail: &str,
) -> Result<()> {
    execute!(
        tx,
        "insert into audit_log (at, account_id, action, subject, detail) values ($1, $2, $3, $4, $5)",
        now,
        actor.account(),
        action.as_str(),
        subject.to_string(),
        detail
    )?;
    Ok(())
}
