//! The verbs of accounts.

mod own;
pub(crate) mod password;
mod sign_in;
pub(crate) mod staff;

pub use own::{choose_language, end_other_sessions, end_session};
pub use password::{RESET_MINUTES, ask_for_password, change_password, choose_password};
pub(crate) use sign_in::subjects_of;
pub use sign_in::{
    AskedCode, CODE_MINUTES, ask_for_code, remember_browser, sign_in_with_code,
    sign_in_with_password,
};
pub use staff::{NewStaff, Welcomed, add_staff, welcome_again};

#[cfg(test)]
mod tests;
