//! The calendar files that the tests wrote, read by four parsers that are not ours: icalendar and vobject in
//! Python, libical in C, ical.js in JavaScript.

use crate::{apt, fresh::Inputs, npm, program, workspace};
use anyhow::{Context as _, Result};
use std::path::{Path, PathBuf};

/// Reads the samples; `count` runs the two checks and counts their results.
pub fn check(mut count: impl FnMut(&mut std::process::Command) -> Result<()>) -> Result<()> {
    let here = workspace::root().join("xtask/calendar");
    let samples = workspace::root().join("target/calendar");
    let python = python(&here)?;
    ensure_libical(&python)?;
    npm::install(&here)?;
    count(
        program::command(python)
            .arg(here.join("check.py"))
            .arg(&samples),
    )?;
    count(
        program::command("node")
            .arg(here.join("check.js"))
            .arg(&samples),
    )
}

/// A Python with the packages of `requirements.txt`, and nothing else.
fn python(here: &Path) -> Result<PathBuf> {
    let folder = workspace::root().join("target/calendar-python");
    let python = folder.join("bin/python");
    program::find("python3")
        .context("python3 is missing (on Debian: apt-get install python3 python3-venv)")?;
    let wanted = here.join("requirements.txt");
    if !python.exists() {
        let venv = || {
            let mut venv = program::command("python3");
            program::run(venv.args(["-m", "venv", "--clear"]).arg(&folder))
        };
        venv().or_else(|_| apt::install("Python's venv", "python3-venv").and_then(|()| venv()))?;
    }
    Inputs::new("pip install")
        .with(&wanted)?
        .unless_fresh(&folder.join(".installed"), || {
            let mut pip = program::command(&python);
            pip.args(["-m", "pip", "install", "--quiet"])
                .args(["--disable-pip-version-check", "--requirement"]);
            program::run(pip.arg(&wanted))
        })?;
    Ok(python)
}

fn ensure_libical(python: &Path) -> Result<()> {
    let mut find = program::command(python);
    find.args([
        "-c",
        "import ctypes.util; print(ctypes.util.find_library('ical') or '')",
    ]);
    if program::output(&mut find)?.trim().is_empty() {
        return apt::install("libical", "libical-dev");
    }
    Ok(())
}
