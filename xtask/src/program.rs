//! Running other programs, with failures that say what was run and what is missing.

use crate::workspace;
use anyhow::{Context as _, Result, bail};
use std::{
    env,
    ffi::OsStr,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Command, ExitStatus, Stdio},
};

/// A command that runs in the workspace's folder.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(workspace::root());
    // `cargo run` sets variables for the package xtask. Build scripts further down would take them for changes
    // and build again what was built without us.
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    command
}

/// The cargo that runs us.
pub fn cargo() -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// What compiles the packages of the workspace.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Compiler {
    /// The compiler alone, as developers use it.
    Rustc,
    /// Clippy, which is the same compiler with more lints; every warning is an error. Libraries are compiled only once
    /// for the lints and the tests: checking them apart took a fifth of the whole test command.
    Clippy,
}

impl Compiler {
    /// A cargo that compiles with it. What both build lies beside each other, so neither rebuilds for the other.
    pub fn cargo(self) -> Result<Command> {
        let mut cargo = cargo();
        if self == Self::Clippy {
            let sysroot = output(command("rustc").args(["--print", "sysroot"]))?;
            let driver = Path::new(sysroot.trim()).join("bin/clippy-driver");
            cargo.env("RUSTC_WORKSPACE_WRAPPER", driver);
            // The arguments of `cargo clippy` after `--`, in the form in which it hands them on.
            cargo.env(
                "CLIPPY_ARGS",
                ["-D", "warnings", ""].join("__CLIPPY_HACKERY__"),
            );
        }
        Ok(cargo)
    }
}

/// Runs a command to its end; anything but success is an error that names it.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| no_start(command))?;
    succeeded(command, status)
}

/// Runs a command to its end and returns its standard output.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| no_start(command))?;
    succeeded(command, output.status)?;
    String::from_utf8(output.stdout).with_context(|| format!("{} wrote no text", name(command)))
}

/// Runs a command to its end, shows its standard output, and passes each line to the watcher.
pub fn watch(command: &mut Command, mut watcher: impl FnMut(&str)) -> Result<()> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| no_start(command))?;
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).lines() {
            let line = line?;
            println!("{line}");
            watcher(&line);
        }
    }
    let status = child.wait()?;
    succeeded(command, status)
}

/// The first folder of `PATH` that holds the program.
pub fn find(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}

fn succeeded(command: &Command, status: ExitStatus) -> Result<()> {
    if !status.success() {
        bail!("{} failed ({status})", name(command));
    }
    Ok(())
}

fn no_start(command: &Command) -> String {
    format!("{} can't be started", name(command))
}

fn name(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let program = program.file_name().unwrap_or(command.get_program());
    let mut words = vec![program.to_string_lossy()];
    words.extend(command.get_args().map(OsStr::to_string_lossy));
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The arguments reach clippy in a form that it does not promise to keep.
    #[test]
    fn clippy_takes_a_warning_for_an_error() -> Result<()> {
        let cargo = Compiler::Clippy.cargo()?;
        let set = |name: &str| {
            let mut all = cargo.get_envs();
            all.find_map(|(key, value)| value.filter(|_| key == name))
        };
        let driver = set("RUSTC_WORKSPACE_WRAPPER").context("no driver")?;
        let folder = env::temp_dir().join(format!("klankbord-clippy-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let file = folder.join("planted.rs");
        let compiles = |text: &str| -> Result<bool> {
            std::fs::write(&file, text)?;
            let mut clippy = command(driver);
            clippy.env("CLIPPY_ARGS", set("CLIPPY_ARGS").unwrap_or_default());
            clippy
                .arg("rustc")
                .arg(&file)
                .args(["--crate-type", "lib", "--emit", "metadata"]);
            clippy.arg("--out-dir").arg(&folder).stderr(Stdio::null());
            Ok(clippy.status()?.success())
        };
        let (clean, planted) = (
            compiles("pub fn is_empty(text: &str) -> bool { text.is_empty() }")?,
            compiles("pub fn is_empty(text: &str) -> bool { return text.len() == 0; }")?,
        );
        std::fs::remove_dir_all(&folder)?;
        assert!(clean, "clippy compiles what is clean");
        assert!(!planted, "clippy lets a warning pass");
        Ok(())
    }
}
