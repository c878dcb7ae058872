//! What people see: pages, forms, islands, mails and their texts in Dutch and English.
//!
//! A page is one file in the folder of its slice: the function that shows it and the function that
//! takes its form stand together. Everything but the islands exists on the server only.
#![recursion_limit = "256"]

pub mod islands;

#[cfg(feature = "ssr")]
#[macro_use]
mod texts;

#[cfg(feature = "ssr")]
mod accounts;
#[cfg(feature = "ssr")]
mod agenda;
#[cfg(feature = "ssr")]
mod answers;
#[cfg(feature = "ssr")]
mod audit;
#[cfg(feature = "ssr")]
mod calendar;
#[cfg(feature = "ssr")]
mod commitments;
#[cfg(feature = "ssr")]
mod conscience;
#[cfg(feature = "ssr")]
mod contacts;
#[cfg(feature = "ssr")]
mod contributions;
#[cfg(feature = "ssr")]
pub mod cx;
#[cfg(feature = "ssr")]
mod dates;
#[cfg(feature = "ssr")]
mod debts;
#[cfg(feature = "ssr")]
mod decisions;
#[cfg(feature = "ssr")]
pub mod failure;
#[cfg(feature = "ssr")]
mod home;
#[cfg(feature = "ssr")]
mod imports;
#[cfg(feature = "ssr")]
mod indicators;
#[cfg(feature = "ssr")]
mod invitations;
#[cfg(feature = "ssr")]
mod kit;
#[cfg(feature = "ssr")]
mod look_backs;
#[cfg(feature = "ssr")]
pub mod mails;
#[cfg(feature = "ssr")]
mod minutes;
#[cfg(feature = "ssr")]
mod organisation;
#[cfg(feature = "ssr")]
mod outbox;
#[cfg(feature = "ssr")]
mod panel;
#[cfg(feature = "ssr")]
mod positions;
#[cfg(feature = "ssr")]
mod privacy;
#[cfg(feature = "ssr")]
mod projects;
#[cfg(feature = "ssr")]
mod proposals;
#[cfg(feature = "ssr")]
pub mod room;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
mod said_and_done;
#[cfg(feature = "ssr")]
mod seats;
#[cfg(feature = "ssr")]
mod sessions;
#[cfg(feature = "ssr")]
mod themes;
#[cfg(feature = "ssr")]
pub mod ui;
