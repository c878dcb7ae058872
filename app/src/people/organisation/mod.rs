//! Pages about the organisation itself.

pub(crate) mod logo;
pub(crate) mod mails;
mod preview;
pub(crate) mod settings;
