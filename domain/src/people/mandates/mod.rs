//! The mandate of the customer conscience, which customers can read.
//!
//! Owns the table `conscience_mandates`. What must stay true: there is always exactly one mandate without an
//! end, and the database refuses a second. All other code learns here who the customer conscience is: with
//! [`store::current`], or in a statement with the fragment `is_conscience`.

pub mod queries;
pub mod rules;
pub(crate) mod store;

use crate::{Timestamp, base::ids::AccountId};

/// A mandate of somebody, and its period.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Mandate {
    /// Its key.
    pub id: i64,
    /// The account of the customer conscience.
    pub account_id: AccountId,
    /// Their name.
    pub name: String,
    /// The text of the mandate, for customers to read.
    pub mandate: String,
    /// The reason to appoint somebody from sales or marketing, for customers to read; empty for others.
    pub sales_reason: String,
    /// The beginning of the mandate.
    pub begins_at: Timestamp,
    /// The end of the mandate; the present one has none.
    pub ends_at: Option<Timestamp>,
}
