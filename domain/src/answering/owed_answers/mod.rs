//! Answer debts: the answers that the organisation owes to the writers of contributions.
//!
//! Owns no table: a debt is a contribution that waits, with its owner, due date and reopening. What must stay
//! true: the status of a debt follows from its facts and the clock; each reminder is sent once, even when the
//! portal was down when it was due; nobody else knows of contributions for the customer conscience only.

pub mod offers;
pub mod operations;
pub mod queries;
pub mod rules;
mod store;
pub mod taking_over;
#[cfg(test)]
mod tests;

/// The status of a debt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// An answer is owed.
    Open,
    /// An answer is owed, and its owner has read the contribution.
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
