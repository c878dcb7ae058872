//! Pages about accounts: signing in and out, passwords, sessions, staff.

pub(crate) mod account;
pub(crate) mod mails;
pub(crate) mod password;
pub(crate) mod password_link;
pub(crate) mod roles;
pub(crate) mod sessions;
pub(crate) mod sign_in;
pub(crate) mod sign_in_code;
pub(crate) mod sign_in_password;
pub(crate) mod staff;
