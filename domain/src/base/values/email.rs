//! E-mail addresses: one identity in every spelling, and only such as mail can go to.

use crate::{Problem, base::text};
use unicode_normalization::UnicodeNormalization as _;

/// An e-mail address: as it was written, as mail goes to it, and folded so that it can be found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Email {
    written: String,
    mailed: String,
    key: String,
}

impl Email {
    /// Reads an address (RFC 5321 §4.1.2, no display name, no address literal, no quotes). Letters without a shape,
    /// which come along when an address is copied, are left out.
    ///
    /// # Errors
    /// [`Problem::Missing`], [`Problem::NotAnEmail`], or [`Problem::NotMailable`] for a name before the `@` to which
    /// no mail can go without an extension that many servers lack (RFC 6531).
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let text: String = text::tidy(text)
            .chars()
            .filter(|&letter| !text::is_stray(letter))
            .collect();
        let text = text.trim_matches(|letter: char| {
            letter.is_whitespace() || matches!(letter, '\u{200C}'..='\u{200F}' | '\u{61C}')
        });
        if text::is_blank(text) {
            return Err(Problem::Missing);
        }
        let (local, domain) = text.rsplit_once('@').ok_or(Problem::NotAnEmail)?;
        let ascii = to_ascii(domain).ok_or(Problem::NotAnEmail)?;
        let plain: String = local.nfkd().filter(char::is_ascii).collect();
        let options = email_address::Options::default()
            .with_required_tld()
            .without_domain_literal()
            .without_display_text();
        let reads = |local: &str| {
            let address = format!("{local}@{ascii}");
            address.len() <= 254
                && email_address::EmailAddress::parse_with_options(&address, options).is_ok()
        };
        if local.starts_with('"') || !local.is_ascii() {
            // It would be an address if its name were plain; say so, instead of that it is none.
            let is_close = local.starts_with('"') || reads(&plain) || plain.is_empty();
            return Err(if is_close {
                Problem::NotMailable
            } else {
                Problem::NotAnEmail
            });
        }
        if !reads(local) {
            return Err(Problem::NotAnEmail);
        }
        Ok(Self {
            written: text.to_owned(),
            mailed: format!("{local}@{ascii}"),
            key: format!("{}@{ascii}", local.to_lowercase()),
        })
    }

    /// As it was written.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// As mail goes to it: its domain in letters that every mail server knows (RFC 5890 §2.3.2.1).
    #[must_use]
    pub fn mailed(&self) -> &str {
        &self.mailed
    }

    /// Folded: two addresses with the same key are the same, whatever the spelling of their domain.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// The domain in A-labels, in lower case; nothing when it is none, or the number of a machine.
fn to_ascii(domain: &str) -> Option<String> {
    let ascii = idna::domain_to_ascii_strict(domain).ok()?;
    let last = ascii.rsplit('.').next()?;
    let is_name = last.bytes().any(|byte| byte.is_ascii_alphabetic()) && !ascii.ends_with('.');
    is_name.then_some(ascii)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_identity_in_every_spelling() {
        let spellings = [
            "jo@bücher.example",
            "jo@xn--bcher-kva.example",
            "jo@bu\u{308}cher.example",
            "JO@BÜCHER.example",
            " jo@bücher.example\u{200B}",
            "\u{202A}jo@bücher.example\u{202C}",
        ];
        for spelling in spellings {
            let email = Email::parse(spelling).unwrap();
            assert_eq!(email.key(), "jo@xn--bcher-kva.example", "{spelling:?}");
            assert!(
                email.mailed().ends_with("@xn--bcher-kva.example"),
                "{spelling:?}"
            );
        }
        assert_eq!(
            Email::parse("Jo@Bücher.example").unwrap().written(),
            "Jo@Bücher.example"
        );
        assert_eq!(
            Email::parse("Jo@klant.example").unwrap().mailed(),
            "Jo@klant.example"
        );
    }

    #[test]
    fn only_addresses_that_mail_can_go_to_are_taken() {
        for address in [
            "o'brien@klant.example",
            "jan+panel@klant.example",
            "a.b_c-d@klant.example",
            "x@1.2.nl",
        ] {
            assert_eq!(
                Email::parse(address).map(|email| email.written().to_owned()),
                Ok(address.to_owned())
            );
        }
        for address in [
            "\"jan smit\"@klant.example",
            "andré@klant.example",
            "用户@klant.example",
        ] {
            assert_eq!(
                Email::parse(address),
                Err(Problem::NotMailable),
                "{address}"
            );
        }
        for address in [
            "jan@255.255.255.255",
            "jan@[127.0.0.1]",
            "jan@klant",
            "jan@klant.example.",
            "jan@klant..example",
            "jan@klant_.example",
            "jan@-klant.example",
            "jan@klant.example\u{200D}x",
            "jan smit@klant.example",
            "jan@",
            "@klant.example",
            "jan",
            "a@b@klant.example",
            "Jan <jan@klant.example>",
            "a@b.example\r\nBcc: c@d.example",
            "jan..smit@klant.example",
        ] {
            assert_eq!(Email::parse(address), Err(Problem::NotAnEmail), "{address}");
        }
        for nothing in ["", " ", "\u{200B}", "\u{3164}"] {
            assert_eq!(Email::parse(nothing), Err(Problem::Missing), "{nothing:?}");
        }
    }
}
