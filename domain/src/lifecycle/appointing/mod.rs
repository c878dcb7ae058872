//! Appointing the next customer conscience.
//!
//! Owns no table: `people::mandates` owns the mandates. What must stay true: handing over ends one mandate and
//! begins the next in one transaction, so that there is always exactly one.

pub mod operations;
#[cfg(test)]
mod tests;
