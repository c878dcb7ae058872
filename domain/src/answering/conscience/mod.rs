//! The work of the customer conscience: challenges, dissent notes, appeals, and what a proposal means for the customer, a
//! module each.
//!
//! Who has the mandate stands in `people::mandates`; `lifecycle::appointing` hands it over.

pub mod appeals;
pub mod challenges;
pub mod dissents;
pub mod impact_statements;
pub mod queries;
#[cfg(test)]
mod testing;
pub mod workbench;
