//! Pages to download or erase all data about a person.

pub(crate) mod colleague;
mod confirm;
pub(crate) mod data;
pub(crate) mod member;
pub(crate) mod read;
mod words;
