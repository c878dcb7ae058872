//! The letter as HTML.

use super::style::Palette;
use super::{
    Draft, MailLayout, Part, Turn, calendar, dear, letter_from, no_button, one_line, questions,
    regards,
};
use crate::web::initials::initials;
use html_escape::{encode_double_quoted_attribute as attr, encode_text as text};
use klankbord_domain::{base::values, people::organisation::colour::YOU};
use std::fmt::Write as _;

/// Outlook for Windows knows neither a widest width nor the padding of a block, but it knows tables. Nobody else sees
/// these.
const SHEET: &str = "<!--[if mso]><table role=\"presentation\" width=\"600\" align=\"center\" \
    cellpadding=\"24\" cellspacing=\"0\"><tr><td bgcolor=\"#ffffff\"><![endif]-->";
const END: &str = "<!--[if mso]></td></tr></table><![endif]-->";

/// The room that a mail program has for the first words beside the subject.
const PEEK: usize = 160;

impl MailLayout<'_> {
    pub(super) fn html(&self, draft: &Draft, unsubscribe: Option<&str>) -> String {
        let (lang, organisation) = (self.reader.language, self.organisation);
        let palette = Palette::of(organisation);
        let mut out = format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <meta name=\"supported-color-schemes\" content=\"light dark\">\n\
             <meta name=\"format-detection\" content=\"telephone=no, date=no, address=no\">\n\
             <title>{subject}</title>\n<style>{style}</style>\n</head>\n\
             <body>\n<div class=\"peek\">{peek}</div>\n{SHEET}\n\
             <div class=\"letter\" role=\"article\" aria-label=\"{from}\">\n\
             <p class=\"name\">{monogram} {name}</p>\n<h1>{subject}</h1>\n<p>{dear}</p>\n",
            lang = lang.as_str(),
            subject = text(&one_line(&draft.subject)),
            style = palette.sheet(),
            peek = text(&peek(draft)),
            from = attr(&letter_from(lang, &organisation.name)),
            monogram = self.sign(),
            name = text(&organisation.name),
            dear = text(&dear(lang, self.organisation.greets(&self.reader.name))),
        );
        for part in &draft.parts {
            // Writing to a string can't fail.
            let _ = match part {
                Part::Say(words) => writeln!(out, "{}", paragraphs(words)),
                Part::Yours(who, words) => quotation(&mut out, "yours", who, words),
                Part::Quote(who, words) => quotation(&mut out, "ours", who, words),
                Part::Customer(who, words) => quotation(&mut out, "theirs", who, words),
                Part::Code(code) => writeln!(out, "<p class=\"code\">{}</p>", text(code)),
                Part::Calendar(_) => {
                    writeln!(out, "<p class=\"small\">{}</p>", text(calendar(lang)))
                }
                Part::Go(label, path) => writeln!(
                    out,
                    "<p><a class=\"on\" href=\"{}\">{}</a></p>",
                    attr(&format!("{}{path}", self.base_url)),
                    text(label)
                ),
                Part::Turn(turn) => writeln!(out, "{}", self.turn(turn, &palette)),
            };
        }
        self.foot(&mut out, draft, unsubscribe);
        out
    }

    /// The logo, or the letters of the name, as they stand at the top of every page.
    fn sign(&self) -> String {
        let organisation = self.organisation;
        if self.logo.is_some() {
            format!(
                "<img class=\"logo\" src=\"cid:logo\" width=\"{}\" height=\"{}\" alt=\"\">",
                organisation.logo_width, organisation.logo_height
            )
        } else {
            format!(
                "<span class=\"mono\" aria-hidden=\"true\">{}</span>",
                text(&initials(&organisation.name))
            )
        }
    }

    /// The block of straw.
    fn turn(&self, turn: &Turn, palette: &Palette) -> String {
        let lang = self.reader.language;
        let address = format!("{}{}", self.base_url, turn.path);
        let shown = address
            .split_once("://")
            .map_or(&*address, |(_, rest)| rest);
        let facts: Vec<_> = turn
            .facts
            .iter()
            .map(|(name, words)| format!("<b>{}</b> {}", text(name), text(words)))
            .collect();
        let facts = match &facts[..] {
            [] => String::new(),
            facts => format!("<p>{}</p>\n", facts.join("<br>\n")),
        };
        let choices = turn.choices.as_ref().map(|(line, choices)| {
            let links: Vec<_> = choices
                .iter()
                .map(|(label, path)| {
                    let href = format!("{}{path}", self.base_url);
                    format!(
                        "<a class=\"or\" href=\"{}\">{}</a>",
                        attr(&href),
                        text(label)
                    )
                })
                .collect();
            format!(
                "<p class=\"choices\">{}<br>\n{}</p>\n",
                text(line),
                links.join(" \n")
            )
        });
        format!(
            "<!--[if mso]><table role=\"presentation\" width=\"100%\" cellpadding=\"16\" cellspacing=\"0\">\
             <tr><td bgcolor=\"{you}\"><![endif]-->\n<div class=\"turn\">\n{facts}\
             <!--[if mso]><table role=\"presentation\" cellpadding=\"12\" cellspacing=\"0\"><tr>\
             <td bgcolor=\"{accent}\"><![endif]-->\n\
             <p class=\"press\"><a class=\"go\" href=\"{href}\">{label}</a></p>\n{END}\n\
             {choices}<p class=\"small\">{no_button}<br><a href=\"{href}\">{shown}</a></p>\n</div>\n{END}",
            you = YOU,
            accent = palette.accent(),
            href = attr(&address),
            label = text(turn.label),
            choices = choices.unwrap_or_default(),
            no_button = no_button(lang),
            shown = text(shown),
        )
    }

    /// The signature, and under the line where to ask, why the reader gets it, and the way out.
    fn foot(&self, out: &mut String, draft: &Draft, unsubscribe: Option<&str>) {
        let (lang, organisation) = (self.reader.language, self.organisation);
        let signature = match &draft.signed {
            Some(signed) => format!(
                "<p class=\"sign\"><span class=\"face\" aria-hidden=\"true\">{}</span> \
                 <span class=\"who\"><b>{}</b><br>{}, {}</span></p>",
                text(&initials(&signed.name)),
                text(&signed.name),
                text(signed.part(lang)),
                text(&organisation.name)
            ),
            None => format!("<p class=\"sign\"><b>{}</b></p>", text(&organisation.name)),
        };
        let _ = write!(
            out,
            "<p>{regards}</p>\n{signature}\n<div class=\"foot\">\n<p>{questions}</p>\n<p>{why}</p>\n",
            regards = regards(lang),
            questions = questions(
                lang,
                &link(
                    "tel:",
                    &values::dialled(&organisation.phone),
                    &organisation.phone
                ),
                &link("mailto:", &organisation.email, &organisation.email),
            ),
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
        let _ = write!(out, "</div>\n</div>\n{END}\n</body>\n</html>\n");
    }
}

fn link(scheme: &str, to: &str, words: &str) -> String {
    format!("<a href=\"{scheme}{}\">{}</a>", attr(to), text(words))
}

fn quotation(out: &mut String, voice: &str, who: &str, words: &str) -> std::fmt::Result {
    writeln!(
        out,
        "<p class=\"said\">{}</p>\n<blockquote class=\"{voice}\">{}</blockquote>",
        text(who),
        paragraphs(words)
    )
}

/// The words that a list of mails shows beside the subject: what we say first, and the facts of what is asked.
fn peek(draft: &Draft) -> String {
    let said = draft.parts.iter().find_map(|part| match part {
        Part::Say(words) => Some(words.clone()),
        Part::Yours(who, words) | Part::Quote(who, words) => Some(format!("{who} {words}")),
        _ => None,
    });
    let facts = draft.parts.iter().find_map(|part| match part {
        Part::Turn(turn) => Some(&turn.facts),
        _ => None,
    });
    let facts = facts.into_iter().flatten();
    let mut all: Vec<_> = facts
        .map(|(name, words)| format!("{name}: {words}."))
        .collect();
    all.extend(said);
    let all = one_line(&all.join(" "));
    match all.char_indices().nth(PEEK) {
        None => all,
        Some((end, _)) => {
            let cut = &all[..end];
            let whole = cut.rfind(' ').map_or(cut, |at| &cut[..at]);
            format!("{whole}…")
        }
    }
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
