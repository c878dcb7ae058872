//! The mandate of the customer conscience, which customers can read.
//!
//! Owns the table `conscience_mandates`. What must stay true: there is always exactly one without an end, and the
//! database refuses two. Whoever asks who is the customer conscience asks here: with [`store::current`], or in a
//! statement with the fragment `is_conscience`.

pub mod queries;
pub mod rules;
pub(crate) mod store;

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
