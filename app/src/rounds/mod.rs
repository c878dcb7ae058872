//! What is put to customers and what they say: projects, proposals, positions, contributions and themes.

pub(crate) mod contributions;
pub(crate) mod positions;
pub(crate) mod projects;
pub(crate) mod proposals;
pub(crate) mod themes;
