//! Pages for operations on all data of a person, above every other wing.

pub(crate) mod addresses;
pub(crate) mod appointing;
pub(crate) mod leaving;
pub(crate) mod privacy;
pub(crate) mod reorganising;
pub(crate) mod set_up;
