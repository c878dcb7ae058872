//! The SQL of the export and the erasure, across all tables.

pub(super) mod erasure;
pub(super) mod export;
pub(super) mod quotes;
