//! The visible part of the portal: pages, forms, islands, mails and their texts in Dutch and English.
//!
//! A page is one file in the folder of its slice: it holds the function that shows the page and the function
//! that takes its form. The slices are in the same wings as in the domain, on top of `web`, of which every page
//! is made. Everything but the islands exists on the server only.
#![recursion_limit = "256"]

pub mod islands;

#[cfg(feature = "ssr")]
#[macro_use]
mod texts;

// From the bottom to the top.
#[cfg(feature = "ssr")]
mod answering;
#[cfg(feature = "ssr")]
pub mod boardroom;
#[cfg(feature = "ssr")]
mod home;
#[cfg(feature = "ssr")]
mod kit;
#[cfg(feature = "ssr")]
mod lifecycle;
#[cfg(feature = "ssr")]
pub mod mails;
#[cfg(feature = "ssr")]
mod overview;
#[cfg(feature = "ssr")]
mod people;
#[cfg(feature = "ssr")]
mod rounds;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
pub mod web;
