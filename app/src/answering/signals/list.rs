//! The lists of signals: those of the department, those that the reader took up, those that they filed.

use super::shown::{clock, source};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{Item, items, onwards, opening},
};
use axum_extra::extract::Query;
use klankbord_domain::{
    Language, Timestamp,
    answering::signals::{
        Signal,
        queries::{self, List, Signals},
    },
    base::ids::SignalId,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Signalen" | "Signals";
    lead = "Wat klanten zeggen en vragen: aan de telefoon, aan de balie, op dit portaal of elders. In hun eigen woorden." | "What customers say and ask: on the phone, at the counter, on this portal or elsewhere. In their own words.";
    file = "Meld een signaal" | "File a signal";
    report = "Wat er met signalen gebeurde" | "What happened with signals";
    lists = "Lijsten" | "Lists";
    everything = "Alle open" | "All open";
    of_department = "Uw afdeling" | "Your department";
    mine = "Van u" | "Yours";
    filed = "Door u gemeld" | "Filed by you";
    ended = "Afgehandeld" | "Dealt with";
    nothing = "Hier is niets." | "There is nothing here.";
    no_department = "U hebt nog geen afdeling. De beheerder kan er een voor u kiezen." | "You don’t have a department yet. The administrator can choose one for you.";
    nobody = "nog niet opgepakt" | "not picked up yet";
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ListQuery {
    list: String,
    at: String,
    id: String,
}

impl ListQuery {
    /// An unknown place means the first page.
    fn after(&self) -> Option<(Timestamp, SignalId)> {
        Some((Timestamp(self.at.parse().ok()?), self.id.parse().ok()?))
    }
}

fn path(list: List) -> String {
    format!("{}?list={}", paths::signals(), list.as_str())
}

pub(crate) async fn show(cx: PageContext, Query(asked): Query<ListQuery>) -> Page {
    let lang = cx.lang;
    let list = asked.list.parse().unwrap_or_default();
    let after = asked.after();
    let found = queries::list(&cx.portal, &cx.actor, list, after).await?;
    let first = after.map(|_| path(found.list));
    let next = found
        .next
        .map(|(at, id)| format!("{}&at={}&id={id}", path(found.list), at.0));
    cx.page(title(lang)).wide().show(|| {
        let is_missing = found.department.is_none() && found.list == List::Department;
        let lines = found.lines.iter().map(|one| item(&cx, one)).collect();
        let nothing = if is_missing {
            no_department(lang)
        } else {
            nothing(lang)
        };
        view! {
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <div class="buttons">
                <a class="button" href=paths::new_signal()>{file(lang)}</a>
                <a href=paths::signal_report()>{report(lang)}</a>
            </div>
            {tabs(lang, &queries::lists(&cx.actor), &found)}
            {items(lines, nothing)}
            {onwards(lang, first, next)}
        }
    })
}

fn tabs(lang: Language, all: &[List], found: &Signals) -> AnyView {
    let tabs: Vec<_> = all
        .iter()
        .map(|list| {
            let name = match list {
                List::All => everything(lang).to_owned(),
                List::Department => found
                    .department
                    .as_deref()
                    .map_or_else(|| of_department(lang).to_owned(), ToOwned::to_owned),
                List::Mine => mine(lang).to_owned(),
                List::Filed => filed(lang).to_owned(),
                List::Ended => ended(lang).to_owned(),
            };
            let current = (*list == found.list).then_some("page");
            view! { <li><a href=path(*list) aria-current=current>{name}</a></li> }
        })
        .collect();
    view! { <nav class="signals" aria-label=lists(lang)><ul class="tabs">{tabs}</ul></nav> }
        .into_any()
}

fn item(cx: &PageContext, signal: &Signal) -> Item {
    let lang = cx.lang;
    let owner = signal.owner.as_deref().unwrap_or_else(|| nobody(lang));
    Item::new(paths::signal(signal.id), opening(&signal.words))
        .line(source(lang, signal))
        .meta(owner.to_owned())
        .meta(clock(cx, signal))
}
