//! The beginning of a longer text, for lists and subjects.

/// The number of characters of a contribution in a list.
const OPENING: usize = 80;
/// The number of characters of the first line of a text in a list.
const FIRST_LINE: usize = 90;

/// The beginning of a text, on one line.
#[must_use]
pub fn opening(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    cut(&line, OPENING)
}

/// The beginning of a text, for a list.
#[must_use]
pub fn first_line(opening: &str) -> String {
    let line = opening.lines().next().unwrap_or_default();
    let short = cut(line, FIRST_LINE);
    if line.len() < opening.len() && short.len() == line.len() {
        format!("{}…", line.trim_end())
    } else {
        short
    }
}

/// At most this many characters of a line, cut between words where it has any.
fn cut(line: &str, most: usize) -> String {
    let Some((end, _)) = line.char_indices().nth(most) else {
        return line.to_owned();
    };
    let whole = &line[..end];
    let words = if line[end..].starts_with(' ') {
        Some(whole)
    } else {
        whole.rsplit_once(' ').map(|(words, _)| words)
    };
    let words = words.unwrap_or(whole);
    let words = words.trim_end_matches(|c: char| c.is_whitespace() || ",;:.–".contains(c));
    format!("{words}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_words() {
        assert_eq!(cut("De lift is stuk", 15), "De lift is stuk");
        assert_eq!(cut("De lift is stuk", 13), "De lift is…");
        assert_eq!(cut("De lift, is stuk", 9), "De lift…");
        assert_eq!(cut("Warmtekostenverdeler", 6), "Warmte…");
        assert_eq!(first_line("Een regel\nen nog een"), "Een regel…");
        assert_eq!(opening(" Een  regel\nen nog een "), "Een regel en nog een");
    }
}
