//! The licences of the packages that we depend on, and their sources.
//!
//! `deny.toml` says which are allowed, for `cargo deny` too. Known vulnerabilities are not checked here: their
//! list is fetched from elsewhere and changes by the day, so a test would fail without a change.

use crate::{program, workspace};
use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use std::{collections::BTreeSet, fs};

/// The one source of packages.
const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Fails with every package that may not be used.
pub fn check() -> Result<()> {
    let allowed = allowed(&fs::read_to_string(workspace::root().join("deny.toml"))?)?;
    let mut cargo = program::cargo();
    let metadata = program::output(cargo.args(["metadata", "--format-version=1", "--locked"]))?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let packages = metadata["packages"].as_array();
    let packages = packages.context("cargo metadata names no packages")?;
    let wrong: Vec<_> = packages
        .iter()
        .filter_map(|package| wrong_with(package, &allowed))
        .collect();
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    println!("    {} packages", packages.len());
    Ok(())
}

fn wrong_with(package: &Value, allowed: &BTreeSet<String>) -> Option<String> {
    let name = package["name"].as_str().unwrap_or_default();
    // A package without a source is one of ours.
    let source = package["source"].as_str().unwrap_or(CRATES_IO);
    if source != CRATES_IO {
        return Some(format!("{name} comes from {source}"));
    }
    let licence = package["license"].as_str().unwrap_or_default();
    let fine = Expression::new(licence).alternatives(allowed);
    (fine != Some(true)).then(|| format!("{name}: deny.toml does not allow “{licence}”"))
}

/// The list `allow` of `[licenses]`.
fn allowed(deny: &str) -> Result<BTreeSet<String>> {
    let list = deny.split_once("allow = [").and_then(|(_, rest)| {
        let (list, _) = rest.split_once(']')?;
        Some(list)
    });
    let list = list.context("deny.toml has no list of licences")?;
    Ok(list
        .split('"')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect())
}

/// An SPDX expression that is being read. An expression that can't be read is not allowed.
struct Expression<'a> {
    words: std::iter::Peekable<std::vec::IntoIter<&'a str>>,
}

impl<'a> Expression<'a> {
    fn new(text: &'a str) -> Self {
        let mut words = Vec::new();
        for word in text.split_whitespace() {
            let mut rest = word;
            while let Some(place) = rest.find(['(', ')', '/']) {
                words.push(&rest[..place]);
                words.push(&rest[place..=place]);
                rest = &rest[place + 1..];
            }
            words.push(rest);
        }
        words.retain(|word| !word.is_empty());
        Self {
            words: words.into_iter().peekable(),
        }
    }

    /// One of several; older packages write a stroke for `OR`.
    fn alternatives(&mut self, allowed: &BTreeSet<String>) -> Option<bool> {
        let mut fine = self.together(allowed)?;
        while self
            .words
            .next_if(|word| matches!(*word, "OR" | "/"))
            .is_some()
        {
            fine |= self.together(allowed)?;
        }
        // The rest belongs to an expression around this one.
        self.words
            .peek()
            .is_none_or(|word| *word == ")")
            .then_some(fine)
    }

    fn together(&mut self, allowed: &BTreeSet<String>) -> Option<bool> {
        let mut fine = self.one(allowed)?;
        while self.words.next_if_eq(&"AND").is_some() {
            fine &= self.one(allowed)?;
        }
        Some(fine)
    }

    fn one(&mut self, allowed: &BTreeSet<String>) -> Option<bool> {
        let word = self.words.next()?;
        if word == "(" {
            let fine = self.alternatives(allowed)?;
            return (self.words.next()? == ")").then_some(fine);
        }
        // An exception only ever allows more.
        if self.words.next_if_eq(&"WITH").is_some() {
            self.words.next()?;
        }
        Some(allowed.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fine(licence: &str) -> Option<bool> {
        let allowed = allowed("[licenses]\nallow = [\n    \"MIT\",\n    \"ISC\",\n]\n");
        Expression::new(licence).alternatives(&allowed.unwrap_or_default())
    }

    #[test]
    fn one_of_several_is_enough_and_all_that_hold_together_are_needed() {
        for licence in [
            "MIT",
            "GPL-3.0 OR MIT",
            "MIT/GPL-3.0",
            "(GPL-3.0 OR MIT) AND ISC",
            "ISC WITH some-exception",
        ] {
            assert_eq!(fine(licence), Some(true), "{licence}");
        }
        for licence in ["GPL-3.0", "MIT AND GPL-3.0", "(MIT OR ISC) AND GPL-3.0"] {
            assert_eq!(fine(licence), Some(false), "{licence}");
        }
    }

    #[test]
    fn what_can_t_be_read_is_not_allowed() {
        for licence in ["", "MIT ISC", "(MIT", "MIT AND"] {
            assert_eq!(fine(licence), None, "{licence}");
        }
    }

    #[test]
    fn a_package_from_elsewhere_is_refused() {
        let package = serde_json::json!({
            "name": "stranger", "license": "MIT", "source": "git+https://example.org/stranger",
        });
        let allowed = BTreeSet::from(["MIT".to_owned()]);
        assert!(wrong_with(&package, &allowed).is_some());
    }
}
