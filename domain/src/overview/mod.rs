//! Pages across the portal: outcomes, indicators and contacts.

pub mod contacts;
pub mod indicators;
pub mod outcomes;
