//! The page of one session and the list of all, to which every slice of the boardroom gives its part.

pub(crate) mod session;
pub(crate) mod sessions;
