//! Moving to another address: the one by which somebody signs in and is written to.
//!
//! Owns the table `address_changes`. What must stay true: the address of an account that somebody made their own moves
//! only when it was confirmed at the new one, and with the password when there is one; the old address is told both
//! times; every sign-in, code and link of before ends in the transaction that moves it. Only an account that nobody
//! has used yet, a line of the customer list, is corrected at once.

pub mod contents;
pub mod operations;
pub mod queries;
mod store;

use crate::{
    Timestamp,
    base::ids::{AccountId, AddressChangeId},
};

/// How long an address waits to be confirmed, in days.
pub const CONFIRM_DAYS: i64 = 7;

/// An address that waits to be confirmed.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct AddressChange {
    /// Its key.
    pub id: AddressChangeId,
    /// Whose address it will be.
    pub account_id: AccountId,
    /// The new address.
    pub email: String,
    /// The same, folded.
    pub email_key: String,
    /// Who asked for it.
    pub asked_by: AccountId,
    /// Until when it can be confirmed.
    pub expires_at: Timestamp,
}

/// What became of a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Corrected {
    /// It is done.
    AtOnce,
    /// The address waits until the customer confirms it.
    Waits,
}
