//! Pages across the portal: outcomes, indicators and contacts.

pub(crate) mod audit;
pub(crate) mod composed;
pub(crate) mod contacts;
pub(crate) mod indicators;
pub(crate) mod outbox;
pub(crate) mod outcomes;
