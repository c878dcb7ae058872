//! The layers that every request passes on its way in and out.

pub mod browser;
pub mod error_pages;
pub mod headers;
pub mod origin;
pub mod visit;
