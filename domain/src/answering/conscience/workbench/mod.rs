//! The workbench of the customer conscience: what needs a look, from all slices, each with how many there
//! are and the first few. Owns no table.

pub mod queries;
pub mod rules;
mod store;
#[cfg(test)]
mod tests;
