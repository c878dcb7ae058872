//! People: the organisation, its staff, its panel, and the ways for customers to join the panel.

pub(crate) mod accounts;
pub(crate) mod departments;
pub(crate) mod imports;
pub(crate) mod invitations;
pub(crate) mod organisation;
pub(crate) mod panel;
pub(crate) mod translations;
