//! Conversations with customers, the latest first; for staff.

use super::{channel_name, met};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{onwards, time::date},
};
use axum_extra::extract::Query;
use klankbord_domain::{
    Language,
    overview::contacts::{
        Contact, DepartmentDays,
        queries::{self, After, Contacts},
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Klantcontact" | "Customer contact";
    lead = "Wie van ons sprak een klant, en wat verraste ons? Er staat nooit bij welke klant het was."
        | "Who on our team spoke with a customer, and what surprised us? It never says which customer it was.";
    log = "Gesprek noteren" | "Log a conversation";
    placements = "Klantstages" | "Customer placements";
    own_share(met: i64, all: i64) = "U zag op {met} van de laatste {all} werkdagen een klant. Alleen u ziet dit." | "You met a customer on {met} of the last {all} working days. Only you can see this.",
        one(all) "U zag op {met} van de laatste {all} werkdag een klant. Alleen u ziet dit." | "You met a customer on {met} of the last {all} working day. Only you can see this.";
    departments_title = "Hoe vaak een afdeling een klant ziet" | "How often a department meets a customer";
    department = "Afdeling" | "Department";
    share = "Werkdagen met een klant" | "Working days with a customer";
    percent(share: i64) = "{share}%" | "{share}%";
    share_hint = "Het gemiddelde van wie er werkt: gesprekken en klantstages, zonder sessies. Afdelingen met minder dan vijf mensen staan er niet bij."
        | "The average of the people who work there: conversations and placements, without sessions. Departments with fewer than five people are left out.";
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
    let Contacts {
        lines,
        next,
        team,
        own,
        departments,
    } = queries::list(&cx.portal, &cx.actor, after).await?;
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
            <p class="soft" id="own">{own_share(lang, own.met, own.all)}</p>
            {met::section(&cx, &team)}
            {shares(lang, &departments)}
            <section id="latest">
                <h2>{latest(lang)}</h2>
                {list(&cx, lines)}
                {onwards(lang, first, next)}
            </section>
        }
    })
}

fn shares(lang: Language, all: &[DepartmentDays]) -> Option<AnyView> {
    let rows: Vec<_> = all
        .iter()
        .map(|one| {
            view! {
                <tr>
                    <th scope="row">{one.name.clone()}</th>
                    <td data-label=share(lang)>{percent(lang, one.percent)}</td>
                </tr>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="sheet" id="departments">
                <table class="stacks">
                    <caption>{departments_title(lang)}</caption>
                    <thead><tr><th scope="col">{department(lang)}</th><th scope="col">{share(lang)}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
                <p class="hint">{share_hint(lang)}</p>
            </section>
        }
        .into_any()
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
