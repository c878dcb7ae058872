//! The first visit to an empty installation, and the page after it.

pub(crate) mod done;
pub(crate) mod first_visit;
