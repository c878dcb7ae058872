pub(crate) mod contacts;
pub(crate) mod indicators;
pub(crate) mod outcomes;
