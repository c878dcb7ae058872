//! The portal as a browser meets it: real router, real pages, both engines, no network.
#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

mod engines;
mod support;
mod unsent;
mod words_census;

mod answering;
mod base;
mod boardroom;
mod census;
mod connections;
mod document;
mod headers;
mod lifecycle;
mod look;
mod mails;
mod overview;
mod people;
mod process;
mod rounds;
mod shared;
mod smtp;
mod smtp_server;
mod trips;
