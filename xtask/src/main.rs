//! `cargo xtask`: how the portal is built, shown and tested.
//!
//! Everything a newcomer needs stands behind one command, and none of it lives in a shell script,
//! so that it runs the same on every machine that has Rust, Node and PostgreSQL.

mod postgres;
mod program;

use clap::{Parser, Subcommand};
use std::{ffi::OsString, process::ExitCode};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, shows and tests the portal")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Start a throwaway PostgreSQL and run a command beside it, or keep it until Ctrl-C
    Postgres {
        /// The command, for instance `-- cargo t proposals`; it finds the server's address in
        /// KLANKBORD_TEST_POSTGRES
        #[arg(last = true)]
        command: Vec<OsString>,
    },
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().task {
        Task::Postgres { command } => postgres::run(&command),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
