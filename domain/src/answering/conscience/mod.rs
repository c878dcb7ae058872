//! The customer conscience: one person, with a mandate that customers can read.
//!
//! What must stay true: there is always exactly one. A hand-over ends one mandate and begins the
//! next in one transaction, and the database refuses two that have no end. Somebody from sales or
//! marketing has it only for a reason that customers read. What the conscience does stands in a module
//! each: challenges, dissent notes, appeals, meanings.

pub mod appeals;
pub mod challenges;
pub mod dissents;
pub mod impact_statements;
pub mod operations;
pub mod queries;
pub mod rules;
pub(crate) mod store;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
pub mod workbench;

use crate::{Timestamp, base::ids::AccountId};

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
    /// Why somebody from sales or marketing was appointed, for customers to read; empty for others.
    pub sales_reason: String,
    /// Since when.
    pub begins_at: Timestamp,
    /// Until when; the present one has no end.
    pub ends_at: Option<Timestamp>,
}
