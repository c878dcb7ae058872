//! `cargo xtask bench`: the release server, a million positions, both engines, one table each.

use crate::{postgres::Postgres, program, workspace};
use anyhow::{Context as _, Result};
use std::{fs, path::Path};

/// Builds everything and measures it; `server` is the release binary.
pub fn run(server: &Path, seconds: u64) -> Result<()> {
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
    measure(server, &format!("sqlite:{}", file.display()), seconds)?;
    let postgres = Postgres::start_durable()?;
    measure(server, &format!("{}/postgres", postgres.address()), seconds)
}

fn measure(server: &Path, database: &str, seconds: u64) -> Result<()> {
    let bench = workspace::target()?.join("release/klankbord-bench");
    program::run(
        program::command(bench)
            .args(["run", "--database", database, "--seconds"])
            .arg(seconds.to_string())
            .arg("--server")
            .arg(server),
    )
}
