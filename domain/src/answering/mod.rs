//! The answers that customers get: answers, decisions, commitments, and the customer conscience who guards them.

pub mod answers;
pub mod channels;
pub mod commitments;
pub mod conscience;
pub mod decisions;
pub mod owed_answers;
pub mod publications;
pub mod signals;
