//! Pages across the portal: outcomes, indicators, contacts and placements.

pub(crate) mod audit;
pub(crate) mod composed;
pub(crate) mod contacts;
pub(crate) mod indicators;
pub(crate) mod outbox;
pub(crate) mod outcomes;
pub(crate) mod placements;
