//! Setting the installation up: the organisation, its first administrator and its customer conscience. It is done once,
//! by whoever started the server.
//!
//! Owns the table `set_up_links`.

pub mod first_hours;
mod links;
pub mod operations;
