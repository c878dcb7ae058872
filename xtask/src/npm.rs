//! Packages from npm, exactly as locked.

use crate::{fresh::Inputs, program};
use anyhow::{Context as _, Result};
use std::path::Path;

/// Installs the packages of a folder's `package-lock.json`, unless they are there.
pub fn install(folder: &Path) -> Result<()> {
    program::find("npm").context("npm is missing (on Debian: apt-get install nodejs npm)")?;
    Inputs::new("npm ci")
        .with(&folder.join("package-lock.json"))?
        .unless_fresh(&folder.join("node_modules/.installed"), || {
            let mut npm = program::command("npm");
            npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
                // The system has a browser; a second one would be 150 MB for nothing.
                .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
                .current_dir(folder);
            program::run(&mut npm)
        })?;
    Ok(())
}
