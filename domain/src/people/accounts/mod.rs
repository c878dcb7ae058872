//! Accounts: everybody who can receive mail or sign in, staff and customers alike.
//!
//! Owns accounts, roles, codes, passwords, sessions, and the browsers in which somebody signed in. What must stay true: nobody can tell from outside
//! whether an address is known; an account that was ended can't sign in; there is always an administrator. Only
//! `lifecycle::leaving` takes roles away.

pub mod keys;
pub mod limits;
pub mod operations;
pub mod prune;
pub mod queries;
pub mod sessions;
pub(crate) mod store;
#[cfg(any(test, feature = "testing"))]
pub mod testing;

pub use limits::Caller;

use crate::{
    Language, Timestamp,
    base::{ids::AccountId, values::Email},
};

/// Somebody who can receive mail.
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
    /// The secret that a link to unsubscribe presents.
    pub unsubscribe_token: String,
    /// The moment when everything about the person was erased.
    pub erased_at: Option<Timestamp>,
}

/// The data that a new account needs.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// The address to write to.
    pub email: Email,
    /// The person's name.
    pub name: String,
    /// The language they read.
    pub language: Language,
}
