//! Pages on which everything about one thing comes together, whichever slice knows it: a project, a proposal,
//! its draft, and the trace of a contribution. They are above those slices, so that none of the slices has to
//! know the others.

pub(crate) mod contribution;
pub(crate) mod draft;
pub(crate) mod project;
pub(crate) mod proposal;
mod proposal_desk;
