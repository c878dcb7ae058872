//! Accounts: whoever can be written to or can sign in, staff and customers alike.
//!
//! Owns accounts, roles, codes, passwords and sessions. What must stay true: whether an address is known can't be told
//! from outside; an account that was ended can't sign in; there is always an administrator. Roles are taken away by
//! `lifecycle::leaving` only.

mod limits;
pub mod operations;
pub mod prune;
pub mod queries;
pub mod sessions;
pub(crate) mod store;
#[cfg(any(test, feature = "testing"))]
pub mod testing;

use crate::{
    Language, Timestamp,
    base::{ids::AccountId, values::Email},
};

/// Somebody who can be written to.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Account {
    /// Its key.
    pub id: AccountId,
    /// The address as it was written; gone when the account was erased.
    pub email: Option<String>,
    /// The person's name.
    pub name: String,
    /// The language they read.
    pub language: Language,
    /// What one-click unsubscribe presents.
    pub unsubscribe_token: String,
    /// When everything about the person was erased.
    pub erased_at: Option<Timestamp>,
}

/// What is needed to make an account.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// Where to write to.
    pub email: Email,
    /// The person's name.
    pub name: String,
    /// The language they read.
    pub language: Language,
}
