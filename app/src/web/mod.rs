//! The foundations of every page: its context, its errors, its letters and its components.

pub mod calendar_file;
pub mod context;
pub mod cookie;
pub mod error_page;
pub mod failure;
pub mod initials;
pub mod letter;
pub(crate) mod mail_context;
pub mod mailbox;
pub mod notice;
pub(crate) mod page;
pub mod paths;
pub mod queues;
pub mod ui;
pub mod undo;
pub mod unsent;
pub mod upload;
