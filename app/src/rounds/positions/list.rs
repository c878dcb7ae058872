//! The proposals that were put to a customer: those that are open, and those that were, with what they said of each.

use super::position_name;
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{Icon, Item, Tone, icon, items, onwards, tag},
};
use axum_extra::extract::Query;
use klankbord_domain::{
    Language,
    base::ids::ProposalId,
    rounds::{
        positions::{PutTo, queries},
        proposals::State,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Wat wij u voorlegden" | "What we put to you";
    home = "Voor u" | "For you";
    open_title = "Nu open" | "Open now";
    over_title = "Gesloten" | "Closed";
    nothing = "Wij hebben u nog niets voorgelegd." | "We have not put anything to you yet.";
    nothing_open = "Er is nu niets open." | "Nothing is open now.";
    asks(owner: &str) = "{owner} vraagt wat u ervan vindt." | "{owner} asks what you think of it.";
    you_said(position: &str) = "Uw standpunt: {position}." | "Your position: {position}.";
    you_did_not_vote = "U stemde niet." | "You did not vote.";
    votes_until = "Stemmen" | "Vote";
    closed_on(day: &str) = "Gesloten op {day}" | "Closed on {day}";
    closed = "Gesloten" | "Closed";
    decided = "Besloten" | "Decided";
    withdrawn = "Ingetrokken" | "Withdrawn";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Older {
    before: Option<i64>,
}

pub(crate) async fn show(cx: PageContext, Query(older): Query<Older>) -> Page {
    let lang = cx.lang;
    let before = older.before.map(ProposalId);
    let (found, next) = queries::put_to(&cx.portal, &cx.actor, before).await?;
    let (open, over): (Vec<_>, Vec<_>) = found.iter().partition(|one| one.state == State::Open);
    cx.page(title(lang)).show(|| {
        let rows = |list: &[&PutTo]| list.iter().map(|one| row(&cx, one)).collect::<Vec<_>>();
        let first = before.map(|_| paths::proposals().to_owned());
        let next = next.map(|id| format!("{}?before={id}", paths::proposals()));
        let lists = if found.is_empty() {
            view! { <p class="empty">{nothing(lang)}</p> }.into_any()
        } else {
            let open = (before.is_none() || !open.is_empty()).then(|| {
                view! { <section id="open"><h2>{open_title(lang)}</h2>{items(rows(&open), nothing_open(lang))}</section> }
            });
            let over = (!over.is_empty()).then(|| {
                view! { <section id="over"><h2>{over_title(lang)}</h2>{items(rows(&over), "")}</section> }
            });
            view! { {open}{over} }.into_any()
        };
        view! {
            <a class="back" href=paths::home()>{icon(Icon::Back)}{home(lang)}</a>
            <h1>{title(lang)}</h1>
            {lists}
            {onwards(lang, first, next)}
        }
    })
}

fn row(cx: &PageContext, one: &PutTo) -> Item {
    let lang = cx.lang;
    let id = one.proposal_id;
    let path = match one.state {
        State::Decided => paths::decision(id),
        State::Closed => paths::round_results(id),
        State::Draft | State::Open | State::Withdrawn => paths::proposal(id),
    };
    let item = Item::new(path, one.title.clone())
        .in_language(one.language)
        .line(said(lang, one));
    match (one.state, one.closes_at) {
        (State::Open, Some(at)) => item.meta(cx.clock(votes_until(lang), at)),
        (State::Closed, Some(at)) => item.meta(closed_on(lang, &cx.day(at))),
        (State::Decided, _) => item.meta(tag(Tone::Past, decided(lang))),
        (State::Withdrawn, _) => item.meta(tag(Tone::Past, withdrawn(lang))),
        (State::Open | State::Closed | State::Draft, _) => item.meta(tag(Tone::Past, closed(lang))),
    }
}

fn said(lang: Language, one: &PutTo) -> String {
    match one.position {
        Some(position) => you_said(lang, position_name(lang, position)),
        None if one.state == State::Open => asks(lang, &one.owner),
        None => you_did_not_vote(lang).to_owned(),
    }
}
