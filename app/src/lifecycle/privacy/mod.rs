//! Pages to download or erase all data about a person.

mod confirm;
pub(crate) mod data;
pub(crate) mod member;
