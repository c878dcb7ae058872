//! The browser of the browser tests: the system's Chromium, not one that Playwright downloads.

use crate::apt;
use anyhow::Result;
use std::path::Path;

/// The browser without its windows, and the whole one; `end2end/support/browser.ts` names the same files.
const BROWSERS: [&str; 2] = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

/// Makes sure that Chromium is there: installs it when we may, or else says what is missing.
pub fn ensure() -> Result<()> {
    if BROWSERS.iter().any(|browser| Path::new(browser).exists()) {
        return Ok(());
    }
    apt::install(BROWSERS[0], "chromium-headless-shell")
}
