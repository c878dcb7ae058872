//! What staff did: who, what, when, on what.

mod words;

use crate::cx::{Cx, Page};
use axum::extract::Query;
use klankbord_domain::audit;
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Wat medewerkers deden" | "What staff did";
    lead = "Wie iets wijzigde, wat, wanneer en aan wat. Regels worden nooit gewijzigd of verwijderd."
        | "Who changed something, what, when and on what. Lines are never changed or removed.";
    when = "Wanneer" | "When";
    who = "Wie" | "Who";
    what = "Wat" | "What";
    on_what = "Waaraan" | "On what";
    the_portal = "Klankbord zelf" | "Klankbord itself";
    older = "Eerdere" | "Earlier";
    none = "Er is nog niets gebeurd." | "Nothing has happened yet.";
}

#[derive(Default, Deserialize)]
pub(crate) struct From {
    #[serde(default)]
    before: Option<i64>,
}

pub(crate) async fn show(cx: Cx, Query(From { before }): Query<From>) -> Page {
    let lang = cx.lang;
    let mut lines = audit::lines(&cx.portal, &cx.actor, before).await?;
    let more = lines.len() > audit::PAGE;
    lines.truncate(audit::PAGE);
    let older = lines.last().filter(|_| more).map(|line| {
        let path = format!("/audit?before={}", line.id);
        view! { <p><a class="button secondary" href=path rel="next">{older(lang)}</a></p> }
    });
    let rows: Vec<_> = lines
        .into_iter()
        .map(|line| {
            let detail = (!line.detail.is_empty()).then(|| {
                let detail = words::detail(lang, &line.detail);
                view! { <br/><span class="soft">{detail}</span> }
            });
            view! {
                <tr>
                    <td data-label=when(lang)>{cx.moment(line.at)}</td>
                    <td data-label=who(lang)>{line.name.unwrap_or_else(|| the_portal(lang).to_owned())}</td>
                    <td data-label=what(lang)>{words::action(lang, &line.action)}{detail}</td>
                    <td data-label=on_what(lang)>{words::subject(lang, &line.subject)}</td>
                </tr>
            }
        })
        .collect();
    cx.leaf(title(lang)).wide().show(move || {
        view! {
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            {if rows.is_empty() {
                view! { <p class="empty">{none(lang)}</p> }.into_any()
            } else {
                view! {
                    <table class="stacks">
                        <thead><tr>
                            <th scope="col">{when(lang)}</th>
                            <th scope="col">{who(lang)}</th>
                            <th scope="col">{what(lang)}</th>
                            <th scope="col">{on_what(lang)}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                }.into_any()
            }}
            {older}
        }
    })
}
