pub(crate) mod privacy;
pub(crate) mod set_up;
