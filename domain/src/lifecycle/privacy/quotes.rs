//! The words of an erased person where members of staff quoted them.
//!
//! What must stay true: a text of staff loses its quotations and nothing else. Short words are nobody's own: "too
//! expensive" stays wherever it is written.

/// The text that replaces a quotation.
pub(super) const LEFT_OUT: &str = "[…]";
/// The fewest characters of a sentence that can be recognised as somebody's own.
const SHORTEST_SENTENCE: usize = 20;
/// The fewest characters of a name that is taken out of texts.
const SHORTEST_NAME: usize = 5;

/// The words to look for in texts of staff, the longest first.
#[derive(Debug)]
pub(super) struct Quotable(Vec<String>);

impl Quotable {
    /// Makes them from a name, and from all texts that were written under it.
    pub(super) fn of(name: &str, written: &[String]) -> Self {
        let sentences = written.iter().flat_map(|text| {
            let whole = std::iter::once(text.as_str());
            whole.chain(text.split_inclusive(['.', '!', '?', '\n']))
        });
        let trimmed = |text: &str| {
            let text = text.trim().trim_end_matches(['.', '!', '?']).trim_end();
            text.to_owned()
        };
        let mut all: Vec<_> = sentences
            .map(trimmed)
            .filter(|text| text.chars().count() >= SHORTEST_SENTENCE)
            .collect();
        if name.chars().count() >= SHORTEST_NAME {
            all.push(name.to_owned());
        }
        all.sort_unstable_by_key(|text| std::cmp::Reverse(text.len()));
        all.dedup();
        Self(all)
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text without its quotations; `None` when there are none.
    pub(super) fn taken_out_of(&self, text: &str) -> Option<String> {
        let mut left = text.to_owned();
        for words in &self.0 {
            if left.contains(words.as_str()) {
                left = left.replace(words.as_str(), LEFT_OUT);
            }
        }
        (left != text).then_some(left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_goes_whole_or_by_the_sentence_and_the_rest_stays() {
        let written = ["Ik wacht al drie weken op antwoord. Dat is te lang!".to_owned()];
        let quotable = Quotable::of("Zyxwiek Grootenhuis", &written);
        let taken_out = |text| quotable.taken_out_of(text);
        assert_eq!(
            taken_out(
                "U schreef: “Ik wacht al drie weken op antwoord. Dat is te lang!” Dat klopt."
            ),
            Some("U schreef: “[…]!” Dat klopt.".to_owned())
        );
        assert_eq!(
            taken_out("“Ik wacht al drie weken op antwoord”, schreef Zyxwiek Grootenhuis."),
            Some("“[…]”, schreef […].".to_owned())
        );
        assert_eq!(taken_out("Dat is te lang, vinden wij ook."), None);
    }

    #[test]
    fn nothing_written_takes_nothing_out() {
        let quotable = Quotable::of("An", &["Te duur.".to_owned(), String::new()]);
        assert!(quotable.is_empty());
        assert_eq!(quotable.taken_out_of("Te duur. An zei het."), None);
    }
}
