//! Conversations with customers, the latest first; for staff.

use super::{channel_name, met};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{onwards, time::date},
};
use axum_extra::extract::Query;
use klankbord_domain::overview::contacts::{
    Contact,
    queries::{self, After, Contacts},
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Klantcontact" | "Customer contact";
    lead = "Wie van ons sprak een klant, en wat verraste ons? Er staat nooit bij welke klant het was."
        | "Who on our team spoke with a customer, and what surprised us? It never says which customer it was.";
    log = "Gesprek noteren" | "Log a conversation";
    placements = "Klantstages" | "Customer placements";
    latest = "De laatste gesprekken" | "The latest conversations";
    nothing = "Er is nog geen gesprek genoteerd." | "No conversations have been logged yet.";
}

/// The place where the page starts.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ListQuery {
    day: String,
    id: String,
}

impl ListQuery {
    /// An invalid page parameter means page one.
    fn after(&self) -> Option<After> {
        Some(After {
            met_on: self.day.parse().ok()?,
            id: self.id.parse().ok()?,
        })
    }
}

pub(crate) async fn show(cx: PageContext, Query(asked): Query<ListQuery>) -> Page {
    let lang = cx.lang;
    let after = asked.after();
    let Contacts { lines, next, team } = queries::list(&cx.portal, &cx.actor, after).await?;
    let first = after.map(|_| paths::contacts().to_owned());
    let next = next.map(|next| format!("{}?day={}&id={}", paths::contacts(), next.met_on, next.id));
    cx.page(title(lang)).show(|| {
        view! {
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <div class="buttons">
                <a class="button" href=paths::log_contact()>{log(lang)}</a>
                <a class="button secondary" href=paths::placements()>{placements(lang)}</a>
            </div>
            {met::section(&cx, &team)}
            <section id="latest">
                <h2>{latest(lang)}</h2>
                {list(&cx, lines)}
                {onwards(lang, first, next)}
            </section>
        }
    })
}

fn list(cx: &PageContext, lines: Vec<Contact>) -> AnyView {
    let lang = cx.lang;
    if lines.is_empty() {
        return view! { <p class="empty">{nothing(lang)}</p> }.into_any();
    }
    let list: Vec<_> = lines
        .into_iter()
        .map(|one| {
            let day = one.met_on.0.map(|day| date(lang, day));
            view! {
                <li>
                    <p>{one.surprise}</p>
                    <div class="meta">
                        <span>{day}</span>
                        {one.segment.map(|name| view! { <span>{name}</span> })}
                        <span>{channel_name(lang, one.channel)}</span>
                        <span>{one.who}</span>
                    </div>
                </li>
            }
        })
        .collect();
    view! { <ul class="items">{list}</ul> }.into_any()
}
