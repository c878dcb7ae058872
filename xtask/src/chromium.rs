//! The browser of the browser tests: the system's Chromium, not one that Playwright downloads.

use crate::program;
use anyhow::{Context as _, Result, bail};
use std::path::Path;

/// `end2end/playwright.config.ts` names the same file.
const CHROMIUM: &str = "/usr/bin/chromium";

/// Makes Chromium be there: installs it where we may, else says what is missing.
pub fn ensure() -> Result<()> {
    if Path::new(CHROMIUM).exists() {
        return Ok(());
    }
    let root = program::output(program::command("id").arg("-u"))?.trim() == "0";
    if !root || program::find("apt-get").is_none() {
        bail!("{CHROMIUM} is missing (on Debian: apt-get install chromium)");
    }
    println!("    {CHROMIUM} is missing; installing it");
    let apt = |arguments: &[&str]| {
        let mut apt = program::command("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive").args(arguments);
        program::run(&mut apt)
    };
    apt(&["update", "--quiet"])
        .and_then(|()| {
            apt(&[
                "install",
                "--yes",
                "--quiet",
                "--no-install-recommends",
                "chromium",
            ])
        })
        .with_context(|| format!("{CHROMIUM} is missing and could not be installed"))
}
