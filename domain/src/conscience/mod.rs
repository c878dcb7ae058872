//! The customer conscience: one person, with a mandate that customers can read.
//!
//! What must stay true: there is always exactly one. A hand-over ends one mandate and begins the
//! next in one transaction, and the database refuses two that have no end.

pub mod operations;
pub mod queries;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::{Timestamp, ids::AccountId};

/// What somebody was charged with, and when.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Mandate {
    /// Its key.
    pub id: i64,
    /// Whose it is.
    pub account_id: AccountId,
    /// Their name.
    pub name: String,
    /// What they are charged with, for customers to read.
    pub mandate: String,
    /// Since when.
    pub begins_at: Timestamp,
    /// Until when; the present one has no end.
    pub ends_at: Option<Timestamp>,
}
