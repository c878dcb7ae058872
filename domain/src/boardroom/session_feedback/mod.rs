//! After a session: how it was, whether customers felt heard, what they wish they had said, and what coming
//! cost them.
//!
//! Owns the tables `session_feedback` and `expenses`. What must stay true: only customers who took part say how
//! it was; what they wish they had said is shown in the minutes with the attribution that they chose; a bank
//! account is kept only until the expense was paid.

pub mod operations;
pub mod queries;
pub mod rules;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::{
    Timestamp,
    base::ids::{AccountId, SessionId},
    rounds::contributions::Attribution,
};

/// The rating of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rating {
    /// Good.
    Good,
    /// Partly good.
    Mixed,
    /// Not good.
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

/// The feedback of a customer on a session.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Feedback {
    /// The rating.
    pub rating: Rating,
    /// Whether they felt heard.
    pub heard: Heard,
    /// The thing that they wish they had said; may be empty.
    pub wish: String,
    /// The attribution of the wish.
    pub shown_as: Attribution,
    /// The moment of the feedback.
    pub said_at: Timestamp,
}

/// The thing that a customer wishes they had said.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Wish {
    /// The words.
    pub text: String,
    /// The writer, when the reader may know.
    pub writer: Option<String>,
}

/// The costs of coming for a customer.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Expense {
    /// The account of the customer.
    pub account_id: AccountId,
    /// Their name.
    pub name: String,
    /// The amount, in cents of a euro.
    pub cents: i64,
    /// The purpose.
    pub what: String,
    /// The bank account; empty once it was paid.
    pub iban: String,
    /// The moment when they asked for it.
    pub asked_at: Timestamp,
    /// The moment when it was paid.
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

/// The expenses to be paid, for the secretary of the session.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ToPay {
    /// The session.
    pub session_id: SessionId,
    /// The theme of the session.
    pub theme: String,
    /// The number of customers who wait for their money.
    pub people: i64,
    /// The moment when the first of them asked for it.
    pub asked_at: Timestamp,
}

impl ToPay {
    /// The moment by which the first of them was promised to be paid.
    #[must_use]
    pub fn due_at(&self) -> Timestamp {
        self.asked_at.plus_days(rules::PAY_WITHIN_DAYS)
    }
}

/// The feedback of all customers of a session, without names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// The number of customers who took part.
    pub asked: i64,
    /// The number of them who gave feedback.
    pub said: i64,
    /// The number of them for each rating; empty while they are fewer than [`rules::FEWEST_SAID`].
    pub ratings: Vec<(Rating, i64)>,
    /// The number of them for each answer about being heard; empty while they are fewer than [`rules::FEWEST_SAID`].
    pub heard: Vec<(Heard, i64)>,
}
