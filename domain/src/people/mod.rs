//! Who takes part: the organisation, its staff, its panel, and how customers come to be on it.

pub mod accounts;
pub mod imports;
pub mod invitations;
pub mod mandates;
pub mod organisation;
pub mod panel;
