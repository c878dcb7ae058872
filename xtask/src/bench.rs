//! `cargo xtask bench`: the release server, a million positions, both engines, one table each.

use crate::{postgres::Postgres, program, workspace};
use anyhow::{Context as _, Result};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// What is measured.
#[derive(Clone, Copy, clap::Args)]
pub struct Wanted {
    /// The time for which each figure is measured, in seconds
    #[arg(long, default_value_t = 8)]
    seconds: u64,
    /// The number of personal mails that are written and handed to a mail server
    #[arg(long, default_value_t = 50_000)]
    mails: usize,
    /// Only the pages, on SQLite, beside the figures that are kept in bench/figures.json
    #[arg(long)]
    quick: bool,
    /// Keep the new figures there
    #[arg(long, requires = "quick")]
    keep: bool,
}

/// The time for which a figure is measured when it has to be quick, in seconds.
const QUICK: u64 = 3;

/// Builds everything and measures it; `server` is the release binary.
pub fn run(server: &Path, wanted: Wanted) -> Result<()> {
    program::run(program::cargo().args(["build", "--release", "--package", "klankbord-bench"]))?;
    let folder = workspace::target()?.join("bench");
    fs::create_dir_all(&folder).context("no folder for the databases that are measured")?;
    let file = folder.join("klankbord.sqlite");
    for ending in ["", "-wal", "-shm"] {
        let old = folder.join(format!("klankbord.sqlite{ending}"));
        if old.exists() {
            fs::remove_file(&old).context("an earlier database can't be removed")?;
        }
    }
    measure(server, &format!("sqlite:{}", file.display()), wanted)?;
    if wanted.quick {
        return Ok(());
    }
    let mut grow = program::command(bench()?);
    grow.arg("grow").arg("--folder").arg(&folder);
    program::run(grow.arg("--server").arg(server))?;
    let postgres = Postgres::start_durable()?;
    measure(server, &format!("{}/postgres", postgres.address()), wanted)
}

fn bench() -> Result<PathBuf> {
    Ok(workspace::target()?.join("release/klankbord-bench"))
}

fn measure(server: &Path, database: &str, wanted: Wanted) -> Result<()> {
    let seconds = if wanted.quick { QUICK } else { wanted.seconds };
    let mut command = program::command(bench()?);
    command
        .args(["run", "--database", database, "--seconds"])
        .arg(seconds.to_string())
        .arg("--mails")
        .arg(wanted.mails.to_string())
        .arg("--server")
        .arg(server);
    if wanted.quick {
        let figures = workspace::root().join("bench/figures.json");
        command.arg("--beside").arg(figures);
    }
    if wanted.keep {
        command.arg("--keep");
    }
    program::run(&mut command)
}
