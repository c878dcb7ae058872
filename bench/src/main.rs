//! Measures the portal: pages and votes of the release server, each beside a bare axum handler that
//! runs the same queries and returns the same bytes, in the same run.
//!
//! The load comes from this process and the server is another one, so that memory and processor time
//! are the server's own. `cargo xtask bench` builds everything, seeds both engines and prints one table.

mod bare;
mod growth;
mod import;
mod kept;
mod load;
mod mails;
mod measure;
mod process;
mod report;
mod room;
mod seed;

use clap::{Parser, Subcommand};
use std::{error::Error, path::PathBuf};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

type Result<T, E = Box<dyn Error + Send + Sync>> = std::result::Result<T, E>;

#[derive(Parser)]
#[command(about = "Measures the portal beside a bare handler that runs the same queries")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Seed a database and measure the server on it.
    Run {
        /// `sqlite:PATH` or `postgres://…`, an empty database.
        #[arg(long)]
        database: String,
        /// The release server.
        #[arg(long)]
        server: PathBuf,
        /// The time for which each figure is measured, in seconds.
        #[arg(long, default_value_t = 8)]
        seconds: u64,
        /// The number of personal mails that are written and handed over.
        #[arg(long, default_value_t = 50_000)]
        mails: usize,
        /// Measure only the pages, and show them beside the figures in this file.
        #[arg(long)]
        beside: Option<PathBuf>,
        /// Keep the new figures in that file.
        #[arg(long, requires = "beside")]
        keep: bool,
    },
    /// Measure each page on SQLite databases of three sizes.
    Grow {
        /// The folder for the databases.
        #[arg(long)]
        folder: PathBuf,
        /// The release server.
        #[arg(long)]
        server: PathBuf,
        /// The time for which each figure is measured, in seconds.
        #[arg(long, default_value_t = 3)]
        seconds: u64,
    },
    /// Serve the bare handlers; started by `run`.
    #[command(hide = true)]
    Bare {
        #[arg(long)]
        database: String,
        #[arg(long)]
        listen: String,
        #[arg(long)]
        pages: PathBuf,
    },
}

#[tokio::main]
async fn main() -> Result<()> {
    match Arguments::parse().command {
        Command::Run {
            database,
            server,
            seconds,
            mails,
            beside,
            keep,
        } => {
            let beside = beside.map(|file| (file, keep));
            measure::run(&database, &server, (seconds, mails), beside).await
        }
        Command::Grow {
            folder,
            server,
            seconds,
        } => growth::run(&folder, &server, seconds).await,
        Command::Bare {
            database,
            listen,
            pages,
        } => bare::serve(&database, &listen, &pages).await,
    }
}
