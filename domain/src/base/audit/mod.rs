//! The record of what staff did: who did it, when, and to what. It is written in the transaction of the
//! action itself.
//!
//! Owns the `audit_log` table. What must stay true: a line is never changed or removed, except that a name
//! or an address in its details goes when that person is erased; only the administrator reads it.

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
    /// The moment of the action.
    pub at: Timestamp,
    /// The account that did it; `None` when the portal did it.
    pub account_id: Option<AccountId>,
    /// The name of that person; empty once everything about them was erased.
    pub name: Option<String>,
    /// The action.
    #[sqlx(try_from = "String")]
    pub action: Recorded<Action>,
    /// The thing that it was done to.
    #[sqlx(try_from = "String")]
    pub subject: Recorded<Subject>,
    /// Further details; never a secret, never the words of a customer.
    pub detail: String,
}

/// A value in a line. Lines outlive the version that wrote them, so a text that this version does not know is
/// read too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recorded<T> {
    /// A value that this version writes as well.
    Known(T),
    /// A text that another version wrote.
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
