//! Answer debts: what the organisation owes to those who wrote.
//!
//! Owns no table: a debt is a contribution that waits, and its owner, due date and reopening stand with it. What must stay true: how a debt stands follows from its facts and the clock; each reminder
//! is sent once, also when the portal was down when it was due; what was written for the customer
//! conscience only is nobody else's to know of.

pub mod offers;
pub mod operations;
pub mod queries;
pub mod rules;
mod store;
pub mod taking_over;
#[cfg(test)]
mod tests;

/// How a debt stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// An answer is owed.
    Open,
    /// An answer is owed, and its owner has read what was written.
    Acknowledged,
    /// It was answered.
    Answered,
    /// The day on which an answer was promised has passed.
    Overdue,
    /// It has been overdue for more than two working days.
    Escalated,
}
crate::base::db::text_enum!(Status {
    Open => "open", Acknowledged => "acknowledged", Answered => "answered", Overdue => "overdue",
    Escalated => "escalated",
});
