//! The verbs of accounts.

mod sign_in;
mod tidy;

pub use sign_in::{AskedCode, ask_for_code, sign_in_with_code, sign_in_with_password};
pub use tidy::tidy;
