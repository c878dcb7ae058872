//! The slowest tests, for those who want to make the command quicker.
//!
//! Tests measure themselves: tests with a database write a line to the file that [`FILE`] names, Playwright
//! writes its report. The test runner of stable Rust does not report durations.

use crate::{steps::seconds, workspace};
use anyhow::{Context as _, Result};
use std::{fs, path::PathBuf, time::Duration};

/// The variable that names the file for tests with a database; `db::testing` of the domain reads it.
pub const FILE: &str = "TEST_TIMES_FILE";

/// The variable that names the file for Playwright's reporter `json`.
pub const REPORT: &str = "PLAYWRIGHT_JSON_OUTPUT_FILE";

/// The number of tests that are shown.
const SHOWN: usize = 10;

/// One test and its duration.
type Timed = (Duration, String);

/// An empty file for tests with a database.
pub fn file() -> Result<PathBuf> {
    emptied("test-times.txt")
}

/// An empty file for Playwright.
pub fn report() -> Result<PathBuf> {
    emptied("browser-times.json")
}

fn emptied(name: &str) -> Result<PathBuf> {
    let folder = workspace::root().join("target");
    fs::create_dir_all(&folder)?;
    let path = folder.join(name);
    fs::write(&path, "").with_context(|| format!("{} can't be written", path.display()))?;
    Ok(path)
}

/// Shows the slowest tests of the two files; an empty file has none.
pub fn show(heading: &str, timed: Vec<Timed>) {
    if timed.is_empty() {
        return;
    }
    println!("\n    The slowest of {} {heading}", timed.len());
    for (took, name) in slowest(timed) {
        println!("    {:>9}  {name}", seconds(took));
    }
}

fn slowest(mut timed: Vec<Timed>) -> Vec<Timed> {
    timed.sort_by(|one, other| other.cmp(one));
    timed.truncate(SHOWN);
    timed
}

/// Reads lines of microseconds and a name.
pub fn lines(text: &str) -> Vec<Timed> {
    let parsed = text.lines().filter_map(|line| {
        let (micros, name) = line.split_once(' ')?;
        Some((Duration::from_micros(micros.parse().ok()?), name.to_owned()))
    });
    parsed.collect()
}

/// Reads a report of Playwright: suites within suites, and in them specs with their results.
pub fn reported(text: &str) -> Result<Vec<Timed>> {
    let mut timed = Vec::new();
    if !text.is_empty() {
        let report: serde_json::Value =
            serde_json::from_str(text).context("Playwright's report can't be read")?;
        gather(&report, &mut timed);
    }
    Ok(timed)
}

fn gather(suite: &serde_json::Value, timed: &mut Vec<Timed>) {
    let list = |value: &serde_json::Value| value.as_array().cloned().unwrap_or_default();
    for inner in list(&suite["suites"]) {
        gather(&inner, timed);
    }
    for spec in list(&suite["specs"]) {
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        for test in list(&spec["tests"]) {
            let took = list(&test["results"])
                .iter()
                .filter_map(|result| result["duration"].as_u64())
                .sum();
            let name = [&test["projectName"], &spec["file"], &spec["title"]].map(text);
            timed.push((Duration::from_millis(took), name.join(" ")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slowest_come_first_and_no_more_than_fit() {
        let text: String = (1..=20).map(|n| format!("{n}000 test_{n}\n")).collect();
        let timed = slowest(lines(&text));
        assert_eq!(timed.len(), SHOWN);
        assert_eq!(
            timed.first(),
            Some(&(Duration::from_millis(20), "test_20".to_owned()))
        );
    }

    #[test]
    fn a_report_is_read_through_its_suites() -> Result<()> {
        let text = r#"{"suites": [{"suites": [{"specs": [{"title": "it works", "file": "a.spec.ts",
            "tests": [{"projectName": "js", "results": [{"duration": 12}, {"duration": 30}]}]}]}]}]}"#;
        let expected = vec![(
            Duration::from_millis(42),
            "js a.spec.ts it works".to_owned(),
        )];
        assert_eq!(reported(text)?, expected);
        Ok(())
    }
}
