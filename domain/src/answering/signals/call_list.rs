//! What many customers said, pasted as a list: one line for each, with the number of the customer before the words when it
//! is known. The number finds the segment and is not kept.

use super::{
    LONGEST,
    operations::{
        channel, department,
        filing::{Arrival, Heard, write},
    },
    store,
};
use crate::{
    Actor, Portal, Problem, Result,
    base::{form, text, values},
    transaction,
};

/// The most lines of a list.
pub const MOST: usize = 200;

/// A list, as typed.
#[derive(Clone, Debug, Default)]
pub struct CallListForm {
    /// One customer on each line: `number; words`, or words only.
    pub lines: String,
    /// The channel by which all of them came.
    pub channel: String,
    /// The department; empty to let the rules find it for each.
    pub department: String,
    /// What tells this form from another one with the same words.
    pub form_key: String,
}

/// The number before the words of a line, if there is one, and the words.
fn line(text: &str) -> (Option<&str>, &str) {
    let is_number = |text: &str| {
        text.len() <= 40
            && text.chars().any(|c| c.is_ascii_digit())
            && text
                .chars()
                .all(|c| c.is_alphanumeric() || ['-', '.', '/'].contains(&c))
    };
    let parts = text.split_once(['\t', ';']);
    let parts = parts.map(|(number, words)| (number.trim(), words.trim()));
    match parts {
        Some((number, words)) if is_number(number) => (Some(number), words),
        _ => (None, text.trim()),
    }
}

/// The words of each line, checked.
fn parse(lines: &str) -> Result<Vec<(Option<String>, String)>, Problem> {
    if text::is_blank(lines) {
        return Err(Problem::Missing);
    }
    let written = lines.lines().filter(|line| !text::is_blank(line));
    let all: Vec<_> = written
        .map(line)
        .map(|(number, words)| Ok((number.map(str::to_owned), values::prose(words, LONGEST)?)))
        .collect::<Vec<Result<_, Problem>>>();
    if all.len() > MOST {
        return Err(Problem::TooMany(MOST));
    }
    match all.iter().filter(|line| line.is_err()).count() {
        0 => all.into_iter().collect(),
        wrong => Err(Problem::WrongLines(wrong)),
    }
}

/// Records what many customers said, each as a signal of its own, all of them or none. The same form sent twice has one
/// effect. Returns how many there are.
///
/// # Errors
/// [`crate::Error::Forbidden`] for anyone who does not work for the organisation; [`crate::Error::Invalid`] field by field,
/// [`Problem::WrongLines`] when lines have no words or too many.
pub async fn file_list(portal: &Portal, actor: &Actor, typed: &CallListForm) -> Result<usize> {
    let by = actor.require_staff()?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let (lines, channel, department) = form::read((
            ("lines", parse(&typed.lines)),
            ("channel", channel(&typed.channel)),
            ("department", department(tx, &typed.department).await?),
        ))?;
        let arrival = Arrival::by(tx, now, channel).await?;
        for (place, (number, words)) in lines.iter().enumerate() {
            let segment = match number {
                Some(number) => store::segment_of(tx, number).await?,
                None => None,
            };
            let form_key = format!("{}\n{place}", typed.form_key);
            let heard = Heard { words, segment, asked_by: None, department, waits: false, reach: "", form_key: &form_key };
            write(tx, now, actor, by, &arrival, &heard).await?;
        }
        Ok(lines.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_before_the_words_is_told_from_words() {
        for (text, number, words) in [
            ("1234; Ik snap het niet.", Some("1234"), "Ik snap het niet."),
            ("K-12/3\tTe duur; echt", Some("K-12/3"), "Te duur; echt"),
            ("Te duur; echt", None, "Te duur; echt"),
            ("Te duur", None, "Te duur"),
            ("12 euro; waarvoor?", None, "12 euro; waarvoor?"),
        ] {
            assert_eq!(line(text), (number, words), "{text}");
        }
    }

    #[test]
    fn lines_without_words_are_counted_and_empty_ones_are_none() {
        assert_eq!(parse("a\n\n  \nb").map(|lines| lines.len()), Ok(2));
        assert_eq!(parse("1234;\nb\n99\t "), Err(Problem::WrongLines(2)));
        assert_eq!(parse(" \n"), Err(Problem::Missing));
        assert_eq!(parse(&"a\n".repeat(MOST + 1)), Err(Problem::TooMany(MOST)));
    }
}
