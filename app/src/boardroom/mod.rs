//! Customers at the table: sessions, their dates and seats, the room itself, and the minutes and feedback afterwards.

pub(crate) mod agenda;
pub(crate) mod calendar;
pub(crate) mod composed;
pub(crate) mod dates;
pub(crate) mod minutes;
pub mod room;
pub(crate) mod seats;
pub(crate) mod session_feedback;
pub(crate) mod sessions;
