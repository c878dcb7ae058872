//! Pages on which everything about one thing comes together, whatever slice knows it: a project, a
//! proposal, its draft, and what became of a contribution. They stand above those slices, so that none of
//! them has to know the others.

pub(crate) mod cast;
pub(crate) mod contribution;
pub(crate) mod draft;
pub(crate) mod project;
pub(crate) mod proposal;
