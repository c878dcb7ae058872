//! The walk through the demonstration by which the forms of the portal are found: everybody who can sign in there
//! follows every link.

use super::SECRET;
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
    pub(super) to_write: Vec<String>,
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

fn form_of(page: &str, form: ElementRef<'_>) -> Option<Found> {
    let controls = Selector::parse("input, textarea, select, button").unwrap();
    let mut fields = Vec::new();
    let mut to_write = Vec::new();
    for control in form.select(&controls) {
        let Some(name) = control.attr("name") else {
            continue;
        };
        let kind = control.attr("type").unwrap_or("text");
        match (control.value().name(), kind) {
            ("textarea", _) => to_write.push(name.to_owned()),
            ("input", "text" | "search" | "email" | "tel" | "url") => {
                to_write.push(name.to_owned())
            }
            ("input", "password") => fields.push((name.to_owned(), SECRET.to_owned())),
            ("input", "radio" | "checkbox") if control.attr("checked").is_none() => {}
            ("button", _) if fields.iter().any(|(other, _)| other == name) => {}
            _ => fields.push((
                name.to_owned(),
                control.attr("value").unwrap_or_default().to_owned(),
            )),
        }
    }
    let action = form.attr("action").unwrap_or(page).to_owned();
    let has_secret = fields.iter().any(|(_, value)| value == SECRET);
    (has_secret || !to_write.is_empty()).then(|| Found {
        page: page.to_owned(),
        action,
        fields,
        to_write,
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
                let kind = (kind_of(&form.action), form.to_write.clone());
                found.entry(kind).or_insert(form);
            }
        }
    }
    found.into_values().collect()
}
