//! Pages about accounts: signing in and out, passwords, sessions, staff.

pub(crate) mod account;
mod browser;
pub(crate) mod mails;
mod names;
pub(crate) mod password;
pub(crate) mod password_link;
pub(crate) mod roles;
pub(crate) mod sessions;
pub(crate) mod sign_in;
pub(crate) mod sign_in_code;
pub(crate) mod sign_in_password;
pub(crate) mod staff;
pub(crate) mod unsent;

pub(crate) use browser::sign_in as sign_in_here;
pub(crate) use names::name_of;
