//! The server binary, and the demonstration of it.

use crate::{program, workspace};
use anyhow::{Result, bail};
use std::{ffi::OsString, os::unix::process::CommandExt as _, path::PathBuf};

/// Builds the server for development. It reads the site from the disk, so a change to the site needs no new server.
///
/// This is the same command as a developer's `cargo b`, so that neither rebuilds for the other.
pub fn build() -> Result<PathBuf> {
    program::run(program::cargo().arg("b"))?;
    Ok(workspace::target()?.join("debug/klankbord"))
}

/// Builds the server with the tests, whose features `cargo b` does not need: it is the same command as `cargo
/// t`, so that a test run builds nothing twice.
pub fn build_with_tests() -> Result<PathBuf> {
    program::run(program::cargo().args(["t", "--no-run"]))?;
    Ok(workspace::target()?.join("debug/klankbord"))
}

/// Builds the server for production: one file, with the site in it.
pub fn build_release() -> Result<PathBuf> {
    let mut cargo = program::cargo();
    cargo.args(["build", "--release", "--package", "klankbord-server"]);
    program::run(cargo.args(["--bin", "klankbord"]))?;
    Ok(workspace::target()?.join("release/klankbord"))
}

/// Becomes the server with its demonstration data; returns only if it could not.
pub fn demo(binary: PathBuf, arguments: &[OsString]) -> Result<()> {
    let mut demo = program::command(&binary);
    let error = demo.arg("demo").args(arguments).exec();
    bail!("{} can't be started: {error}", binary.display())
}
