//! Verbs that touch everything a person has, and the recurring work of the portal, on top of all other wings.

pub mod addresses;
pub mod appointing;
pub mod leaving;
pub mod privacy;
pub mod reorganising;
pub mod schedule;
pub mod set_up;
