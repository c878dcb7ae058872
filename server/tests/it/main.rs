//! The portal as a browser meets it: real router, real pages, both engines, no network.

mod support;

mod headers;
mod mails;
mod set_up;
mod sign_in;
