//! Everything about one person: giving it to them, and erasing it.
//!
//! Owns no table; its `store` is the one place that reaches into all of them. What must stay true: every table
//! and every text column is declared in [`TABLES`], so that a new one can't be forgotten (a test walks the
//! schema of both engines); data that are declared personal are in the export and are gone after the erasure;
//! erasing is one transaction and leaves the counts of closed rounds as they were.

pub(in crate::lifecycle) mod erasing;
pub mod queries;
mod quotes;
mod store;
mod tables;
#[cfg(test)]
mod tests;

pub use tables::{TABLES, Table};
