//! What touches everything a person has, written once, on top.

pub mod appointing;
pub mod leaving;
pub mod privacy;
pub mod set_up;
