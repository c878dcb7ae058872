//! The look of a text to its reader: whether anything of it can be seen, and when two texts look the same.
//!
//! What must stay true: a text that comes in is composed (NFC), and none of its letters can turn the order of the
//! words around it. Nothing here depends on a language.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// A text as it is kept: composed, and without the signs that turn the order of letters by force. The languages
/// that are written from right to left need none of them.
#[must_use]
pub fn tidy(text: &str) -> String {
    text.nfc().filter(|&letter| !turns(letter)).collect()
}

/// Whether nothing in a text can be seen: it is empty, or made of spaces and of letters that have no shape.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    !text
        .chars()
        .any(|letter| !letter.is_whitespace() && !letter.is_control() && !is_shapeless(letter))
}

/// A text for searching and comparing: two that a reader takes for the same have the same key. Accents, capitals,
/// widths, kinds of quotes and dashes, and what can't be seen make no difference.
#[must_use]
pub fn key(text: &str) -> String {
    let plain = text
        .nfkd()
        .filter(|&letter| !is_combining_mark(letter) && !is_shapeless(letter))
        .map(straight)
        .flat_map(char::to_lowercase)
        .collect::<String>();
    let words: Vec<_> = plain.split_whitespace().collect();
    words.join(" ")
}

/// Whether a letter only stands in the way: it has no shape, and no part in an emoji or in a script.
#[must_use]
pub fn is_stray(letter: char) -> bool {
    matches!(
        letter,
        '\u{AD}' | '\u{180E}' | '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{206A}'..='\u{206F}' | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}'
    )
}

/// The signs that embed, override and isolate a direction (UAX 9 §2).
const fn turns(letter: char) -> bool {
    matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Letters that no reader sees: those that Unicode lets programs ignore, and the empty pattern of Braille.
fn is_shapeless(letter: char) -> bool {
    is_stray(letter)
        || turns(letter)
        || matches!(
            letter,
            '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
                | '\u{200C}'..='\u{200F}' | '\u{2065}' | '\u{2800}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}'
                | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
                | '\u{E0000}'..='\u{E0FFF}'
        )
}

const fn straight(letter: char) -> char {
    match letter {
        '\u{2018}'..='\u{201B}' | '\u{2032}' | '\u{2BC}' | '`' | '\u{B4}' => '\'',
        '\u{201C}'..='\u{201F}' | '\u{2033}' | '\u{AB}' | '\u{BB}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_nobody_can_see_is_blank() {
        for text in [
            "",
            " \t\n",
            "\u{200B}",
            "\u{3164}",
            "\u{2800}\u{2800}",
            "\u{2060}",
            "\u{180E}",
            "\u{FE0F}\u{200D}",
            "\u{202E}\u{A0}\u{3000}",
            "\u{AD}\u{FEFF}\u{115F}",
        ] {
            assert!(is_blank(text), "{text:?}");
        }
        for text in ["X", "-", "👩‍👩‍👧 de Vries", "محمد", "\u{200B}a", "1"] {
            assert!(!is_blank(text), "{text:?}");
        }
    }

    #[test]
    fn what_looks_the_same_has_the_same_key() {
        for (one, other) in [
            ("Zoe\u{308}", "ZOË"),
            ("Zoë", "zoe"),
            ("O’Neil", "o'neil"),
            ("Çelik", "celik"),
            ("Ａnna  de\u{A0}Wit", "anna de wit"),
            ("Jan\u{200B}sen", "jansen"),
            ("’s‑Gravenzande", "'s-gravenzande"),
        ] {
            assert_eq!(key(one), key(other), "{one} and {other}");
        }
        assert_ne!(key("Jan"), key("Jansen"));
    }

    #[test]
    fn words_are_kept_and_composed_and_cannot_turn_their_surroundings() {
        assert_eq!(tidy("Zoe\u{308}"), "Zoë");
        assert_eq!(tidy("Jan\u{202E}naj"), "Jannaj");
        for kept in [
            "محمد العربي",
            "שרה כהן",
            "👩‍👩‍👧 de Vries",
            "van der Berg, J.",
            "Null",
            "X",
        ] {
            assert_eq!(tidy(kept), kept);
        }
    }

    proptest! {
        #[test]
        fn doing_it_twice_is_doing_it_once(text in "\\PC{0,40}") {
            prop_assert_eq!(tidy(&tidy(&text)), tidy(&text));
            prop_assert_eq!(key(&tidy(&text)), key(&text));
            prop_assert!(!is_blank(&text) || is_blank(&tidy(&text)));
        }
    }
}
