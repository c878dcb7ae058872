//! Packages of the system: installed when we may, or else named.

use crate::program;
use anyhow::{Context as _, Result, bail};

/// Installs the Debian package of a missing program.
pub fn install(missing: &str, package: &str) -> Result<()> {
    let root = program::output(program::command("id").arg("-u"))?.trim() == "0";
    if !root || program::find("apt-get").is_none() {
        bail!("{missing} is missing (on Debian: apt-get install {package})");
    }
    println!("    {missing} is missing; installing it");
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
                package,
            ])
        })
        .with_context(|| format!("{missing} is missing and could not be installed"))
}
