//! Arranging sessions: what one change means for seats, dates, agenda, room, minutes and calendars.
//!
//! Owns no table. What must stay true: everything that follows from a change of a session happens in the
//! transaction of that change; nothing below this slice calls it.

pub mod operations;
pub mod polls;
