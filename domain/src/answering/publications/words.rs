//! The words by which a text is found: folded, and stemmed as Dutch and as English.
//!
//! The code is pure. A text may be in either language, whatever its reader's language is, so everything is
//! stemmed in both languages, and so are the words that are searched for.

use rust_stemmers::{Algorithm, Stemmer};
use std::collections::BTreeSet;
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// The most characters of a word that count, since an index of a database can't hold a word of any length.
const LONGEST: usize = 40;

/// The most words that are searched for at once; further words don't count.
pub(crate) const MOST: usize = 8;

/// The words of a text in their order, in small letters without accents.
fn words(text: &str) -> Vec<String> {
    let folded: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .fold(String::with_capacity(text.len()), |mut folded, c| {
            match c {
                'ß' => folded.push_str("ss"),
                'æ' => folded.push_str("ae"),
                'œ' => folded.push_str("oe"),
                'ø' => folded.push('o'),
                'ł' => folded.push('l'),
                'đ' | 'ð' => folded.push('d'),
                'ı' => folded.push('i'),
                'ς' => folded.push('σ'),
                c => folded.push(c),
            }
            folded
        });
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().take(LONGEST).collect())
        .collect()
}

/// The stems of a folded word in Dutch and in English. Only words in plain letters have one.
struct Stems {
    dutch: Stemmer,
    english: Stemmer,
}

impl Stems {
    fn new() -> Self {
        Self {
            dutch: Stemmer::create(Algorithm::Dutch),
            english: Stemmer::create(Algorithm::English),
        }
    }

    fn of(&self, word: &str) -> [String; 2] {
        if word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            [
                singular(self.dutch.stem(word).into_owned()),
                self.english.stem(word).into_owned(),
            ]
        } else {
            [word.to_owned(), word.to_owned()]
        }
    }
}

/// A Dutch stem in the spelling of the word itself: a consonant that is doubled or voiced before an ending
/// (`bussen`, `brieven`, `huizen`) is not so at the end of a word (`bus`, `brief`, `huis`), and the stemmer
/// does not correct that.
fn singular(mut stem: String) -> String {
    let mut back = stem.bytes().rev();
    match (back.next(), back.next()) {
        (Some(last), Some(before)) if last == before && !b"aeiou".contains(&last) => {
            stem.pop();
        }
        (Some(b'v'), Some(_)) => {
            stem.pop();
            stem.push('f');
        }
        (Some(b'z'), Some(_)) => {
            stem.pop();
            stem.push('s');
        }
        _ => {}
    }
    stem
}

/// All terms by which a text is found.
pub(crate) fn terms(text: &str) -> BTreeSet<String> {
    let stems = Stems::new();
    let mut terms = BTreeSet::new();
    for word in words(text) {
        if !terms.contains(&word) {
            terms.extend(stems.of(&word));
            terms.insert(word);
        }
    }
    terms
}

/// One word to search for: a term from `from` up to and including `to`, or one of the stems. It matches
/// everything when `from` is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sought {
    pub from: String,
    pub to: String,
    pub dutch: String,
    pub english: String,
}

/// The words to search for; `None` when there is no word in the text. The last word may be only the beginning
/// of one, because people search before they have typed it all.
pub(crate) fn sought(typed: &str) -> Option<[Sought; MOST]> {
    let stems = Stems::new();
    let mut typed = words(typed);
    typed.truncate(MOST);
    let last = typed.len().checked_sub(1)?;
    let mut sought: [Sought; MOST] = Default::default();
    for (place, (slot, word)) in sought.iter_mut().zip(typed).enumerate() {
        let [dutch, english] = stems.of(&word);
        let mut to = word.clone();
        if place == last {
            to.push(char::MAX);
        }
        *slot = Sought {
            from: word,
            to,
            dutch,
            english,
        };
    }
    Some(sought)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Whether a text is found, without a database.
    pub(crate) fn finds(typed: &str, text: &str) -> bool {
        let terms = terms(text);
        sought(typed).is_some_and(|sought| {
            sought.iter().all(|word| {
                word.from.is_empty()
                    || terms.contains(&word.dutch)
                    || terms.contains(&word.english)
                    || terms
                        .range(word.from.clone()..=word.to.clone())
                        .next()
                        .is_some()
            })
        })
    }

    /// Forms of one word, as people write them and search for them.
    pub(crate) const INFLECTED: [(&str, &str); 31] = [
        ("rekening", "rekeningen"),
        ("storing", "storingen"),
        ("monteur", "monteurs"),
        ("balie", "balies"),
        ("klant", "klanten"),
        ("lamp", "lampen"),
        ("bladzijde", "bladzijden"),
        ("huurder", "huurders"),
        ("wachten", "wachtte"),
        ("bel", "bellen"),
        ("brief", "brieven"),
        ("huis", "huizen"),
        ("bus", "bussen"),
        ("betaalde", "betaalden"),
        ("koud", "koude"),
        ("duidelijk", "duidelijke"),
        ("meter", "meters"),
        ("voorstel", "voorstellen"),
        ("afspraak", "afspraken"),
        ("bill", "bills"),
        ("customer", "customers"),
        ("promise", "promised"),
        ("decide", "decided"),
        ("waiting", "waits"),
        ("story", "stories"),
        ("heating", "heated"),
        ("letter", "letters"),
        ("answering", "answered"),
        ("clear", "clearly"),
        ("visit", "visiting"),
        ("change", "changes"),
    ];

    #[test]
    fn every_form_finds_the_other() {
        let wrong: Vec<_> = INFLECTED
            .iter()
            .flat_map(|(one, other)| [(one, other), (other, one)])
            // A word after it keeps it from being taken for the beginning of a longer word.
            .filter(|(typed, text)| !finds(&format!("{typed} zo"), &format!("Het {text}, zo.")))
            .collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn accents_capitals_and_marks_don_t_matter() {
        for (typed, text) in [
            ("beeindigd", "Beëindigd"),
            ("CAFE", "één café"),
            ("één", "EEN"),
            ("auto's", "De auto’s"),
            ("straße", "Strasse"),
            ("e-mail", "per e‑mail"),
            ("½", "1⁄2"),
        ] {
            assert!(finds(typed, text), "{typed} in {text}");
        }
    }

    #[test]
    fn marks_are_no_wildcards_and_no_words() {
        for typed in ["", " ", "%", "_", "\\", "'", "*", "\0", "()\"&<>"] {
            assert_eq!(sought(typed), None, "{typed}");
        }
        assert!(!finds("b_lie", "balie"));
        assert!(!finds("%lie", "balie"));
        assert!(finds("bal%", "balie"), "the mark is left out");
    }

    #[test]
    fn only_the_last_word_may_be_a_beginning() {
        assert!(finds("balie bib", "De balie is in de bibliotheek"));
        assert!(!finds("bib balie", "De balie is in de bibliotheek"));
    }

    #[test]
    fn a_word_without_end_fits_the_index() {
        let word = "a".repeat(5000);
        assert!(finds(&word, &word));
        assert!(terms(&word).iter().all(|term| term.len() <= LONGEST));
    }

    proptest! {
        #[test]
        fn every_word_of_a_text_finds_it(text in "\\PC{0,200}") {
            for word in text.split_whitespace() {
                prop_assert!(sought(word).is_none() || finds(word, &text), "{}", word);
            }
            for word in words(&text) {
                prop_assert!(finds(&word, &text), "{}", word);
                let beginning: String = word.chars().take(2).collect();
                prop_assert!(finds(&beginning, &text), "{}", beginning);
            }
        }

        #[test]
        fn words_in_any_order_find_it(text in "[a-zA-Z ]{0,60}", picked in proptest::collection::vec(0_usize..60, 1..8)) {
            let all = words(&text);
            let some: Vec<_> = picked.iter().filter_map(|place| all.get(*place).cloned()).collect();
            prop_assert!(some.is_empty() || finds(&some.join(" "), &text));
        }

        #[test]
        fn a_word_that_is_not_there_finds_nothing(text in "[a-y ]{0,60}", typed in "[a-y]{1,8}") {
            let absent = format!("{typed}zzz");
            let with_absent = format!("{absent} {}", text);
            prop_assert!(!finds(&absent, &text));
            prop_assert!(!finds(&with_absent, &text));
        }
    }
}
