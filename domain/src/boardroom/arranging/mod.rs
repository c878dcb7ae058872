//! Arranging sessions: the effects of a change on seats, dates, agenda, room, minutes and calendars.
//!
//! Owns no table. What must stay true: all effects of a change of a session happen in the transaction of that
//! change; nothing below this slice calls it.

pub mod next;
pub mod operations;
pub mod polls;
