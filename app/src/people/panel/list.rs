//! The customers, with counts by state.

use super::{panel, state_class, state_text};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{Choice, Form, refusal::Refusal},
};
use axum::extract::Query;
use klankbord_domain::{
    base::ids::AccountId,
    people::panel::{
        MemberState,
        queries::{self, Filter},
    },
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

texts! {
    lead = "Alle klanten die u kent: op de lijst, uitgenodigd of in het panel."
        | "All the customers you know: on the list, invited or on the panel.";
    add = "Klant toevoegen" | "Add a customer";
    import = "Klantenlijst inlezen" | "Import a customer list";
    segments_link = "Segmenten" | "Segments";
    invite = "Uitnodigen" | "Invite";
    search = "Zoek op naam of e-mailadres" | "Search by name or email address";
    state = "Status" | "Status";
    segment = "Segment" | "Segment";
    every_state = "Elke status" | "Any status";
    every_segment = "Alle segmenten" | "All segments";
    show_button = "Toon" | "Show";
    name_column = "Naam" | "Name";
    email_column = "E-mailadres" | "Email address";
    segments_column = "Segmenten" | "Segments";
    none = "Geen klanten gevonden." | "No customers found.";
    first = "Naar het begin" | "Back to the start";
    next = "Volgende klanten" | "Next customers";
    counts_title = "Klanten per status" | "Customers by status";
}

#[derive(Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct ListQuery {
    #[serde(skip_serializing_if = "String::is_empty")]
    search: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    state: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    segment: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    after_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    after: String,
}

impl ListQuery {
    /// An invalid parameter in the address filters nothing.
    fn filter(&self) -> Filter {
        Filter {
            search: self.search.clone(),
            state: self.state.parse().ok(),
            segment: self.segment.parse().ok(),
            after: self
                .after
                .parse()
                .ok()
                .map(|id| (self.after_name.clone(), id)),
        }
    }

    fn address(&self, after: Option<(String, AccountId)>) -> String {
        let (after_name, after) = after
            .map(|(name, id)| (name, id.to_string()))
            .unwrap_or_default();
        let asked = Self {
            after_name,
            after,
            ..self.clone()
        };
        format!(
            "{}?{}",
            paths::panel(),
            serde_html_form::to_string(&asked).unwrap_or_default()
        )
    }
}

pub(crate) async fn show(cx: PageContext, Query(asked): Query<ListQuery>) -> Page {
    let lang = cx.lang;
    let found = queries::members(&cx.portal, &cx.actor, &asked.filter()).await?;
    let segments = queries::segments(&cx.portal, &cx.actor).await?;
    let labels = [
        ("search", search(lang)),
        ("state", state(lang)),
        ("segment", segment(lang)),
    ];
    let refusal = Refusal::default();
    let form = Form::new(lang, &refusal, &labels);
    let states = std::iter::once(Choice::new("", every_state(lang)))
        .chain(
            MemberState::ALL
                .iter()
                .map(|&state| Choice::new(state.as_str(), state_text(lang, state))),
        )
        .collect();
    let in_segments = std::iter::once(Choice::new("", every_segment(lang)))
        .chain(
            segments
                .iter()
                .map(|segment| Choice::new(segment.id.to_string(), &segment.name)),
        )
        .collect();
    cx.page(panel(lang)).wide().show(|| {
        let counts: Vec<_> = found
            .counts
            .iter()
            .map(|&(state, count)| {
                let link = format!("{}?state={}", paths::panel(), state.as_str());
                view! { <div><dt><a href=link>{state_text(lang, state)}</a></dt><dd>{count}</dd></div> }
            })
            .collect();
        let rows: Vec<_> = found
            .lines
            .iter()
            .map(|line| {
                view! {
                    <tr>
                        <th scope="row"><a href=paths::member(line.id)>{line.name.clone()}</a></th>
                        <td data-label=email_column(lang)>{line.email.clone()}</td>
                        <td data-label=segments_column(lang)>{line.segments.clone()}</td>
                        <td data-label=state(lang)><span class=state_class(line.state)>{state_text(lang, line.state)}</span></td>
                    </tr>
                }
            })
            .collect();
        let first_page = (!asked.after.is_empty())
            .then(|| view! { <a href=asked.address(None)>{first(lang)}</a> });
        let next_page = found
            .next
            .clone()
            .map(|after| view! { <a rel="next" href=asked.address(Some(after))>{next(lang)}</a> });
        view! {
            <h1>{panel(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <div class="buttons">
                <a class="button" href=paths::new_invitation()>{invite(lang)}</a>
                <a class="button secondary" href=paths::new_import()>{import(lang)}</a>
                <a class="button secondary" href=paths::new_member()>{add(lang)}</a>
                <a class="button secondary" href=paths::segments()>{segments_link(lang)}</a>
            </div>
            <h2>{counts_title(lang)}</h2>
            <dl class="facts">{counts}</dl>
            <form class="filter" method="get" action=paths::panel() role="search">
                {form.line("search", &asked.search).kind("search").view()}
                {form.select("state", &asked.state, states).view()}
                {form.select("segment", &asked.segment, in_segments).view()}
                <button class="button">{show_button(lang)}</button>
            </form>
            {if rows.is_empty() {
                view! { <p class="empty">{none(lang)}</p> }.into_any()
            } else {
                view! {
                    <table class="stacks">
                        <thead><tr>
                            <th scope="col">{name_column(lang)}</th>
                            <th scope="col">{email_column(lang)}</th>
                            <th scope="col">{segments_column(lang)}</th>
                            <th scope="col">{state(lang)}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                }.into_any()
            }}
            <nav class="pager" aria-label=panel(lang)>{first_page}{next_page}</nav>
        }
    })
}
