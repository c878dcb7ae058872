//! Pages about the organisation itself.

pub(crate) mod done;
pub(crate) mod mails;
pub(crate) mod set_up;
pub(crate) mod settings;
