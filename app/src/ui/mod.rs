//! The pieces that pages are composed of. Only here is text put into HTML by hand, and escaped.

pub(crate) mod accent;
pub mod document;
pub mod form;
pub mod problem;
pub mod prose;
pub mod time;

pub use form::{Choice, Form};
