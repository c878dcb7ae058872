//! What touches everything a person has, written once, on top.

pub(crate) mod privacy;
