//! Pages for operations on all data of a person, above every other wing.

pub(crate) mod privacy;
