//! The people who take part: the organisation, its staff, its panel, and the ways for customers to join it.

pub mod accounts;
pub mod departments;
pub mod imports;
pub mod invitations;
pub mod mandates;
pub mod organisation;
pub mod panel;
pub mod translations;
