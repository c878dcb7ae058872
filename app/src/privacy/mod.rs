//! Pages on which somebody gets, or erases, everything about them.

pub(crate) mod data;
