//! The layout of every mail: from its parts, once as plain text and once as HTML.
//!
//! What must stay true: a mail is written in one place and its two forms say the same; everything
//! that people wrote is escaped here and nowhere else; nothing in it is fetched from elsewhere.

use crate::web::{calendar_file::CalendarFile, paths};
use html_escape::{encode_double_quoted_attribute as attr, encode_text as text};
use klankbord_domain::{
    Language,
    base::outbox::Topic,
    people::{
        accounts::Account,
        organisation::{self, Organisation},
    },
};
use std::fmt::Write as _;

texts! {
    dear(name: &str) = "Dag {name}," | "Dear {name},";
    regards = "Met vriendelijke groet," | "Kind regards,";
    questions(phone: &str, email: &str) = "Vragen? Bel {phone} of mail {email}."
        | "Questions? Call {phone} or email {email}.";
    calendar = "Bij deze mail zit een bestand waarmee u dit in uw agenda zet."
        | "Attached is a file that puts this in your calendar.";
    unsubscribe = "Deze mails niet meer ontvangen" | "Stop receiving these emails";
    decline = "Ik wil niet meer uitgenodigd worden" | "I do not want to be invited any more";
}

/// A part of a mail.
pub(crate) enum Part {
    /// A sentence of ours.
    Say(String),
    /// A quotation: the name of its writer or “you”, and their words.
    Quote(String, String),
    /// A code to type over.
    Code(String),
    /// An action: the words on the button and the path on this site.
    Go(&'static str, String),
    /// A file for the reader's calendar, as an attachment.
    Calendar(CalendarFile),
}

/// Everything that differs from mail to mail.
pub(crate) struct Draft {
    /// The subject.
    pub subject: String,
    /// The parts, in order.
    pub parts: Vec<Part>,
    /// The name under it, when it is not just the organisation.
    pub signed: Option<String>,
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
            from_name: one_line(&self.organisation.name),
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
        let mut out = format!("{}\n\n", dear(lang, &self.reader.name));
        // Writing to a string can't fail.
        for part in &draft.parts {
            let _ = match part {
                Part::Say(words) => write!(out, "{words}\n\n"),
                Part::Quote(who, words) => {
                    let quoted: Vec<_> = words.lines().map(|line| format!("> {line}")).collect();
                    write!(out, "{who}\n{}\n\n", quoted.join("\n"))
                }
                Part::Code(code) => write!(out, "    {code}\n\n"),
                Part::Go(label, path) => write!(out, "{label}:\n{}{path}\n\n", self.base_url),
                Part::Calendar(_) => write!(out, "{}\n\n", calendar(lang)),
            };
        }
        let _ = writeln!(out, "{}", regards(lang));
        if let Some(signed) = &draft.signed {
            let _ = writeln!(out, "{signed}");
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

    fn html(&self, draft: &Draft, unsubscribe: Option<&str>) -> String {
        let (lang, organisation) = (self.reader.language, self.organisation);
        // It was checked when it was chosen, but here it goes into a style sheet.
        let accent = organisation::colour(&organisation.accent)
            .unwrap_or_else(|_| organisation::operations::USUAL_ACCENT.to_owned());
        let mut out = format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <meta name=\"supported-color-schemes\" content=\"light dark\">\n\
             <title>{subject}</title>\n<style>{STYLE}\na.go {{ background: {accent}; }}</style>\n</head>\n\
             <body>\n<div class=\"letter\">\n<p class=\"name\">{name}</p>\n<p>{dear}</p>\n",
            lang = lang.as_str(),
            subject = text(&one_line(&draft.subject)),
            name = text(&organisation.name),
            dear = text(&dear(lang, &self.reader.name)),
        );
        for part in &draft.parts {
            let _ = match part {
                Part::Say(words) => writeln!(out, "{}", paragraphs(words)),
                Part::Quote(who, words) => writeln!(
                    out,
                    "<p class=\"who\">{}</p>\n<blockquote>{}</blockquote>",
                    text(who),
                    paragraphs(words)
                ),
                Part::Code(code) => writeln!(out, "<p class=\"code\">{}</p>", text(code)),
                Part::Calendar(_) => {
                    writeln!(out, "<p class=\"small\">{}</p>", text(calendar(lang)))
                }
                Part::Go(label, path) => {
                    let address = format!("{}{path}", self.base_url);
                    writeln!(
                        out,
                        "<p><a class=\"go\" href=\"{href}\">{label}</a></p>\n\
                         <p class=\"small\">{address}</p>",
                        href = attr(&address),
                        label = text(label),
                        address = text(&address),
                    )
                }
            };
        }
        let signed = draft
            .signed
            .as_ref()
            .map(|signed| format!("{}<br>", text(signed)))
            .unwrap_or_default();
        let _ = write!(
            out,
            "<p>{regards}<br>{signed}{name}</p>\n<hr>\n<div class=\"small\">\n<p>{questions}</p>\n<p>{why}</p>\n",
            regards = regards(lang),
            name = text(&organisation.name),
            questions = text(&questions(lang, &organisation.phone, &organisation.email)),
            why = text(&draft.why),
        );
        if let Some(address) = unsubscribe {
            let _ = writeln!(
                out,
                "<p><a href=\"{}\">{}</a></p>",
                attr(address),
                self.leave()
            );
        }
        out.push_str("</div>\n</div>\n</body>\n</html>\n");
        out
    }
}

/// A small style sheet, because mail programs support no other; the letter also reads well without it.
const STYLE: &str = "
body { margin: 0; padding: 24px 16px; background: #ffffff; color: #1c1c1c;
  font-family: Georgia, 'Times New Roman', serif; font-size: 17px; line-height: 1.5; }
.letter { max-width: 560px; margin: 0 auto; }
.name { font-weight: bold; }
.who { margin-bottom: 4px; font-weight: bold; }
blockquote { margin: 0 0 16px; padding: 0 0 0 16px; border-left: 3px solid #8a8a8a; }
.code { font-family: monospace; font-size: 28px; font-weight: bold; letter-spacing: 4px; }
a.go { display: inline-block; padding: 12px 20px; border-radius: 4px; color: #ffffff;
  font-weight: bold; text-decoration: none; }
.small { font-size: 14px; color: #555555; word-break: break-word; }
hr { border: 0; border-top: 1px solid #cccccc; margin: 24px 0; }
@media (prefers-color-scheme: dark) {
  body { background: #1c1c1c; color: #f0f0f0; }
  .small { color: #b8b8b8; }
  .small a { color: #9ec5f4; }
  hr { border-color: #555555; }
}";

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

/// Escaped, with paragraphs at empty lines and line breaks at the others.
fn paragraphs(words: &str) -> String {
    words
        .split("\n\n")
        .filter(|paragraph| !paragraph.trim().is_empty())
        .map(|paragraph| {
            let lines: Vec<_> = paragraph
                .trim()
                .lines()
                .map(|line| text(line).into_owned())
                .collect();
            format!("<p>{}</p>", lines.join("<br>"))
        })
        .collect()
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
            one_click: true,
        };
        paper.write(Draft {
            subject: HOSTILE.to_owned(),
            parts: vec![
                Part::Say(HOSTILE.to_owned()),
                Part::Quote(HOSTILE.to_owned(), format!("{HOSTILE}\n\n{HOSTILE}")),
                Part::Code(HOSTILE.to_owned()),
                Part::Go("Open", "/proposals/1".to_owned()),
            ],
            signed: Some(HOSTILE.to_owned()),
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
