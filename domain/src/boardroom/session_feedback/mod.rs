//! After a session: how it was, whether the customer felt heard, what they wish they had said, and what coming
//! cost them.
//!
//! Owns the tables `session_feedback` and `expenses`. What must stay true: only a customer who took part says how it
//! was; what they wish they had said stands in the minutes without their name; a bank account is kept until it
//! was paid and no longer.

pub mod operations;
pub mod queries;
pub mod rules;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::{
    Timestamp,
    base::ids::{AccountId, SessionId},
};

/// How a session was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rating {
    /// Good.
    Good,
    /// Some of it was.
    Mixed,
    /// It was not.
    Poor,
}
crate::base::db::text_enum!(Rating { Good => "good", Mixed => "mixed", Poor => "poor" });

/// Whether somebody felt heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Heard {
    /// They did.
    Yes,
    /// In part.
    Partly,
    /// They did not.
    No,
}
crate::base::db::text_enum!(Heard { Yes => "yes", Partly => "partly", No => "no" });

/// What a customer said of a session.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Feedback {
    /// How it was.
    pub rating: Rating,
    /// Whether they felt heard.
    pub heard: Heard,
    /// What they wish they had said; empty for nothing.
    pub wish: String,
    /// When they said so.
    pub said_at: Timestamp,
}

/// What coming cost a customer.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Expense {
    /// Whose it is.
    pub account_id: AccountId,
    /// Their name.
    pub name: String,
    /// How much, in cents of a euro.
    pub cents: i64,
    /// What for.
    pub what: String,
    /// The bank account; empty once it was paid.
    pub iban: String,
    /// When they asked for it.
    pub asked_at: Timestamp,
    /// When it was paid.
    pub paid_at: Option<Timestamp>,
}

impl Expense {
    /// The bank account as it is printed, in groups of four (ISO 13616); empty once it was paid.
    #[must_use]
    pub fn printed_iban(&self) -> String {
        let iban = self.iban.parse::<iban::Iban>();
        iban.map_or_else(|_| self.iban.clone(), |iban| iban.to_string())
    }
}

/// What is to be paid, for the secretary of its session.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ToPay {
    /// The session.
    pub session_id: SessionId,
    /// What it was about.
    pub theme: String,
    /// How many customers wait for their money.
    pub people: i64,
    /// When the first of them asked for it.
    pub asked_at: Timestamp,
}

impl ToPay {
    /// By when the first of them was promised to be paid.
    #[must_use]
    pub fn due_at(&self) -> Timestamp {
        self.asked_at.plus_days(rules::PAY_WITHIN_DAYS)
    }
}

/// What all customers of a session said, without who said what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// How many customers took part.
    pub asked: i64,
    /// How many of them said how it was.
    pub said: i64,
    /// How many of these, by rating; nothing while they are fewer than [`rules::FEWEST_SAID`].
    pub ratings: Vec<(Rating, i64)>,
    /// How many of these felt heard; nothing while they are fewer than [`rules::FEWEST_SAID`].
    pub heard: Vec<(Heard, i64)>,
}
