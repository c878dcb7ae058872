//! Setting the installation up: the organisation, its first administrator and its customer conscience. It is done once.

pub mod operations;
