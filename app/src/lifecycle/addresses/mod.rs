//! Moving to another address: correcting the one of a customer, asking for another oneself, and confirming it.

pub(crate) mod confirm;
pub(crate) mod correct;
pub(crate) mod mails;
pub(crate) mod own;
