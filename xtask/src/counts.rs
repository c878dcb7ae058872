//! The check that a sentence which counts also says how it reads for one.

use crate::{source::rust_files, workspace};
use anyhow::{Result, bail};
use std::fs;

/// The types of the numbers in sentences.
const NUMBERS: [&str; 7] = ["i8", "i16", "i32", "i64", "u32", "u64", "usize"];

/// Words that look like a plural and read the same after any number.
const UNCHANGED: [&str; 10] = [
    "als",
    "is",
    "yes",
    "tegen",
    "taken",
    "geen",
    "aangenomen",
    "nagekomen",
    "aangeboden",
    "vragen",
];

/// Limits, which are always more than one.
const LIMITS: [&str; 2] = ["fewest", "most"];

/// Folders, texts and numbers that are never one: constants of the program, the length of a session (a quarter of an
/// hour at least), groups that are shown from five people on, and lists that have another text for one.
const NEVER_ONE: [(&str, &str, &str); 25] = [
    ("answering/commitments/", "lead", "days"),
    ("answering/commitments/", "due_hint", "days"),
    ("answering/conscience/", "who_reads", "days"),
    ("answering/conscience/", "once", "days"),
    ("answering/conscience/", "until", "days"),
    ("answering/conscience/", "segments_lead", "days"),
    ("answering/owed_answers/", "escalated_say", "days"),
    ("answering/owed_answers/", "several", "debts"),
    ("boardroom/agenda/mails.rs", "minutes", "minutes"),
    ("boardroom/calendar/", "takes", "minutes"),
    ("boardroom/calendar/", "some_minutes", "minutes"),
    ("boardroom/calendar/", "minutes", "minutes"),
    ("boardroom/composed/", "minutes", "minutes"),
    ("boardroom/dates/", "remind", "days"),
    ("boardroom/dates/", "say", "minutes"),
    ("boardroom/dates/", "minutes", "minutes"),
    ("boardroom/seats/", "takes", "minutes"),
    ("boardroom/seats/", "minutes", "minutes"),
    ("boardroom/session_feedback/", "costs_say", "days"),
    ("lifecycle/addresses/", "confirm_how_long", "days"),
    ("overview/contacts/", "met_on_hint", "days"),
    ("overview/contacts/", "hint", "days"),
    ("overview/indicators/", "waived_hint", "days"),
    ("rounds/positions/", "caption", "asked"),
    ("web/ui/problem.rs", "too_long_ago", "days"),
];

/// Fails with every text that has a plural after a number and does not say how it reads for one.
pub fn check() -> Result<()> {
    let root = workspace::root();
    let mut found = Vec::new();
    for path in rust_files(&root.join("app/src"))? {
        let name = path
            .strip_prefix(&root)
            .unwrap_or(&path)
            .to_string_lossy()
            .into_owned();
        for (text, argument) in offences(&fs::read_to_string(&path)?) {
            let known = NEVER_ONE.iter().any(|(folder, known, number)| {
                name.contains(folder) && text == *known && argument == *number
            });
            if !known {
                found.push(format!(
                    "{name}: {text} doesn't say how it reads when {argument} is 1; add `one({argument}) \"…\" | \"…\"`"
                ));
            }
        }
    }
    if !found.is_empty() {
        bail!("{}", found.join("\n"));
    }
    Ok(())
}

/// The texts in a file that offend, each with its number.
fn offences(file: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let lines: Vec<_> = file.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        let Some((name, rest)) = line.trim_start().split_once('(') else {
            continue;
        };
        let Some((arguments, _)) = rest.split_once(") = \"") else {
            continue;
        };
        let mut text = String::new();
        for line in &lines[at..] {
            text.push_str(line);
            text.push('\n');
            if line.ends_with("\";") {
                break;
            }
        }
        let numbers = arguments
            .split(", ")
            .filter_map(|argument| argument.split_once(": "))
            .filter(|(_, kind)| NUMBERS.contains(kind))
            .map(|(argument, _)| argument)
            .filter(|argument| !LIMITS.contains(argument));
        found.extend(
            numbers
                .filter(|number| counts(&text, number) && !text.contains(&format!("one({number})")))
                .map(|number| (name.to_owned(), number.to_owned())),
        );
    }
    found
}

/// Whether a word that reads otherwise for one comes right after the number.
fn counts(text: &str, number: &str) -> bool {
    let held = format!("{{{number}}} ");
    text.match_indices(&held).any(|(start, _)| {
        let after = &text[start + held.len()..];
        let word: String = after
            .chars()
            .take_while(|letter| letter.is_alphabetic())
            .collect();
        let plural = word.ends_with('s') || word.ends_with("en") || word == "people";
        plural && !UNCHANGED.contains(&word.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_that_counts_says_how_it_reads_for_one() {
        let silent = "    people(count: i64) = \"{count} mensen\" | \"{count} people\";\n";
        assert_eq!(
            offences(silent),
            [("people".to_owned(), "count".to_owned())]
        );
        let said = "    people(count: i64) = \"{count} mensen\" | \"{count} people\",\n        one(count) \"{count} persoon\" | \"{count} person\";\n";
        assert!(offences(said).is_empty());
        let other =
            "    of(part: i64, whole: i64) = \"{part} van {whole}\" | \"{part} of {whole}\";\n";
        assert!(offences(other).is_empty());
    }
}
