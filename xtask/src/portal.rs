//! The server binary, and the demonstration of it.

use crate::{
    program::{self, Compiler},
    workspace,
};
use anyhow::{Result, bail};
use std::{ffi::OsString, os::unix::process::CommandExt as _, path::PathBuf};

/// Builds the server for development. It reads the site from the disk, so a change to the site needs no new server.
///
/// This is the same command as a developer's `cargo b`, so that neither rebuilds for the other.
pub fn build() -> Result<PathBuf> {
    program::run(program::cargo().arg("b"))?;
    Ok(workspace::target()?.join("debug/klankbord"))
}

/// Builds the tests, the bench, and the server with what tests need. The bench adds no feature that the server lacks,
/// so it costs no second build.
pub fn build_tests(compiler: Compiler) -> Result<PathBuf> {
    let mut cargo = compiler.cargo()?;
    program::run(cargo.args(["t", "--no-run", "--package", "klankbord-bench"]))?;
    Ok(workspace::target()?.join("debug/klankbord"))
}

/// Builds the server without what only tests need.
pub fn build_without_tests(compiler: Compiler) -> Result<()> {
    let mut cargo = compiler.cargo()?;
    program::run(cargo.args([
        "build",
        "--package",
        "klankbord-server",
        "--bin",
        "klankbord",
    ]))
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
