//! Setting the installation up: the organisation, its first administrator and its customer conscience. It is done once,
//! by whoever started the server.
//!
//! Owns the table `set_up_links`.

mod links;
pub mod operations;
