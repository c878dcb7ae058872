//! Pages across the portal: outcomes, indicators, contacts and placements.

pub mod contacts;
pub mod indicators;
pub mod outcomes;
pub mod placements;
