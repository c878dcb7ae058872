//! The walk through the demonstration by which the forms of the portal are found: everybody who can sign in there
//! follows every link.

use super::{SECRET, WORDS};
use crate::support::Browser;
use http::StatusCode;
use scraper::{ElementRef, Html, Selector};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A form on a page, with something to write in it.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) page: String,
    pub(super) action: String,
    /// The fields that it sends, except those to write in.
    pub(super) fields: Vec<(String, String)>,
    /// The fields to write in, with what is typed there.
    pub(super) written: Vec<(String, String)>,
}

/// An address with its numbers taken out: one of each kind is enough.
pub(super) fn kind_of(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<_> = path
        .split('/')
        .map(|part| {
            if part.chars().any(|c| c.is_ascii_digit()) {
                "…"
            } else {
                part
            }
        })
        .collect();
    parts.join("/")
}

/// The words for a field that takes sentences, or whatever else it takes.
fn words(control: ElementRef<'_>, place: usize) -> String {
    match control.attr("type") {
        Some("email") => format!("iemand{place}@elders.example"),
        Some("tel") => format!("030 123 45 6{place}"),
        Some("url") => format!("https://elders.example/{place}"),
        _ => format!("{WORDS} {place}"),
    }
}

/// The choice that is made already, or the first that is one.
fn chosen(select: ElementRef<'_>) -> String {
    let options = Selector::parse("option[value]:not([value=''])").unwrap();
    let mut options = select.select(&options);
    let first = options.clone().next();
    let chosen = options.find(|option| option.attr("selected").is_some());
    let chosen = chosen.or(first).and_then(|option| option.attr("value"));
    chosen.unwrap_or_default().to_owned()
}

/// The form as somebody sends it who fills in all of it, and chooses the first where nothing is chosen.
fn form_of(page: &str, form: ElementRef<'_>) -> Option<Found> {
    let controls = Selector::parse("input, textarea, select, button").unwrap();
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut written: Vec<(String, String)> = Vec::new();
    let mut first_choices = Vec::new();
    for control in form.select(&controls) {
        let Some(name) = control.attr("name") else {
            continue;
        };
        let value = control.attr("value").unwrap_or_default();
        let kind = control.attr("type").unwrap_or("text");
        let is_number = control.attr("inputmode") == Some("numeric");
        let value = match (control.value().name(), kind) {
            ("input", "text") if is_number && value.is_empty() => "5".to_owned(),
            ("input", "text") if is_number => value.to_owned(),
            ("textarea", _) | ("input", "text" | "search" | "email" | "tel" | "url") => {
                written.push((name.to_owned(), words(control, written.len())));
                continue;
            }
            ("input", "password") => SECRET.to_owned(),
            ("input", "radio" | "checkbox") if control.attr("checked").is_none() => {
                first_choices.push((name.to_owned(), value.to_owned()));
                continue;
            }
            ("input", "date") if value.is_empty() => "2026-06-01".to_owned(),
            ("button", _) if fields.iter().any(|(other, _)| other == name) => continue,
            ("select", _) => chosen(control),
            _ => value.to_owned(),
        };
        fields.push((name.to_owned(), value));
    }
    for (name, value) in first_choices {
        if fields.iter().all(|(other, _)| *other != name) {
            fields.push((name, value));
        }
    }
    let action = form.attr("action").unwrap_or(page).to_owned();
    let has_secret = fields.iter().any(|(_, value)| value == SECRET);
    (has_secret || !written.is_empty()).then(|| Found {
        page: page.to_owned(),
        action,
        fields,
        written,
    })
}

/// A page that somebody met on the walk.
pub(super) struct Met {
    pub(super) address: String,
    pub(super) body: String,
}

/// Every page that this person finds by following links.
pub(super) async fn pages(browser: &Browser) -> Vec<Met> {
    let links = Selector::parse("a[href^='/']").unwrap();
    let mut seen = BTreeSet::new();
    let mut met = Vec::new();
    let mut waiting = VecDeque::from(["/".to_owned()]);
    while let Some(address) = waiting.pop_front() {
        let answer = browser.get(&address).await;
        let is_page = answer
            .headers
            .get("content-type")
            .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        if answer.status != StatusCode::OK || !is_page {
            continue;
        }
        for link in Html::parse_document(&answer.body).select(&links) {
            let href = link
                .attr("href")
                .unwrap_or_default()
                .split('#')
                .next()
                .unwrap_or_default();
            // There are three of each kind, since things of one kind are in different states.
            let kind = kind_of(href);
            let same = (0..3).find(|place| !seen.contains(&(kind.clone(), *place)));
            let known = seen.contains(&(href.to_owned(), 9));
            if let (Some(place), false) = (same, known) {
                seen.insert((kind, place));
                seen.insert((href.to_owned(), 9));
                waiting.push_back(href.to_owned());
            }
        }
        met.push(Met {
            address,
            body: answer.body,
        });
    }
    met
}

/// Every form with something to write on these pages, once for each kind of address.
pub(super) fn forms(pages: &[Met]) -> Vec<Found> {
    let posts = Selector::parse("main form[method=post]:not([enctype])").unwrap();
    let mut found = BTreeMap::new();
    for Met { address, body } in pages {
        for form in Html::parse_document(body).select(&posts) {
            if let Some(form) = form_of(address, form) {
                let names = form.written.iter().map(|(name, _)| name.clone());
                let kind = (kind_of(&form.action), names.collect::<Vec<_>>());
                found.entry(kind).or_insert(form);
            }
        }
    }
    found.into_values().collect()
}
