//! Pages about accounts: signing in and out.

pub(crate) mod sign_in;
