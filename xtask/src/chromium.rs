//! The browser of the browser tests: the system's Chromium, not one that Playwright downloads.

use crate::apt;
use anyhow::Result;
use std::path::Path;

/// `end2end/playwright.config.ts` names the same file.
const CHROMIUM: &str = "/usr/bin/chromium";

/// Makes sure that Chromium is there: installs it when we may, or else says what is missing.
pub fn ensure() -> Result<()> {
    if Path::new(CHROMIUM).exists() {
        return Ok(());
    }
    apt::install(CHROMIUM, "chromium")
}
