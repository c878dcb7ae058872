//! What every page is made of: its context, its errors, its letters and the parts on it.

pub mod calendar_file;
pub mod context;
pub mod failure;
pub mod letter;
pub(crate) mod mail_context;
pub mod mailbox;
pub mod ui;
