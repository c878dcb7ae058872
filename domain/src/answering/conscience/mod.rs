//! The work of the customer conscience: challenges, dissent notes, appeals, and impact statements, a module each.
//!
//! `people::mandates` knows who has the mandate; `lifecycle::appointing` hands it over.

pub mod appeals;
pub mod challenges;
pub mod dissents;
pub mod impact_statements;
pub mod queries;
#[cfg(test)]
mod testing;
pub mod workbench;
