//! Everything that was decided and done, the newest first, to be searched.

use super::{fate_name, fate_tone, title};
use crate::{
    cx::{Cx, Page},
    ui::{Form, pager, tag},
};
use axum::extract::Query;
use klankbord_domain::{
    FieldErrors, Timestamp,
    said_and_done::{
        Kind, Told,
        queries::{self, Before},
    },
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

texts! {
    lead = "Wat klanten zeiden, wat wij besloten en wat wij daarna deden. Het nieuwste staat bovenaan."
        | "What customers said, what we decided and what we then did. The newest comes first.";
    search = "Zoek op woorden" | "Search for words";
    search_hint = "In het Nederlands of in het Engels. Een begin van een woord is genoeg."
        | "In Dutch or in English. The beginning of a word is enough.";
    find = "Zoeken" | "Search";
    all = "Toon alles" | "Show everything";
    nothing_yet = "Er is nog niets besloten. Zodra dat zo is, leest u het hier." | "Nothing was decided yet. As soon as it is, you read it here.";
    nothing_found(sought: &str) = "Niets gevonden voor “{sought}”." | "Nothing found for “{sought}”.";
    try_this = "Probeer minder woorden, of een ander woord voor hetzelfde. Alle woorden die u typt, moeten erin staan."
        | "Try fewer words, or another word for the same thing. All the words that you type have to be in it.";
    said = "U zei" | "You said";
    decided = "Wij besloten" | "We decided";
    not_asked = "Dit is aan andere klanten voorgelegd." | "This was put to other customers.";
}

/// What is sought, and from where on.
#[derive(Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Asked {
    #[serde(skip_serializing_if = "String::is_empty")]
    search: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    at: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    before: String,
}

impl Asked {
    /// Nonsense in an address is the beginning.
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
        format!("/you-said-we-did?{query}")
    }
}

pub(crate) async fn show(cx: Cx, Query(asked): Query<Asked>) -> Page {
    let lang = cx.lang;
    let before = asked.before();
    let deeds = queries::deeds(&cx.portal, &cx.actor, &asked.search, before).await?;
    let labels = [("search", search(lang))];
    let errors = FieldErrors::default();
    let form = Form::new(lang, &errors, &labels);
    let first = before.map(|_| asked.address(None));
    let next = deeds.next.map(|next| asked.address(Some(next)));
    cx.leaf(title(lang)).show(|| {
        let list = if deeds.told.is_empty() {
            nothing(&cx, &asked)
        } else {
            let told: Vec<_> = deeds.told.iter().map(|told| one(&cx, told)).collect();
            view! { <ul class="deeds">{told}</ul> }.into_any()
        };
        view! {
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <form class="filter" method="get" action="/you-said-we-did" role="search">
                {form.line("search", &asked.search).kind("search").hint(search_hint(lang)).view()}
                <button class="button">{find(lang)}</button>
            </form>
            {list}
            {pager(lang, first, next)}
        }
    })
}

/// Says that there is nothing, and what to try.
fn nothing(cx: &Cx, asked: &Asked) -> AnyView {
    let lang = cx.lang;
    let sought = asked.search.trim();
    if sought.is_empty() {
        return view! { <p class="empty">{nothing_yet(lang)}</p> }.into_any();
    }
    view! {
        <p class="empty" role="status">{nothing_found(lang, sought)}" "{try_this(lang)}</p>
        <p><a href="/you-said-we-did">{all(lang)}</a></p>
    }
    .into_any()
}

fn one(cx: &Cx, told: &Told) -> AnyView {
    let lang = cx.lang;
    let proposal = told.proposal_for(&cx.actor);
    let heading = match proposal {
        Some(id) => view! { <a href=format!("/proposals/{id}#decision")>{told.title.clone()}</a> }
            .into_any(),
        None => told.title.clone().into_any(),
    };
    let others = proposal
        .is_none()
        .then(|| view! { <span>{not_asked(lang)}</span> });
    let what = match told.kind {
        Kind::Decision => decided(lang),
    };
    view! {
        <li>
            <h2>{heading}</h2>
            <p class="meta">
                {tag(fate_tone(told.fate), fate_name(lang, told.fate))}
                <span>{cx.day(told.done_at)}</span>
                {told.project.clone().map(|project| view! { <span>{project}</span> })}
                {others}
            </p>
            <dl>
                <div><dt>{said(lang)}</dt><dd>{short(&told.said)}</dd></div>
                <div><dt>{what}</dt><dd>{short(&told.done)}</dd></div>
            </dl>
        </li>
    }
    .into_any()
}

/// How many characters of a text stand in the list.
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
