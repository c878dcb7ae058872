//! The first visit to an empty installation, and what comes after it.

pub(crate) mod done;
pub(crate) mod first_visit;
