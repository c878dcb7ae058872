//! The beginning of a longer text, for lists and subjects.

/// The number of characters of a contribution in a list.
const OPENING: usize = 80;

/// The beginning of a text, on one line.
#[must_use]
pub fn opening(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(OPENING) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

/// The beginning of a text, for a list.
#[must_use]
pub fn first_line(opening: &str) -> String {
    let line = opening.lines().next().unwrap_or_default();
    let short: String = line.chars().take(90).collect();
    if short.len() < opening.len() {
        format!("{}…", short.trim_end())
    } else {
        short
    }
}
