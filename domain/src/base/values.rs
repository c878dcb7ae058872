//! Values that are checked once, where they enter the system.

use crate::Problem;
use std::str::FromStr;

/// An e-mail address: as it was written, and folded so that it can be found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Email {
    written: String,
    key: String,
}

impl Email {
    /// Reads an address (RFC 5321 §4.1.2, no display name, no address literal).
    ///
    /// # Errors
    /// [`Problem::Missing`] or [`Problem::NotAnEmail`].
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Problem::Missing);
        }
        let options = email_address::Options::default()
            .with_required_tld()
            .without_domain_literal()
            .without_display_text();
        if text.len() > 254
            || email_address::EmailAddress::parse_with_options(text, options).is_err()
        {
            return Err(Problem::NotAnEmail);
        }
        Ok(Self {
            written: text.to_owned(),
            key: text.to_lowercase(),
        })
    }

    /// The text as it was written.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Folded to lower case: two addresses with the same key are the same.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// One line of text, trimmed, without control characters.
///
/// # Errors
/// [`Problem::Missing`] when nothing is left, [`Problem::TooLong`] over `most` characters.
pub fn line(text: &str, most: usize) -> Result<String, Problem> {
    let text: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    required(text.trim(), most)
}

/// Several lines of text, with line ends as `\n` and no other control characters.
///
/// # Errors
/// [`Problem::Missing`] when nothing is left, [`Problem::TooLong`] over `most` characters.
pub fn prose(text: &str, most: usize) -> Result<String, Problem> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text: String = text
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
    if text.trim().is_empty() {
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

fn required(text: &str, most: usize) -> Result<String, Problem> {
    if text.is_empty() {
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

/// A telephone number as people write it: digits, spaces and `+ ( ) - .`, at least six digits.
///
/// # Errors
/// [`Problem::Missing`] or [`Problem::NotAPhone`].
pub fn phone(text: &str) -> Result<String, Problem> {
    let text = line(text, 40)?;
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let plain = text
        .chars()
        .all(|c| c.is_ascii_digit() || " +()-.".contains(c));
    if plain && digits >= 6 {
        Ok(text)
    } else {
        Err(Problem::NotAPhone)
    }
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
}
