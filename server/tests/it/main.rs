//! The portal as a browser meets it: real router, real pages, both engines, no network.
#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

mod support;

mod accounts;
mod agenda;
mod answers;
mod audit;
mod calendar;
mod census;
mod commitments;
mod conscience;
mod contacts;
mod dates;
mod debts;
mod decisions;
mod document;
mod headers;
mod imports;
mod indicators;
mod invitations;
mod load;
mod look;
mod mails;
mod organisation;
mod outbox;
mod panel;
mod positions;
mod privacy;
mod process;
mod projects;
mod proposals;
mod results;
mod room;
mod rounds;
mod said_and_done;
mod seats;
mod sessions;
mod set_up;
mod sign_in;
mod smtp;
mod smtp_server;
mod staff;
mod themes;
