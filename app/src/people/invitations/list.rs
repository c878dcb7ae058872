//! All invitations, with counts by state.

use super::{invitations, state_class, state_text};
use crate::{
    people::accounts::name_of,
    web::context::{Page, PageContext},
    web::paths,
};
use axum::extract::Query;
use klankbord_domain::people::invitations::{InvitationState, queries};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    lead = "Wie is er uitgenodigd, en wat zeiden ze?" | "Who was invited, and what did they say?";
    new = "Klanten uitnodigen" | "Invite customers";
    counts_title = "Uitnodigingen per status" | "Invitations by status";
    everything = "Alle uitnodigingen" | "All invitations";
    none = "Geen uitnodigingen." | "No invitations.";
    customer = "Klant" | "Customer";
    state = "Status" | "Status";
    sent_on = "Verstuurd" | "Sent";
    until = "Geldig tot" | "Valid until";
    older = "Oudere uitnodigingen" | "Older invitations";
    first = "Naar het begin" | "Back to the start";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct ListQuery {
    state: String,
    before: String,
}

pub(crate) async fn show(cx: PageContext, Query(asked): Query<ListQuery>) -> Page {
    let lang = cx.lang;
    let only: Option<InvitationState> = asked.state.parse().ok();
    let before = asked.before.parse().ok();
    let found = queries::invitations(&cx.portal, &cx.actor, only, before).await?;
    let filter = only.map_or("", InvitationState::as_str);
    cx.page(invitations(lang)).wide().show(|| {
        let counts: Vec<_> = found
            .counts
            .iter()
            .map(|&(state, count)| {
                let link = format!("{}?state={}", paths::invitations(), state.as_str());
                let current = (only == Some(state)).then_some("true");
                view! { <div><dt><a href=link aria-current=current>{state_text(lang, state)}</a></dt><dd>{count}</dd></div> }
            })
            .collect();
        let rows: Vec<_> = found
            .lines
            .iter()
            .map(|line| {
                view! {
                    <tr>
                        <th scope="row"><a href=paths::invitation(line.id)>{name_of(lang, &line.name)}</a></th>
                        <td data-label=state(lang)><span class=state_class(line.state)>{state_text(lang, line.state)}</span></td>
                        <td data-label=sent_on(lang)>{line.sent_at.map(|at| cx.day(at))}</td>
                        <td data-label=until(lang)>{line.expires_at.map(|at| cx.day(at))}</td>
                    </tr>
                }
            })
            .collect();
        let heading = only.map_or(everything(lang), |state| state_text(lang, state));
        let all = only.map(|_| view! { <p><a href=paths::invitations()>{everything(lang)}</a></p> });
        let first_page = before.map(|_| {
            view! { <a href=format!("{}?state={filter}", paths::invitations())>{first(lang)}</a> }
        });
        let next_page = found.next.map(|id| {
            view! { <a rel="next" href=format!("{}?state={filter}&before={id}", paths::invitations())>{older(lang)}</a> }
        });
        view! {
            <h1>{invitations(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <p><a class="button" href=paths::new_invitation()>{new(lang)}</a></p>
            <h2>{counts_title(lang)}</h2>
            <dl class="facts">{counts}</dl>
            {all}
            {if rows.is_empty() {
                view! { <p class="empty">{none(lang)}</p> }.into_any()
            } else {
                view! {
                    <table class="stacks">
                        <caption>{heading}</caption>
                        <thead><tr>
                            <th scope="col">{customer(lang)}</th>
                            <th scope="col">{state(lang)}</th>
                            <th scope="col">{sent_on(lang)}</th>
                            <th scope="col">{until(lang)}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                }.into_any()
            }}
            <nav class="pager" aria-label=invitations(lang)>{first_page}{next_page}</nav>
        }
    })
}
