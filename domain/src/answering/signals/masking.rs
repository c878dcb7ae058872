//! Numbers that don't belong in the words of a customer: bank accounts, cards and telephones. They are covered before
//! anything is kept, so that they can't be read anywhere.

use std::ops::Range;

/// What stands in the place of a covered letter or digit.
const COVER: char = '•';

/// The words with every account, card and telephone number covered. Spaces and signs within them stay.
#[must_use]
pub fn masked(words: &str) -> String {
    let letters: Vec<char> = words.chars().collect();
    let mut covered = letters.clone();
    let mut place = 0;
    while place < letters.len() {
        if begins(&letters, place) && is_day(&letters, place) {
            place += 10;
            continue;
        }
        let found = iban(&letters, place)
            .or_else(|| card(&letters, place))
            .or_else(|| telephone(&letters, place));
        match found {
            Some(range) => {
                place = range.end;
                for letter in covered.get_mut(range).into_iter().flatten() {
                    if letter.is_alphanumeric() || *letter == '+' {
                        *letter = COVER;
                    }
                }
            }
            None => place += 1,
        }
    }
    covered.into_iter().collect()
}

/// Whether a number or word may begin here: nothing of one stands before it.
fn begins(letters: &[char], place: usize) -> bool {
    let before = place.checked_sub(1).and_then(|place| letters.get(place));
    before.is_none_or(|before| !before.is_alphanumeric())
}

/// Whether a number or word may end before `place`.
fn ends(letters: &[char], place: usize) -> bool {
    letters
        .get(place)
        .is_none_or(|after| !after.is_alphanumeric())
}

/// The letters and digits from `place` on, each with the place after it. Single signs of `between` may stand in between.
fn run(
    letters: &[char],
    place: usize,
    between: &'static [char],
    taken: fn(char) -> bool,
) -> Vec<(char, usize)> {
    let mut found = Vec::new();
    let mut place = place;
    while let Some(letter) = letters.get(place).copied() {
        if taken(letter) {
            place += 1;
            found.push((letter, place));
        } else if between.contains(&letter)
            && !found.is_empty()
            && letters.get(place + 1).copied().is_some_and(taken)
        {
            place += 1;
        } else {
            break;
        }
    }
    found
}

const fn digit(letter: char) -> bool {
    letter.is_ascii_digit()
}

/// An international bank account number (ISO 13616), with the right check digits.
fn iban(letters: &[char], place: usize) -> Option<Range<usize>> {
    if !begins(letters, place) {
        return None;
    }
    let all = run(letters, place, &[' ', '-', '.', '\u{a0}'], |c| {
        c.is_ascii_alphanumeric()
    });
    let head: Vec<char> = all.iter().take(4).map(|(letter, _)| *letter).collect();
    let fits = matches!(head.as_slice(), [a, b, c, d]
        if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() && digit(*c) && digit(*d));
    if !fits {
        return None;
    }
    // The words after a number may look like a part of it: the longest one that checks counts.
    (15..=34.min(all.len())).rev().find_map(|long| {
        let (_, end) = *all.get(long - 1)?;
        let letters_of = all
            .iter()
            .take(long)
            .map(|(letter, _)| letter.to_ascii_uppercase());
        let number: String = letters_of.collect();
        (ends(letters, end) && number.parse::<iban::Iban>().is_ok()).then_some(place..end)
    })
}

/// The number of a payment card: ISO/IEC 7812, 13 to 19 digits with the check digit of Luhn.
fn card(letters: &[char], place: usize) -> Option<Range<usize>> {
    if !begins(letters, place) {
        return None;
    }
    let all = run(letters, place, &[' ', '-', '.', '\u{a0}'], digit);
    let (_, end) = *all.last()?;
    let digits: String = all.iter().map(|(letter, _)| *letter).collect();
    let fits = (13..=19).contains(&digits.len()) && ends(letters, end);
    (fits && luhn(&digits)).then_some(place..end)
}

/// Whether the last digit checks the others, by the formula of ISO/IEC 7812-1, annex B.
fn luhn(digits: &str) -> bool {
    let values = digits.chars().rev().filter_map(|digit| digit.to_digit(10));
    let sum: u32 = values
        .zip([1, 2].into_iter().cycle())
        .map(|(value, factor)| value * factor)
        .map(|product| product / 10 + product % 10)
        .sum();
    sum.is_multiple_of(10)
}

/// Whether a day is written here, such as `01-02-2026`: a time may follow it.
fn is_day(letters: &[char], place: usize) -> bool {
    let shape = |(letter, kind): (&char, char)| match kind {
        '0' => letter.is_ascii_digit(),
        _ => ['-', '/', '.', ' '].contains(letter),
    };
    let written = letters.get(place..place + 10);
    written.is_some_and(|written| written.iter().zip("00-00-0000".chars()).all(shape))
}

/// A telephone number: from nine digits on, with a plus or a zero before them, as Dutch and international numbers are
/// written (ITU-T E.123).
fn telephone(letters: &[char], place: usize) -> Option<Range<usize>> {
    let first = *letters.get(place)?;
    let before = place.checked_sub(1).and_then(|place| letters.get(place));
    if !begins(letters, place) || before == Some(&'+') {
        return None;
    }
    let from = if first == '+' { place + 1 } else { place };
    let signs = &[' ', '-', '.', '/', '(', ')', '\u{a0}'];
    let mut all = run(letters, from, signs, digit);
    // "+31 (0)6 …": two signs next to each other.
    while let Some((_, end)) = all.last().copied() {
        let gap = letters
            .get(end..end + 2)
            .filter(|gap| gap.iter().all(|c| signs.contains(c)));
        let more = if gap.is_some() {
            run(letters, end + 2, signs, digit)
        } else {
            Vec::new()
        };
        if more.is_empty() {
            break;
        }
        all.extend(more);
    }
    let (_, end) = *all.last()?;
    let leads = first == '+' || first == '0';
    (leads && (9..=15).contains(&all.len()) && ends(letters, end)).then_some(place..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_of_accounts_cards_and_telephones_are_covered() {
        for (words, expected) in [
            (
                "Mijn rekening NL91 ABNA 0417 1643 00 klopt niet.",
                "Mijn rekening •••• •••• •••• •••• •• klopt niet.",
            ),
            ("nl91abna0417164300", "••••••••••••••••••"),
            ("(NL91ABNA0417164300)", "(••••••••••••••••••)"),
            (
                "Kaart 4111 1111 1111 1111, vervalt 12/27",
                "Kaart •••• •••• •••• ••••, vervalt 12/27",
            ),
            ("4111-1111-1111-1111", "••••-••••-••••-••••"),
            (
                "Bel 06-12345678 of +31 (0)30 123 45 67.",
                "Bel ••-•••••••• of ••• (•)•• ••• •• ••.",
            ),
            ("0031612345678", "•••••••••••••"),
            ("030-1234567", "•••-•••••••"),
        ] {
            assert_eq!(masked(words), expected, "{words}");
        }
    }

    #[test]
    fn other_numbers_stay() {
        for words in [
            "Ik betaalde 34.47 euro, waarvoor?",
            "Factuur 20261234 van 01-02-2026 12.30 uur",
            "Klant 1234567, postcode 7731 AX",
            "4111 1111 1111 1112",
            "In 2026 en 2027, 3 x 12 maanden",
            "€ 1.250.000,00",
            "a0612345678b",
        ] {
            assert_eq!(masked(words), words);
        }
    }

    proptest! {
        #[test]
        fn covering_twice_is_covering_once_and_lengthens_nothing(words in ".{0,80}") {
            let once = masked(&words);
            prop_assert_eq!(once.chars().count(), words.chars().count());
            prop_assert_eq!(masked(&once), once);
        }

        #[test]
        fn a_number_is_covered_whatever_stands_around_it(
            before in "[a-z ,.]{0,12}", after in "[a-z ,.]{0,12}",
            number in prop::sample::select(vec!["NL91ABNA0417164300", "4111111111111111", "0612345678", "+31612345678"]),
        ) {
            let words = format!("{before} {number} {after}");
            let covered = masked(&words);
            prop_assert!(!covered.contains(number), "{}", covered);
            prop_assert!(covered.starts_with(&before));
        }
    }
}
