//! The running portal: configuration, router, middleware, worker, mail transport, command line.

pub mod admin;
pub mod assets;
pub mod config;
pub mod connections;
pub mod demo;
pub mod health;
pub mod log;
pub mod mail;
pub mod middleware;
pub mod router;
pub mod run;
pub mod sessions;
pub mod worker;
