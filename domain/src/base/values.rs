//! Values that are checked once, where they enter the system.

mod email;

pub use email::Email;

use super::text;
use crate::Problem;
use std::str::FromStr;

/// One line of text, trimmed, composed, without control characters and letters that have no shape.
///
/// # Errors
/// [`Problem::Missing`] when nothing is left, [`Problem::TooLong`] over `most` characters.
pub fn line(text: &str, most: usize) -> Result<String, Problem> {
    let text: String = text::tidy(text)
        .chars()
        .filter(|&c| !text::is_stray(c))
        .map(|c| {
            if c.is_control() || ends_line(c) {
                ' '
            } else {
                c
            }
        })
        .collect();
    required(text.trim(), most)
}

/// Several lines of text, composed, with line ends as `\n` and no other control characters.
///
/// # Errors
/// [`Problem::Missing`] when nothing is left, [`Problem::TooLong`] over `most` characters.
pub fn prose(text: &str, most: usize) -> Result<String, Problem> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text: String = text::tidy(&text)
        .chars()
        .filter(|&c| !c.is_control() || c == '\n' || c == '\t')
        .collect();
    required(text.trim(), most)
}

/// Text that may be left out; an empty string when it was.
///
/// # Errors
/// The problem that `parse` finds with a text that is there.
pub fn optional<T: Default>(
    text: &str,
    parse: impl FnOnce(&str) -> Result<T, Problem>,
) -> Result<T, Problem> {
    if text::is_blank(text) {
        Ok(T::default())
    } else {
        parse(text)
    }
}

/// The key that was chosen from a list.
///
/// # Errors
/// [`Problem::NotChosen`] for anything that is not a key.
pub fn chosen<K: FromStr>(text: &str) -> Result<K, Problem> {
    text.parse().map_err(|_| Problem::NotChosen)
}

/// The line and paragraph ends of Unicode, which are no control characters.
const fn ends_line(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}

fn required(text: &str, most: usize) -> Result<String, Problem> {
    if text::is_blank(text) {
        Err(Problem::Missing)
    } else if text.chars().count() > most {
        Err(Problem::TooLong(most))
    } else {
        Ok(text.to_owned())
    }
}

/// The texts that people write when they mean that nothing is open.
const NOTHING: [&str; 12] = [
    "niets", "niks", "geen", "nee", "nvt", "n.v.t", "nothing", "none", "no", "na", "n/a", "-",
];

/// Text that leaves the customer some influence, of at most 1,000 characters.
///
/// # Errors
/// [`Problem::OnlyInforms`] when it is empty or says that nothing is open, [`Problem::TooLong`].
pub fn influence(text: &str) -> Result<String, Problem> {
    let text = match prose(text, 1000) {
        Err(Problem::Missing) => return Err(Problem::OnlyInforms),
        other => other?,
    };
    let bare = text.trim_end_matches(['.', '!']).to_lowercase();
    let says_something =
        text.chars().any(char::is_alphanumeric) && !NOTHING.contains(&bare.as_str());
    if says_something {
        Ok(text)
    } else {
        Err(Problem::OnlyInforms)
    }
}

/// A whole number in a range.
///
/// # Errors
/// [`Problem::Missing`] or [`Problem::NotInRange`].
pub fn whole(text: &str, from: i64, to: i64) -> Result<i64, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Problem::Missing);
    }
    text.parse()
        .ok()
        .filter(|number| (from..=to).contains(number))
        .ok_or(Problem::NotInRange(from, to))
}

/// An amount of money in euros, with a comma or a point before its cents; in cents.
///
/// # Errors
/// [`Problem::Missing`] or [`Problem::NotAnAmount`]: not an amount, nothing, or more than `most` cents.
pub fn cents(text: &str, most: i64) -> Result<i64, Problem> {
    let text = text.trim().trim_start_matches('€').trim();
    if text.is_empty() {
        return Err(Problem::Missing);
    }
    let wrong = Problem::NotAnAmount(most / 100);
    let (euros, rest) = text.split_once([',', '.']).unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if euros.is_empty() || euros.len() > 9 || rest.len() > 2 || !digits(euros) || !digits(rest) {
        return Err(wrong);
    }
    let padded = format!("{rest:0<2}");
    match (euros.parse::<i64>(), padded.parse::<i64>()) {
        (Ok(euros), Ok(cents)) if (1..=most).contains(&(euros * 100 + cents)) => {
            Ok(euros * 100 + cents)
        }
        _ => Err(wrong),
    }
}

/// A calendar date as browsers send it, `2026-03-31`, or as people type it where a browser has no calendar:
/// `31-3-2026` or `31/3/2026`.
///
/// # Errors
/// [`Problem::Missing`] or [`Problem::NotADate`].
pub fn date(text: &str) -> Result<jiff::civil::Date, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Problem::Missing);
    }
    jiff::civil::Date::from_str(text)
        .ok()
        .or_else(|| day_first(text))
        .ok_or(Problem::NotADate)
}

fn day_first(text: &str) -> Option<jiff::civil::Date> {
    let mut parts = text.split(['-', '/', '.']).map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let whole = parts.next().is_none() && year.len() == 4;
    let date = jiff::civil::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    date.ok().filter(|_| whole)
}

/// A calendar date that is not over yet; today is not.
///
/// # Errors
/// As [`date`], or [`Problem::InThePast`].
pub fn date_to_come(text: &str, today: jiff::civil::Date) -> Result<jiff::civil::Date, Problem> {
    let date = date(text)?;
    if date < today {
        return Err(Problem::InThePast);
    }
    Ok(date)
}

/// The name of a time zone in the IANA database, such as `Europe/Amsterdam`.
///
/// # Errors
/// [`Problem::Missing`] or [`Problem::NotAZone`].
pub fn zone(text: &str) -> Result<jiff::tz::TimeZone, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Problem::Missing);
    }
    jiff::tz::TimeZone::get(text).map_err(|_| Problem::NotAZone)
}

/// A telephone number as people write it: digits, spaces and `+ ( ) - . /`, and words between brackets.
///
/// # Errors
/// [`Problem::Missing`] or [`Problem::NotAPhone`].
pub fn phone(text: &str) -> Result<String, Problem> {
    let text = line(text, 40)?;
    let outside = without_brackets(&text);
    let plain = outside
        .chars()
        .all(|c| c.is_ascii_digit() || " +-./".contains(c));
    // The short numbers of a country have four digits.
    if plain && (4..=15).contains(&dialled(&text).trim_start_matches('+').len()) {
        Ok(text)
    } else {
        Err(Problem::NotAPhone)
    }
}

/// What a telephone dials for a number that [`phone`] took: its digits, with a plus in front when it has one. A zero in
/// brackets is dialled only within the country, and other words in brackets not at all.
#[must_use]
pub fn dialled(phone: &str) -> String {
    let abroad = phone.trim_start().starts_with('+') || phone.trim_start().starts_with("00");
    let text = if abroad {
        without_brackets(phone)
    } else {
        phone.to_owned()
    };
    let digits = text.chars().filter(char::is_ascii_digit);
    let plus = text.trim_start().starts_with('+').then_some('+');
    plus.into_iter().chain(digits).collect()
}

/// A text without what stands in brackets: a zero, or words. Other digits in them, as in (030) 123 45 67, stay.
fn without_brackets(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, (inside, after))) = rest
        .split_once('(')
        .and_then(|(before, more)| Some((before, more.split_once(')')?)))
    {
        out.push_str(before);
        let digits = inside.chars().any(|c| c.is_ascii_digit());
        if digits && inside.trim() != "0" {
            out.push_str(inside);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_as_browsers_send_it_and_as_people_type_it() {
        let day = jiff::civil::date(2027, 3, 28);
        for typed in ["2027-03-28", "28-3-2027", "28/03/2027", " 28.3.2027 "] {
            assert_eq!(date(typed), Ok(day), "{typed}");
        }
        let wrong = [
            "31-2-2027",
            "28-3-27",
            "3-28-2027",
            "28-3-2027-1",
            "28-3",
            "morgen",
            "-1-3-2027",
        ];
        for typed in wrong {
            assert_eq!(date(typed), Err(Problem::NotADate), "{typed}");
        }
    }

    #[test]
    fn a_telephone_number_dials_what_it_means() {
        for (shown, dials) in [
            ("+31 (0)529 12 34 56", "+31529123456"),
            ("0529 - 12 34 56", "0529123456"),
            ("+49 (0) 30 123456", "+4930123456"),
            ("0031 (0)529 123456", "0031529123456"),
            ("(030) 123 45 67", "0301234567"),
            ("(0)30 123 45 67", "0301234567"),
            ("1600 (gratis)", "1600"),
            ("030/123.45.67", "0301234567"),
        ] {
            assert_eq!(phone(shown).as_deref(), Ok(shown));
            assert_eq!(dialled(shown), dials, "{shown}");
        }
        for wrong in [
            "bel ons",
            "12",
            "030 123 45 67 gratis",
            "1234567890123456",
            "(gratis)",
        ] {
            assert_eq!(phone(wrong), Err(Problem::NotAPhone), "{wrong}");
        }
    }

    #[test]
    fn what_nobody_can_see_is_missing_in_every_kind_of_field() {
        for nothing in [
            "\u{200B}",
            "\u{3164}",
            "\u{2800}\u{2800}",
            "\u{2060}",
            "\u{180E}",
            "\u{202E}",
            "\u{2028}",
        ] {
            assert_eq!(line(nothing, 80), Err(Problem::Missing), "{nothing:?}");
            assert_eq!(prose(nothing, 80), Err(Problem::Missing), "{nothing:?}");
            assert_eq!(
                optional(nothing, |text| line(text, 80)),
                Ok(String::new()),
                "{nothing:?}"
            );
            assert_eq!(influence(nothing), Err(Problem::OnlyInforms), "{nothing:?}");
        }
        assert_eq!(
            line("Zoe\u{308}\u{200B} \u{202E}x", 80).as_deref(),
            Ok("Zoë x")
        );
        assert_eq!(
            prose("e\u{301}e\u{301}n\u{2029}\u{2067}twee", 80).as_deref(),
            Ok("één\u{2029}twee")
        );
    }
}
