//! Projects and proposals, and what customers say about them: positions, contributions and themes.

pub(crate) mod contributions;
pub(crate) mod positions;
pub(crate) mod projects;
pub(crate) mod proposals;
pub(crate) mod supports;
pub(crate) mod themes;
