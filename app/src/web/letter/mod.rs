//! The layout of every mail: from its parts, once as plain text and once as HTML. It is a letter: a sheet of paper with
//! the organisation's name, one block of straw when something is asked, and a signature.
//!
//! What must stay true: a mail is written in one place and its two forms say the same; everything
//! that people wrote is escaped here and nowhere else; nothing in it is fetched from elsewhere.

mod html;
mod signer;
mod style;

pub(crate) use signer::{Signature, Signer};

use crate::web::{calendar_file::CalendarFile, paths};
use klankbord_domain::{
    Language,
    base::outbox::Topic,
    people::{accounts::Account, organisation::Organisation},
};
use std::fmt::Write as _;

texts! {
    dear(name: &str) = "Dag {name}," | "Dear {name},";
    regards = "Met vriendelijke groet," | "Kind regards,";
    questions(phone: &str, email: &str) = "Vragen? Bel {phone} of mail {email}."
        | "Questions? Call {phone} or email {email}.";
    takes = "Dit kost u" | "This takes you";
    by = "Uiterlijk" | "Due by";
    half_a_minute = "een halve minuut" | "half a minute";
    minutes_text(minutes: i64) = "{minutes} minuten" | "{minutes} minutes",
        one(minutes) "{minutes} minuut" | "{minutes} minute";
    no_button = "Werkt de knop niet? Ga naar" | "If the button doesn't work, go to";
    letter_from(name: &str) = "Brief van {name}" | "Letter from {name}";
    calendar = "Bij deze mail zit een bestand waarmee u dit in uw agenda zet."
        | "Attached is a file that puts this in your calendar.";
    unsubscribe = "Deze mails niet meer ontvangen" | "Stop receiving these emails";
    decline = "Ik wil niet meer uitgenodigd worden" | "I do not want to be invited any more";
}

/// A part of a mail.
pub(crate) enum Part {
    /// A sentence of ours.
    Say(String),
    /// The reader's own words, under a line that says so.
    Yours(String, String),
    /// The words of a colleague: a line that says whose, and the words.
    Quote(String, String),
    /// The words of a customer who is not the reader.
    Customer(String, String),
    /// A code to type over.
    Code(String),
    /// Where to read on: the words on the link and the path on this site. Nothing is asked.
    Go(&'static str, String),
    /// What the reader is asked to do.
    Turn(Turn),
    /// A file for the reader's calendar, as an attachment.
    Calendar(CalendarFile),
}

/// What the reader is asked to do: the facts that they need for it, and one button. Opening its address changes
/// nothing yet.
pub(crate) struct Turn {
    facts: Vec<(&'static str, String)>,
    label: &'static str,
    path: String,
    choices: Option<(&'static str, Vec<(&'static str, String)>)>,
}

impl Turn {
    /// A button with these words, to this path.
    pub(crate) const fn to(label: &'static str, path: String) -> Self {
        Self {
            facts: Vec::new(),
            label,
            path,
            choices: None,
        }
    }

    /// Adds a fact: its name, and what it is.
    #[must_use]
    pub(crate) fn fact(mut self, name: &'static str, words: impl Into<String>) -> Self {
        self.facts.push((name, words.into()));
        self
    }

    /// Adds the time that it takes.
    #[must_use]
    pub(crate) fn takes(self, lang: Language, minutes: i64) -> Self {
        self.fact(takes(lang), minutes_text(lang, minutes))
    }

    /// Adds that it takes half a minute.
    #[must_use]
    pub(crate) fn takes_half_a_minute(self, lang: Language) -> Self {
        self.fact(takes(lang), half_a_minute(lang))
    }

    /// Adds the day or moment by which it has to be done.
    #[must_use]
    pub(crate) fn by(self, lang: Language, day: impl Into<String>) -> Self {
        self.fact(by(lang), day)
    }

    /// Offers the answers themselves, under a line that says so.
    #[must_use]
    pub(crate) fn or(mut self, line: &'static str, choices: Vec<(&'static str, String)>) -> Self {
        self.choices = Some((line, choices));
        self
    }
}

impl From<Turn> for Part {
    fn from(turn: Turn) -> Self {
        Self::Turn(turn)
    }
}

/// Everything that differs from mail to mail.
pub(crate) struct Draft {
    /// The subject.
    pub subject: String,
    /// The parts, in order.
    pub parts: Vec<Part>,
    /// Who signs it, when it is not just the organisation.
    pub signed: Option<Signature>,
    /// The reason why the reader gets it.
    pub why: String,
}

/// A mail that is ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The language it is written in.
    pub lang: Language,
    /// Who writes: the organisation's name.
    pub from_name: String,
    /// The reader's name.
    pub to_name: String,
    /// The reader's address.
    pub to_email: String,
    /// The address for answers: the organisation's own.
    pub reply_to: String,
    /// The subject: one line, without control characters.
    pub subject: String,
    /// The text as plain text.
    pub text: String,
    /// The text as HTML.
    pub html: String,
    /// The address at which a mail program unsubscribes with one POST (RFC 8058).
    pub unsubscribe: Option<String>,
    /// The file for the reader's calendar.
    pub calendar: Option<CalendarFile>,
    /// The logo, which the HTML shows as the part `logo` of the same message.
    pub logo: Option<Vec<u8>>,
}

/// The common values of the letters of one installation.
pub(crate) struct MailLayout<'a> {
    /// The address at which people reach this portal.
    pub base_url: &'a str,
    /// The organisation that writes.
    pub organisation: &'a Organisation,
    /// The account of the reader.
    pub reader: &'a Account,
    /// The reader's address.
    pub email: &'a str,
    /// The topic that the reader can switch off to get no more of these.
    pub topic: Option<Topic>,
    /// The logo of the organisation, when it has one.
    pub logo: Option<Vec<u8>>,
    /// Whether mail programs may offer that with one press.
    pub one_click: bool,
}

impl MailLayout<'_> {
    /// Writes the draft out.
    pub(crate) fn write(&self, mut draft: Draft) -> Letter {
        for part in &mut draft.parts {
            if let Part::Say(words) = part {
                *words = one_stop(words);
            }
        }
        draft.why = one_stop(&draft.why);
        let draft = &draft;
        let unsubscribe = self.topic.map(|topic| {
            let path = paths::unsubscribe(&self.reader.unsubscribe_token, topic);
            format!("{}{path}", self.base_url)
        });
        Letter {
            lang: self.reader.language,
            from_name: one_line(self.organisation.sender()),
            to_name: one_line(&self.reader.name),
            to_email: self.email.to_owned(),
            reply_to: self.organisation.email.clone(),
            subject: one_line(&draft.subject),
            text: self.plain(draft, unsubscribe.as_deref()),
            html: self.html(draft, unsubscribe.as_deref()),
            unsubscribe: unsubscribe.filter(|_| self.one_click),
            calendar: draft.parts.iter().find_map(|part| match part {
                Part::Calendar(file) => Some(file.clone()),
                _ => None,
            }),
            logo: self.logo.clone(),
        }
    }

    fn leave(&self) -> &'static str {
        match self.topic {
            Some(Topic::Invitation) => decline(self.reader.language),
            _ => unsubscribe(self.reader.language),
        }
    }

    fn plain(&self, draft: &Draft, unsubscribe: Option<&str>) -> String {
        let (lang, organisation) = (self.reader.language, self.organisation);
        let mut out = format!(
            "{}\n\n",
            dear(lang, self.organisation.greets(&self.reader.name))
        );
        // Writing to a string can't fail.
        for part in &draft.parts {
            let _ = match part {
                Part::Say(words) => write!(out, "{words}\n\n"),
                Part::Yours(who, words) | Part::Quote(who, words) | Part::Customer(who, words) => {
                    let quoted: Vec<_> = words.lines().map(|line| format!("> {line}")).collect();
                    write!(out, "{who}\n{}\n\n", quoted.join("\n"))
                }
                Part::Code(code) => write!(out, "    {code}\n\n"),
                Part::Go(label, path) => write!(out, "{label}:\n{}{path}\n\n", self.base_url),
                Part::Turn(turn) => writeln!(out, "{}", self.plain_turn(turn)),
                Part::Calendar(_) => write!(out, "{}\n\n", calendar(lang)),
            };
        }
        let _ = writeln!(out, "{}", regards(lang));
        if let Some(signed) = &draft.signed {
            let _ = writeln!(out, "{}\n{}", signed.name, signed.part(lang));
        }
        let _ = write!(
            out,
            "{name}\n\n-- \n{questions}\n{why}\n",
            name = organisation.name,
            questions = questions(lang, &organisation.phone, &organisation.email),
            why = draft.why
        );
        if let Some(address) = unsubscribe {
            let _ = write!(out, "{}:\n{address}\n", self.leave());
        }
        out
    }

    fn plain_turn(&self, turn: &Turn) -> String {
        let mut out = String::new();
        for (name, words) in &turn.facts {
            let _ = writeln!(out, "{name}: {words}");
        }
        if !turn.facts.is_empty() {
            out.push('\n');
        }
        let _ = write!(out, "{}:\n{}{}\n", turn.label, self.base_url, turn.path);
        if let Some((line, choices)) = &turn.choices {
            let _ = write!(out, "\n{line}\n");
            for (label, path) in choices {
                let _ = write!(out, "{label}:\n{}{path}\n", self.base_url);
            }
        }
        out
    }
}

/// Removes line ends and other control characters, which have no place in a header.
fn one_line(words: &str) -> String {
    let line: String = words
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    line.trim().to_owned()
}

/// With one full stop where a name or an address that ends with one ends a sentence of ours. Three stay three.
fn one_stop(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find("..") {
        let run = rest[at..].bytes().take_while(|&byte| byte == b'.').count();
        out.push_str(&rest[..at]);
        out.push_str(if run == 2 { "." } else { &rest[at..at + run] });
        rest = &rest[at + run..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use klankbord_domain::{Timestamp, base::ids::AccountId};

    const HOSTILE: &str = "<script>alert(1)</script>\"'& </blockquote>\r\nBcc: x";

    fn letter(accent: &str) -> Letter {
        let organisation = Organisation {
            name: HOSTILE.to_owned(),
            zone: "Europe/Amsterdam".to_owned(),
            phone: "030 123 45 67".to_owned(),
            email: "klant@dewaag.example".to_owned(),
            accent: accent.to_owned(),
            sender: String::new(),
            welcome_nl: String::new(),
            welcome_en: String::new(),
            form_of_address: klankbord_domain::people::organisation::FormOfAddress::default(),
            writes_in: Language::Nl,
            logo: String::new(),
            logo_width: 0,
            logo_height: 0,
            set_up_at: Timestamp(0),
        };
        let reader = Account {
            id: AccountId(1),
            email: None,
            name: HOSTILE.to_owned(),
            language: Language::Nl,
            unsubscribe_token: "geheim".to_owned(),
            erased_at: None,
        };
        let paper = MailLayout {
            base_url: "https://klankbord.example",
            organisation: &organisation,
            reader: &reader,
            email: "anna@klant.example",
            topic: Some(Topic::Proposal),
            logo: None,
            one_click: true,
        };
        paper.write(Draft {
            subject: HOSTILE.to_owned(),
            parts: vec![
                Part::Say(HOSTILE.to_owned()),
                Part::Quote(HOSTILE.to_owned(), format!("{HOSTILE}\n\n{HOSTILE}")),
                Turn::to("Open", "/proposals/1".to_owned())
                    .fact("Tot", HOSTILE)
                    .or("Of", vec![("Voor", "/proposals/1/position".to_owned())])
                    .into(),
                Part::Code(HOSTILE.to_owned()),
                Part::Go("Open", "/proposals/1".to_owned()),
            ],
            signed: Some(Signer::ProjectOwner.named(HOSTILE.to_owned())),
            why: HOSTILE.to_owned(),
        })
    }

    #[test]
    fn nothing_that_people_write_becomes_markup_or_a_header() {
        let letter = letter("#1f4e79");
        assert!(!letter.html.contains("<script"), "{}", letter.html);
        assert_eq!(letter.html.matches("</blockquote>").count(), 1);
        assert!(
            letter
                .html
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        );
        for line in [&letter.subject, &letter.to_name, &letter.from_name] {
            assert!(!line.contains(['\r', '\n']), "{line}");
        }
    }

    #[test]
    fn a_sentence_ends_with_one_full_stop() {
        assert_eq!(
            one_stop("Kom naar Plein 1.. Tot dan."),
            "Kom naar Plein 1. Tot dan."
        );
        assert_eq!(
            one_stop("Klant van De Waag B.V.."),
            "Klant van De Waag B.V."
        );
        assert_eq!(one_stop("Even wachten... ja"), "Even wachten... ja");
    }

    #[test]
    fn the_colour_of_the_organisation_cannot_leave_the_style_sheet() {
        assert!(letter("#aa0000").html.contains("background: #aa0000;"));
        let html = letter("red;}</style><script>").html;
        assert!(!html.contains("<script") && html.matches("</style>").count() == 1);
    }

    #[test]
    fn both_forms_have_the_same_links() {
        let letter = letter("#1f4e79");
        for address in [
            "https://klankbord.example/proposals/1",
            "https://klankbord.example/unsubscribe/geheim/proposal",
        ] {
            assert!(
                letter.text.contains(&format!("\n{address}\n")),
                "{}",
                letter.text
            );
            assert!(
                letter.html.contains(&format!("href=\"{address}\"")),
                "{}",
                letter.html
            );
        }
        assert_eq!(
            letter.unsubscribe.as_deref(),
            Some("https://klankbord.example/unsubscribe/geheim/proposal")
        );
    }
}
