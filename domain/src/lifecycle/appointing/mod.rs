//! Appointing the next customer conscience.
//!
//! Owns no table: the mandate itself stands in `people::mandates`. What must stay true: handing over ends one mandate
//! and begins the next in one transaction, so that there is never none and never two.

pub mod operations;
#[cfg(test)]
mod tests;
