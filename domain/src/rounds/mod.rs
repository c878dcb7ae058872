//! Rounds and what customers say in them: projects, proposals, positions, contributions and themes.

pub mod contributions;
pub mod hand_overs;
pub mod positions;
pub mod projects;
pub mod proposals;
pub mod supports;
pub mod terms;
pub mod themes;
