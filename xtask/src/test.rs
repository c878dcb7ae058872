//! `cargo xtask test`: everything that must hold before a change is merged.

use crate::{
    calendar, chromium, lint, npm, portal,
    postgres::{self, Postgres},
    program::{self, Compiler},
    site, slowest,
    steps::Steps,
    workspace,
};
use anyhow::{Result, ensure};
use std::{fs, path::PathBuf, process::Command};

/// A part of the checks, for people who work on that part.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Part {
    /// Tests of xtask, formatting, clippy and what must not be written
    Lint,
    /// Unit and integration tests, on both database engines
    Rust,
    /// The journeys in a real browser
    Browser,
}

/// The files to which the tests write their durations.
struct Times {
    rust: PathBuf,
    browser: PathBuf,
}

impl Times {
    fn show(&self) -> Result<()> {
        let rust = slowest::lines(&fs::read_to_string(&self.rust)?);
        slowest::show("tests with a database", rust);
        let browser = slowest::reported(&fs::read_to_string(&self.browser)?)?;
        slowest::show("tests in the browser", browser);
        Ok(())
    }
}

/// Runs the parts in order and stops at the first failure. The durations are shown either way.
pub fn run(only: Option<Part>) -> Result<()> {
    let mut steps = Steps::default();
    let times = Times {
        rust: slowest::file()?,
        browser: slowest::report()?,
    };
    let outcome = parts(&mut steps, only, &times);
    let told = times.show();
    steps.summary(outcome.is_ok());
    outcome.and(told)
}

fn parts(steps: &mut Steps, only: Option<Part>, times: &Times) -> Result<()> {
    let wanted = |part| only.is_none_or(|only| only == part);
    if wanted(Part::Lint) {
        // They take seconds and read the whole source, so they come before what takes minutes.
        steps.report("Tests of xtask", || {
            count(program::cargo().args(["test", "--package", "xtask"]))
        })?;
        lint::run(steps)?;
    }
    if wanted(Part::Rust) {
        rust(steps, times)?;
    }
    if wanted(Part::Browser) {
        browser(steps, times)?;
    }
    Ok(())
}

fn rust(steps: &mut Steps, times: &Times) -> Result<()> {
    // Building is a step of its own, so that the summary separates the durations of building and testing.
    steps.take("Building the tests", || {
        portal::build_tests(Compiler::Clippy).map(|_| ())
    })?;
    steps.report("Unit and integration tests", || {
        let postgres = Postgres::start()?;
        count(
            Compiler::Clippy
                .cargo()?
                .arg("t")
                .env(postgres::ADDRESS, postgres.address())
                .env(slowest::FILE, &times.rust),
        )
    })?;
    steps.report("Calendar files, read by others", || {
        let mut total = 0;
        calendar::check(|command| {
            total += number(command)?;
            Ok(())
        })?;
        told(total)
    })
}

fn browser(steps: &mut Steps, times: &Times) -> Result<()> {
    let journeys = workspace::root().join("end2end");
    steps.take("Packages for the browser tests", || npm::install(&journeys))?;
    steps.take("Type check of the browser tests", || {
        let mut npm = program::command("npm");
        program::run(
            npm.args(["run", "--silent", "check"])
                .current_dir(&journeys),
        )
    })?;
    steps.take("Chromium", chromium::ensure)?;
    steps.take("The site", || site::build(Compiler::Clippy))?;
    let mut binary = None;
    steps.take("The server", || {
        binary = Some(portal::build_tests(Compiler::Clippy)?);
        Ok(())
    })?;
    steps.report("Browser tests", || {
        let mut npm = program::command("npm");
        npm.args(["run", "--silent", "test"]).current_dir(&journeys);
        npm.env(slowest::REPORT, &times.browser);
        count(npm.envs(binary.map(|binary| ("PORTAL_BINARY", binary))))
    })
}

/// Runs a command that tests, and returns the number of tests that passed, in words.
fn count(command: &mut Command) -> Result<String> {
    told(number(command)?)
}

fn number(command: &mut Command) -> Result<usize> {
    let mut total = 0;
    program::watch(command, |line| total += passed(line))?;
    Ok(total)
}

fn told(total: usize) -> Result<String> {
    ensure!(total > 0, "no test ran, so nothing was proved");
    Ok(format!("{total} tests passed"))
}

/// The number of tests that passed according to a summary line of cargo or Playwright.
fn passed(line: &str) -> usize {
    let line = line.trim();
    let summary = line.strip_prefix("test result: ok. ").unwrap_or(line);
    match summary.split_once(" passed") {
        Some((number, rest)) if rest.is_empty() || rest.starts_with([';', ' ']) => {
            number.parse().unwrap_or(0)
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_are_counted_and_nothing_else() {
        assert_eq!(
            passed("test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured"),
            12
        );
        assert_eq!(passed("  88 passed (1.1m)"), 88);
        assert_eq!(passed("test proposals::are_passed ... ok"), 0);
        assert_eq!(passed("running 12 tests"), 0);
    }
}
