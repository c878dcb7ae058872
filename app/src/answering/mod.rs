//! The answers that customers get: answers, decisions, commitments, and the customer conscience who guards them.

pub(crate) mod answers;
pub(crate) mod channels;
pub(crate) mod commitments;
pub(crate) mod conscience;
pub(crate) mod decisions;
pub(crate) mod owed_answers;
pub(crate) mod signals;
