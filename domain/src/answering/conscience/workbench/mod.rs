//! The workbench of the customer conscience: everything in all slices that needs their attention, each with its
//! number and the first few. It owns no table.

pub mod queries;
pub mod rules;
mod store;
#[cfg(test)]
mod tests;
