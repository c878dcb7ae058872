//! Lines of a calendar file (RFC 5545 §3.1): escaped, and folded at 75 octets.

/// The most octets of a line, its end not counted.
const WIDEST: usize = 75;

/// A calendar file in the making.
#[derive(Default)]
pub(super) struct Lines(String);

impl Lines {
    /// A line whose value is written as it is: an address, a time, a number, a word of the format.
    pub(super) fn raw(&mut self, name: &str, value: &str) {
        let value: String = value.chars().filter(|c| !c.is_control()).collect();
        self.fold(&format!("{name}:{value}"));
    }

    /// A line whose value is text that somebody wrote.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{}", escape(value)));
    }

    pub(super) fn finish(self) -> String {
        self.0
    }

    fn fold(&mut self, line: &str) {
        let mut room = WIDEST;
        for letter in line.chars() {
            if letter.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = WIDEST - 1;
            }
            self.0.push(letter);
            room -= letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// Text as a value (RFC 5545 §3.3.11).
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' | '\r' => out.push_str("\\n"),
            '\t' => out.push(' '),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// Text as the value of a parameter, quoted. A quotation mark has no place there (§3.2).
pub(super) fn quoted(text: &str) -> String {
    let text: String = text
        .chars()
        .filter(|letter| !letter.is_control())
        .map(|letter| if letter == '"' { '\'' } else { letter })
        .collect();
    format!("\"{text}\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn unfold(file: &str) -> Vec<String> {
        let lines = file.replace("\r\n ", "");
        lines.split_terminator("\r\n").map(str::to_owned).collect()
    }

    fn unescape(value: &str) -> String {
        let mut out = String::new();
        let mut letters = value.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => match letters.next() {
                    Some('n' | 'N') => out.push('\n'),
                    Some(other) => out.push(other),
                    None => panic!("a lonely backslash in {value:?}"),
                },
                ';' | ',' => panic!("unescaped {letter:?} in {value:?}"),
                letter => out.push(letter),
            }
        }
        out
    }

    proptest! {
        #[test]
        fn what_was_written_comes_out_as_it_went_in(text in "[ -~àéëïöüç€’😀\n\\\\;,:\"]{0,300}") {
            let mut lines = Lines::default();
            lines.text("DESCRIPTION", &text);
            lines.raw("SEQUENCE", "1");
            let file = lines.finish();
            let lines = unfold(&file);
            prop_assert_eq!(lines.len(), 2);
            prop_assert_eq!(unescape(lines[0].strip_prefix("DESCRIPTION:").unwrap()), text);
            prop_assert_eq!(lines[1].as_str(), "SEQUENCE:1");
        }

        #[test]
        fn no_line_is_wider_than_75_octets_and_none_breaks_a_letter(text: String) {
            let mut lines = Lines::default();
            lines.text("SUMMARY", &text);
            let file = lines.finish();
            for line in file.split_terminator("\r\n") {
                prop_assert!(line.len() <= WIDEST, "{line:?}");
                prop_assert!(!line.contains(|letter: char| letter.is_control()), "{line:?}");
            }
        }

        #[test]
        fn a_name_stays_within_its_quotation_marks(name: String) {
            let quoted = quoted(&name);
            prop_assert_eq!(quoted.matches('"').count(), 2);
            prop_assert!(!quoted.contains(['\r', '\n']));
        }
    }
}
