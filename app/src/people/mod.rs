//! People: the organisation, its staff, its panel, and how customers join the panel.

pub(crate) mod accounts;
pub(crate) mod imports;
pub(crate) mod invitations;
pub(crate) mod organisation;
pub(crate) mod panel;
