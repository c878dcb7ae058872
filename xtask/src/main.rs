//! `cargo xtask`: building, showing and testing the portal.
//!
//! Everything that a newcomer needs is behind one command, and none of it is in a shell script, so that it runs
//! the same on every machine that has Rust, Node and PostgreSQL.

mod addresses;
mod apt;
mod bench;
mod calendar;
mod chromium;
mod counts;
mod forbidden;
mod fresh;
mod licences;
mod lint;
mod npm;
mod portal;
mod postgres;
mod program;
mod site;
mod slowest;
mod source;
mod steps;
mod styles;
mod tables;
mod test;
mod wasm;
mod wings;
mod workspace;

use crate::program::Compiler;
use anyhow::Result;
use clap::{Parser, Subcommand};
use std::{ffi::OsString, path::PathBuf, process::ExitCode};
use steps::Steps;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, shows and tests the portal")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build everything and show the portal with demonstration data on 127.0.0.1:3000
    Demo {
        /// Passed on to `klankbord demo`
        #[arg(last = true)]
        arguments: Vec<OsString>,
    },
    /// Build the browser part into target/site
    Site,
    /// Check the dependencies of wings and slices, and which tables they write
    House,
    /// Build the browser part and the server
    Build {
        /// For production: one optimised file with the site in it
        #[arg(long)]
        release: bool,
    },
    /// Check and test everything
    Test {
        /// Only this part
        #[arg(long)]
        only: Option<test::Part>,
    },
    /// Measure pages and votes beside a bare handler, a room and mails, on both engines; takes some twenty minutes
    Bench(bench::Wanted),
    /// Start a throwaway PostgreSQL and run a command beside it, or keep it until Ctrl-C
    Postgres {
        /// The command, for instance `-- cargo t proposals`; it finds the server's address in
        /// KLANKBORD_TEST_POSTGRES
        #[arg(last = true)]
        command: Vec<OsString>,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<()> {
    let mut steps = Steps::default();
    match task {
        Task::Demo { arguments } => {
            let server = build(&mut steps, portal::build)?;
            println!("\n==> The portal, until Ctrl-C");
            portal::demo(server, &arguments)
        }
        Task::Site => steps.take("The browser part", || site::build(Compiler::Rustc)),
        Task::House => lint::house(&mut steps),
        Task::Build { release } => {
            let profile = if release {
                portal::build_release
            } else {
                portal::build
            };
            let server = build(&mut steps, profile)?;
            println!("\n{}", server.display());
            Ok(())
        }
        Task::Test { only } => test::run(only),
        Task::Bench(wanted) => {
            let server = build(&mut steps, portal::build_release)?;
            bench::run(&server, wanted)
        }
        Task::Postgres { command } => postgres::run(&command),
    }
}

/// Builds the site first, since the server for production contains it.
fn build(steps: &mut Steps, server: fn() -> Result<PathBuf>) -> Result<PathBuf> {
    steps.take(
        "The browser part: pages work without it, islands need it",
        || site::build(Compiler::Rustc),
    )?;
    let mut binary = PathBuf::new();
    steps.take("The server", || {
        binary = server()?;
        Ok(())
    })?;
    Ok(binary)
}
