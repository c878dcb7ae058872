//! The figures of pages that are kept in `bench/figures.json`, and what has changed since.

use crate::{Result, report::Row};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fs, path::Path};

/// What is kept of a page.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Its processor time, as a multiple of that of its bare handler.
    times_bare: f64,
    /// The number of times that it goes to the database and back.
    trips: u32,
    /// Its size before it is compressed.
    bytes: usize,
}

/// The figures of each engine, by the name of the page.
type Figures = BTreeMap<String, BTreeMap<String, Figure>>;

/// The part by which a figure may differ before it is marked.
const TOLERATED: f64 = 0.1;

impl Figure {
    /// What was measured now.
    fn of(row: &Row) -> Self {
        Self {
            times_bare: (row.portal.cpu / row.bare.cpu * 100.0).round() / 100.0,
            trips: row.trips,
            bytes: row.bytes,
        }
    }
}

/// A figure beside the one that was kept; marked when it differs by more than a tenth.
fn beside(now: f64, kept: Option<f64>) -> String {
    match kept {
        None => format!("{now} (new)"),
        Some(kept) if (now - kept).abs() > kept.abs() * TOLERATED => format!("**{now}** ({kept})"),
        Some(kept) => format!("{now} ({kept})"),
    }
}

/// Prints the figures beside those that are kept in this file, and keeps the new ones when that is asked.
pub fn compare(file: &Path, engine: &str, rows: &[Row], keep: bool) -> Result<()> {
    let mut all: Figures = if file.exists() {
        serde_json::from_str(&fs::read_to_string(file)?)?
    } else {
        Figures::new()
    };
    let kept = all.entry(engine.to_owned()).or_default();
    println!(
        "\n### {engine}: now, and as it was kept; what differs by more than a tenth is bold\n"
    );
    println!("| page | CPU ms | CPU, times bare | trips | bytes |");
    println!("|---|--:|--:|--:|--:|");
    for row in rows.iter().filter(|row| row.is_page) {
        let now = Figure::of(row);
        let before = kept.get(row.what).copied();
        println!(
            "| {} | {:.2} | {} | {} | {} |",
            row.what,
            row.portal.cpu,
            beside(now.times_bare, before.map(|before| before.times_bare)),
            beside(
                f64::from(now.trips),
                before.map(|before| f64::from(before.trips))
            ),
            beside(now.bytes as f64, before.map(|before| before.bytes as f64)),
        );
        if keep {
            kept.insert(row.what.to_owned(), now);
        }
    }
    if keep {
        fs::write(file, serde_json::to_string_pretty(&all)? + "\n")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_more_than_a_tenth_is_marked() {
        assert_eq!(beside(2.0, None), "2 (new)");
        assert_eq!(beside(2.1, Some(2.0)), "2.1 (2)");
        assert_eq!(beside(2.3, Some(2.0)), "**2.3** (2)");
        assert_eq!(beside(1.7, Some(2.0)), "**1.7** (2)");
        assert_eq!(beside(3.0, Some(3.0)), "3 (3)");
    }
}
