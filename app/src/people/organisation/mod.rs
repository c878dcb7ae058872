//! Pages about the organisation itself.

pub(crate) mod mails;
pub(crate) mod settings;
