//! Impact statements: the customer conscience judges whether a proposal says well enough what it means for customers.
//!
//! Owns the table `impact_judgements`. What must stay true: a judgement is about one text and lapses when the
//! proposal changes that text; it never keeps a proposal from opening; the impact statement of an open proposal
//! is changed only after it was found insufficient, and its old text stays in the audit log.

pub mod operations;
pub mod queries;
pub mod rules;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::Timestamp;

/// The most characters of the sentence that goes with a judgement.
pub const LONGEST: usize = 500;
/// The most characters of an impact statement.
pub const LONGEST_IMPACT_STATEMENT: usize = 1000;

/// The verdict of the customer conscience on an impact statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Customers know what they will notice.
    Sufficient,
    /// Customers don't know what they will notice.
    Insufficient,
}
crate::base::db::text_enum!(Verdict { Sufficient => "sufficient", Insufficient => "insufficient" });

/// A judgement of the present impact statement.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// The reason; may be empty when it is sufficient.
    pub sentence: String,
    /// The name of the customer conscience at that time.
    pub judged_by: String,
    /// The moment of the judgement.
    pub judged_at: Timestamp,
}
