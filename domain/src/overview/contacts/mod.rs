//! Who of us spoke with a customer: contacts that staff log in twenty seconds, and who of the management team met
//! a customer lately.
//!
//! Owns the table `contacts`. What must stay true: a contact says of which segment a customer was and never who;
//! it is of one of the last days; the same form sent twice is one contact.

pub mod operations;
pub mod queries;
pub mod rules;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::base::{
    ids::{AccountId, ContactId},
    time::Day,
};

/// How somebody spoke with a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Channel {
    /// At their home or work, or at ours.
    InPerson,
    /// At the counter.
    Counter,
    /// By telephone.
    Phone,
    /// By mail or letter.
    Mail,
    /// By chat or WhatsApp.
    Chat,
    /// In another way.
    Elsewhere,
}
crate::base::db::text_enum!(Channel {
    InPerson => "in_person", Counter => "counter", Phone => "phone", Mail => "mail", Chat => "chat",
    Elsewhere => "elsewhere",
});

/// A conversation with a customer.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Contact {
    /// Its key.
    pub id: ContactId,
    /// Who of us it was.
    pub who: String,
    /// Of which segment the customer was.
    pub segment: String,
    /// How they spoke.
    pub channel: Channel,
    /// What surprised.
    pub surprise: String,
    /// On which day.
    #[sqlx(try_from = "String")]
    pub met_on: Day,
}

/// How somebody of the management team met customers lately.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// Their account.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// How many conversations they logged.
    pub contacts: i64,
    /// How many sessions they were at with a customer.
    pub sessions: i64,
    /// The last of those days; none when there was none.
    pub last_on: Day,
}

impl Met {
    /// Whether they met nobody.
    #[must_use]
    pub const fn nobody(&self) -> bool {
        self.contacts + self.sessions == 0
    }
}
