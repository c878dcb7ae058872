//! Customers at the table: sessions, their dates and seats, the room itself, minutes and feedback.

pub mod agenda;
pub mod arranging;
pub mod calendar;
pub mod dates;
pub mod minutes;
pub mod room;
pub mod seats;
pub mod session_feedback;
pub mod sessions;
pub mod taking_part;
