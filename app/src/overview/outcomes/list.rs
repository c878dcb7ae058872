//! All decisions and commitments, the newest first, with a search.

use super::{state_name, state_tone, title};
use crate::{
    answering::commitments,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{Form, lang_of, onwards, refusal::Refusal, tag},
    },
};
use axum::extract::Query;
use klankbord_domain::{
    Timestamp,
    answering::{
        commitments::{Commitment, State},
        publications::Kind,
    },
    overview::outcomes::{
        PublicationLine,
        queries::{self, Before},
    },
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

texts! {
    lead = "Hier leest u wat klanten zeiden, wat wij besloten en wat wij daarna deden. Het nieuwste staat bovenaan."
        | "Here you can read what customers said, what we decided and what we then did. Newest first.";
    search = "Zoek op woorden" | "Search for words";
    search_hint = "In het Nederlands of in het Engels. Een begin van een woord is genoeg."
        | "In Dutch or in English. The beginning of a word is enough.";
    find = "Zoeken" | "Search";
    all = "Toon alles" | "Show everything";
    nothing_yet = "Er is nog niets besloten. Zodra er een besluit is, leest u het hier." | "Nothing has been decided yet. As soon as there is a decision, you can read it here.";
    nothing_found(sought: &str) = "Niets gevonden voor “{sought}”." | "Nothing found for “{sought}”.";
    try_this = "Probeer minder woorden, of een ander woord voor hetzelfde. Alle woorden die u typt, moeten erin staan."
        | "Try fewer words, or another word for the same thing. All the words you type have to be in it.";
    said = "U zei" | "You said";
    decided = "Wij besloten" | "We decided";
    promised = "Wij beloofden" | "We promised";
    by(day: &str) = "Dit is uiterlijk op {day} gedaan." | "This will be done by {day}.";
    did = "Wij deden" | "We did";
    given_up = "Waarom het niet gebeurt" | "Why it will not happen";
    not_asked = "Dit is aan andere klanten voorgelegd." | "This was put to other customers.";
}

/// The search words, and the place where the page starts.
#[derive(Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct ListQuery {
    #[serde(skip_serializing_if = "String::is_empty")]
    search: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    at: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    before: String,
}

impl ListQuery {
    /// An invalid page parameter means page one.
    fn before(&self) -> Option<Before> {
        Some(Before {
            at: Timestamp(self.at.parse().ok()?),
            id: self.before.parse().ok()?,
        })
    }

    fn address(&self, before: Option<Before>) -> String {
        let asked = Self {
            search: self.search.clone(),
            at: before.map_or_else(String::new, |before| before.at.0.to_string()),
            before: before.map_or_else(String::new, |before| before.id.to_string()),
        };
        let query = serde_html_form::to_string(&asked).unwrap_or_default();
        format!("{}?{query}", paths::said_and_done())
    }
}

pub(crate) async fn show(cx: PageContext, Query(asked): Query<ListQuery>) -> Page {
    let lang = cx.lang;
    let before = asked.before();
    let publications = queries::publications(&cx.portal, &cx.actor, &asked.search, before).await?;
    let labels = [("search", search(lang))];
    let refusal = Refusal::default();
    let form = Form::new(lang, &refusal, &labels);
    let first = before.map(|_| asked.address(None));
    let next = publications.next.map(|next| asked.address(Some(next)));
    cx.page(title(lang)).show(|| {
        let list = if publications.lines.is_empty() {
            nothing(&cx, &asked)
        } else {
            let lines: Vec<_> = publications
                .lines
                .iter()
                .map(|line| one(&cx, line))
                .collect();
            view! { <ul class="publications">{lines}</ul> }.into_any()
        };
        view! {
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <form class="filter" method="get" action=paths::said_and_done() role="search">
                {form.line("search", &asked.search).kind("search").hint(search_hint(lang)).view()}
                <button class="button">{find(lang)}</button>
            </form>
            {list}
            {onwards(lang, first, next)}
        }
    })
}

/// Says that nothing was found, and what to try.
fn nothing(cx: &PageContext, asked: &ListQuery) -> AnyView {
    let lang = cx.lang;
    let sought = asked.search.trim();
    if sought.is_empty() {
        return view! { <p class="empty">{nothing_yet(lang)}</p> }.into_any();
    }
    view! {
        <p class="empty" role="status">{nothing_found(lang, sought)}" "{try_this(lang)}</p>
        <p><a href=paths::said_and_done()>{all(lang)}</a></p>
    }
    .into_any()
}

fn one(cx: &PageContext, line: &PublicationLine) -> AnyView {
    match &line.commitment {
        Some(commitment) => promise(cx, line, commitment),
        None => decision(cx, line),
    }
}

fn decision(cx: &PageContext, line: &PublicationLine) -> AnyView {
    let lang = cx.lang;
    let proposal = line.proposal_for(&cx.actor);
    let path = proposal.map(paths::decision);
    let others = (proposal.is_none() && line.kind == Kind::Decision)
        .then(|| view! { <span>{not_asked(lang)}</span> });
    let state = tag(state_tone(line.state), state_name(lang, line.state));
    let rows = vec![
        (said(lang), short(&line.said)),
        (decided(lang), short(&line.done)),
    ];
    item(cx, line, path, view! { {state}{others} }.into_any(), rows)
}

/// A commitment shows its current status, also when it is late or broken.
fn promise(cx: &PageContext, line: &PublicationLine, commitment: &Commitment) -> AnyView {
    let lang = cx.lang;
    let status = commitment.status(cx.today());
    let state = tag(
        commitments::status_tone(status),
        commitments::status_name(lang, status),
    );
    let last = match commitment.state {
        State::Open => (
            promised(lang),
            by(lang, &commitments::day(lang, commitment.due_on)),
        ),
        State::Done => (did(lang), short(&commitment.done_note)),
        State::GivenUp => (given_up(lang), short(&commitment.given_up_why)),
    };
    let rows = vec![(said(lang), short(&line.said)), last];
    item(
        cx,
        line,
        Some(paths::commitment(commitment.id)),
        state,
        rows,
    )
}

fn item(
    cx: &PageContext,
    line: &PublicationLine,
    path: Option<String>,
    state: AnyView,
    rows: Vec<(&'static str, String)>,
) -> AnyView {
    let title = short(&line.title);
    let written = line
        .title_language
        .and_then(|written| lang_of(cx.lang, written));
    let heading = match path {
        Some(path) => view! { <a href=path lang=written>{title}</a> }.into_any(),
        None => view! { <span lang=written>{title}</span> }.into_any(),
    };
    let written = line.language.and_then(|written| lang_of(cx.lang, written));
    let rows: Vec<_> = rows
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(term, text)| view! { <div><dt>{term}</dt><dd lang=written>{text}</dd></div> })
        .collect();
    view! {
        <li>
            <h2>{heading}</h2>
            <p class="meta">
                {state}
                <span>{cx.day(line.done_at)}</span>
                {line.project.clone().map(|project| view! { <span>{project}</span> })}
            </p>
            <dl>{rows}</dl>
        </li>
    }
    .into_any()
}

/// The number of characters of a text in the list.
const SHORT: usize = 280;

/// The beginning of a text, on one line, up to the end of a word.
fn short(text: &str) -> String {
    let mut line = String::new();
    let mut characters = 0;
    for word in text.split_whitespace() {
        characters += word.chars().count() + 1;
        if characters > SHORT && !line.is_empty() {
            line.push_str(" …");
            return line;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_ends_with_a_whole_word() {
        assert_eq!(short(" een\n\ntwee "), "een twee");
        let long = short(&"woord ".repeat(100));
        assert!(long.ends_with("woord …") && long.chars().count() <= SHORT + 2);
        assert_eq!(short(&"a".repeat(400)).chars().count(), 400);
    }
}
