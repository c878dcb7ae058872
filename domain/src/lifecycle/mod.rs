//! What touches everything a person has, and what the portal does again and again, written once, on top.

pub mod appointing;
pub mod leaving;
pub mod privacy;
pub mod schedule;
pub mod set_up;
