//! The checks that need no running portal.

use crate::{
    addresses, counts, forbidden, licences, portal,
    program::{self, Compiler},
    site,
    steps::Steps,
    tables, wasm, wings,
};
use anyhow::{Result, bail};

/// Crates that must never reach a browser: SQL, the server, and the rules with the personal data.
const NOT_FOR_BROWSERS: [&str; 3] = ["sqlx", "axum", "klankbord-domain"];

/// Runs all of them, the quick ones first.
pub fn run(steps: &mut Steps) -> Result<()> {
    steps.take("Formatting", || {
        program::run(program::cargo().args(["fmt", "--all", "--check"]))
    })?;
    steps.take("Forbidden in app/src", forbidden::check)?;
    house(steps)?;
    steps.take("Licences and sources", licences::check)?;
    steps.take("Known vulnerabilities", advisories)?;
    steps.take("No server code in the browser", browser_graph)?;
    steps.take("The tests, by clippy", || {
        portal::build_tests(Compiler::Clippy).map(|_| ())
    })?;
    steps.take("The program, by clippy", || {
        portal::build_without_tests(Compiler::Clippy)
    })?;
    steps.take("The site, by clippy", || site::build(Compiler::Clippy))?;
    steps.take("Clippy: xtask", || {
        // This is a command of its own, because its features would unify with the portal's and rebuild half of it.
        let mut cargo = program::cargo();
        cargo.args(["clippy", "--package", "xtask", "--all-targets"]);
        program::run(cargo.args(["--", "-D", "warnings"]))
    })
}

/// Checks the dependencies of wings and slices, the texts that count, the tables that slices write, and the places of addresses.
pub fn house(steps: &mut Steps) -> Result<()> {
    steps.take("Wings and slices", wings::check)?;
    steps.take("Counts in texts", counts::check)?;
    steps.take("Each table is written by its own slice", tables::check)?;
    steps.take("Addresses stand in one table", addresses::check)
}

/// Asks the database of advisories, where it can be fetched: `cargo deny` has to be installed for it.
fn advisories() -> Result<()> {
    if program::output(program::cargo().args(["deny", "--version"])).is_err() {
        println!("  not asked: install it with `cargo install --locked cargo-deny`");
        return Ok(());
    }
    program::run(program::cargo().args(["deny", "check", "advisories"]))
}

fn browser_graph() -> Result<()> {
    let mut cargo = program::cargo();
    let tree = program::output(
        cargo
            .args(["tree", "--package", "klankbord-frontend"])
            .args(["--target", wasm::TARGET, "--edges", "normal"])
            .args(["--prefix", "none", "--format", "{p}"]),
    )?;
    for package in tree.lines().filter_map(|line| line.split(' ').next()) {
        let is = |name: &str| {
            let rest = package.strip_prefix(name);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        if NOT_FOR_BROWSERS.into_iter().any(is) {
            bail!("{package} would be sent to browsers: see `cargo tree --invert {package}`");
        }
    }
    Ok(())
}
