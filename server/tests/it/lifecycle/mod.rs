pub(crate) mod addresses;
pub(crate) mod leaving;
pub(crate) mod privacy;
pub(crate) mod set_up;
