//! The page of one session and the list of all, to which every slice of the boardroom gives its part.

pub(crate) mod session;
mod session_desk;
mod session_next;
pub(crate) mod sessions;
