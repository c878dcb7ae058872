//! Contacts of staff with customers: each is logged in twenty seconds, and a list shows which members of the
//! management team met a customer lately.
//!
//! Owns the table `contacts`. What must stay true: a contact holds the segment of the customer and never their
//! name, and the list names no segment of too few people; its day is one of the last days; the same form sent
//! twice is one contact.

pub mod operations;
pub mod queries;
pub mod rules;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::base::{
    ids::{AccountId, ContactId, SegmentId},
    time::Day,
};

/// The channel of a conversation with a customer.
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
    /// The name of the colleague.
    pub who: String,
    pub(super) segment_id: SegmentId,
    /// The segment of the customer; `None` when its name would point at too few people.
    pub segment: Option<String>,
    /// The channel.
    pub channel: Channel,
    /// The thing that surprised them.
    pub surprise: String,
    /// The day.
    #[sqlx(try_from = "String")]
    pub met_on: Day,
}

/// The contacts of a member of the management team with customers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// Their account.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// The number of conversations that they logged.
    pub contacts: i64,
    /// The number of sessions at which they were with a customer.
    pub sessions: i64,
    /// The last day on which they met a customer, however long ago; empty when they never did.
    pub last_on: Day,
}

/// On how many working days of the last ones somebody met a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnDays {
    /// The working days on which they did.
    pub met: i64,
    /// The working days.
    pub all: i64,
}

/// The share of the working days of a department's people on which they met a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentDays {
    /// The name of the department.
    pub name: String,
    /// How many people work there.
    pub people: i64,
    /// The share in whole percents.
    pub percent: i64,
}

impl Met {
    /// Whether they met no customer in the last days.
    #[must_use]
    pub const fn nobody(&self) -> bool {
        self.contacts + self.sessions == 0
    }
}
