//! The way in which texts are kept: each slice has its own, in both languages side by side.
//!
//! A text in one language only does not compile, an argument that a sentence does not use does not
//! compile, and neither does a text that no page uses (`unused` is denied). What people wrote and stands within a
//! sentence of ours is isolated in it: words that are read from right to left turn nothing around them.

/// Defines texts as functions of the language: `texts! { title = "Aanmelden" | "Sign in"; }`, with
/// arguments where a sentence needs them: `hello(name: &str) = "Dag {name}" | "Hello {name}";`. A sentence that counts
/// says how it reads for one: `people(count: i64) = "{count} mensen" | "{count} people", one(count) "{count} persoon" |
/// "{count} person";`.
macro_rules! texts {
    ($($name:ident $(($($arg:ident: $type:ty),+ $(,)?))? = $nl:literal | $en:literal
        $(, one($count:ident) $one_nl:literal | $one_en:literal)*;)*) => {
        $(texts!(@text $name $(($($arg: $type),+))? = $nl | $en $(, one($count) $one_nl | $one_en)*);)*
    };
    (@text $name:ident = $nl:literal | $en:literal) => {
        pub(crate) const fn $name(lang: klankbord_domain::Language) -> &'static str {
            match lang {
                klankbord_domain::Language::Nl => $nl,
                klankbord_domain::Language::En => $en,
            }
        }
    };
    (@text $name:ident ($($arg:ident: $type:ty),+) = $nl:literal | $en:literal
        $(, one($count:ident) $one_nl:literal | $one_en:literal)*) => {
        pub(crate) fn $name(lang: klankbord_domain::Language, $($arg: $type),+) -> String {
            $(let $arg = crate::texts::Argument::isolated(&$arg);)+
            $(if $count == 1 {
                return match lang {
                    klankbord_domain::Language::Nl => format!($one_nl),
                    klankbord_domain::Language::En => format!($one_en),
                };
            })*
            match lang {
                klankbord_domain::Language::Nl => format!($nl),
                klankbord_domain::Language::En => format!($en),
            }
        }
    };
}

/// What a sentence can hold.
pub(crate) trait Argument {
    /// As it stands in the sentence.
    type Shown: std::fmt::Display;

    /// As it stands in the sentence.
    fn isolated(&self) -> Self::Shown;
}

impl Argument for &str {
    type Shown = String;

    /// Between the two signs that isolate a text (UAX 9 §2.4.2) when something in it is read from right to left. They
    /// do in mails, titles and attributes what the element `bdi` does on a page, and none of what people write holds
    /// them.
    fn isolated(&self) -> String {
        if self.chars().any(is_right_to_left) {
            format!("\u{2068}{self}\u{2069}")
        } else {
            (*self).to_owned()
        }
    }
}

macro_rules! as_they_are {
    ($($type:ty),+) => {$(
        impl Argument for $type {
            type Shown = Self;

            fn isolated(&self) -> Self {
                *self
            }
        }
    )+};
}
as_they_are!(i8, i16, i32, i64, u32, u64, usize);

/// The scripts that are written from right to left, and the marks that say so.
const fn is_right_to_left(letter: char) -> bool {
    matches!(
        letter,
        '\u{590}'..='\u{8FF}' | '\u{200F}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}'
            | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}'
    )
}

#[cfg(test)]
mod tests {
    use klankbord_domain::Language;

    texts! {
        wrote(name: &str, day: &str, times: i64) = "{name} schreef op {day} {times} keer." | "{name} wrote on {day} {times} times.",
            one(times) "{name} schreef op {day} één keer." | "{name} wrote on {day} once.";
        heard(votes: i64, asked: i64) = "{votes} van {asked} mensen" | "{votes} of {asked} people",
            one(asked) "{votes} van {asked} persoon" | "{votes} of {asked} person",
            one(votes) "pas {votes} van {asked} mensen" | "only {votes} of {asked} people";
    }

    #[test]
    fn a_name_that_is_read_from_right_to_left_turns_nothing_around_it() {
        let told = |name: &str| wrote(Language::Nl, name, "3 maart 2026", 2);
        assert_eq!(told("Anna"), "Anna schreef op 3 maart 2026 2 keer.");
        assert_eq!(
            told("محمد"),
            "\u{2068}محمد\u{2069} schreef op 3 maart 2026 2 keer."
        );
        assert_eq!(
            told("שרה Cohen"),
            "\u{2068}שרה Cohen\u{2069} schreef op 3 maart 2026 2 keer."
        );
    }

    #[test]
    fn a_sentence_that_counts_reads_right_for_none_one_and_many() {
        let told = |times| wrote(Language::En, "Anna", "3 March 2026", times);
        assert_eq!(told(0), "Anna wrote on 3 March 2026 0 times.");
        assert_eq!(told(1), "Anna wrote on 3 March 2026 once.");
        assert_eq!(told(2), "Anna wrote on 3 March 2026 2 times.");
        assert_eq!(
            wrote(Language::Nl, "Anna", "3 maart", 1),
            "Anna schreef op 3 maart één keer."
        );
        assert_eq!(heard(Language::Nl, 1, 1), "1 van 1 persoon");
        assert_eq!(heard(Language::Nl, 1, 2), "pas 1 van 2 mensen");
        assert_eq!(heard(Language::En, 2, 3), "2 of 3 people");
    }
}
