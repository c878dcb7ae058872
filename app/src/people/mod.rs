//! Who takes part: the organisation, its staff, its panel, and how customers come to be on it.

pub(crate) mod accounts;
pub(crate) mod imports;
pub(crate) mod invitations;
pub(crate) mod organisation;
pub(crate) mod panel;
