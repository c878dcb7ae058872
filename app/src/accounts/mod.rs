//! Pages about accounts: signing in and out.

pub(crate) mod sign_in;
pub(crate) mod sign_in_code;
pub(crate) mod sign_in_password;
