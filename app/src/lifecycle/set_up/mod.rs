//! The first visit to an empty installation, and the steps of the first hours after it.

pub(crate) mod first_visit;
pub(crate) mod start;
mod steps;
