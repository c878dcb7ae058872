//! Pages about the organisation itself.

pub(crate) mod set_up;
