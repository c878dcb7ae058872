//! Everything that a customer asked, the newest first.

use super::shown::answerer;
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{Icon, icon, onwards, opening},
};
use axum_extra::extract::Query;
use klankbord_domain::{
    answering::signals::{
        State,
        enquiries::{Enquiry, queries},
    },
    base::ids::SignalId,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Wat u ons vroeg" | "What you asked us";
    home = "Voor u" | "For you";
    ask = "Vraag het ons" | "Ask us";
    nothing = "U hebt ons nog niets gevraagd. Dat kan altijd, ook als wij niets vragen." | "You haven’t asked us anything yet. You can do so at any time.";
    answers(who: &str) = "{who} antwoordt" | "{who} will answer";
    your_turn = "Is uw vraag beantwoord?" | "Is your question answered?";
    settled(who: &str) = "{who} antwoordde. Het is afgerond." | "{who} answered. It is closed.";
    refused = "U zei dat uw vraag niet is beantwoord." | "You said that your question was not answered.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Older {
    before: Option<i64>,
}

pub(crate) async fn show(cx: PageContext, Query(older): Query<Older>) -> Page {
    let lang = cx.lang;
    let before = older.before.map(SignalId);
    let (mine, next) = queries::mine(&cx.portal, &cx.actor, before).await?;
    cx.page(title(lang)).show(|| {
        let first = before.map(|_| paths::asked().to_owned());
        let next = next.map(|id| format!("{}?before={id}", paths::asked()));
        let list = if mine.is_empty() {
            view! { <p class="empty">{nothing(lang)}</p> }.into_any()
        } else {
            let each: Vec<_> = mine.iter().map(|one| line(&cx, one)).collect();
            view! { <ul class="items">{each}</ul> }.into_any()
        };
        view! {
            <a class="back" href=paths::home()>{icon(Icon::Back)}{home(lang)}</a>
            <h1>{title(lang)}</h1>
            <p><a class="button secondary" href=paths::ask()>{ask(lang)}</a></p>
            {list}
            {onwards(lang, first, next)}
        }
    })
}

fn line(cx: &PageContext, one: &Enquiry) -> AnyView {
    let lang = cx.lang;
    let told = if one.state == State::Open {
        cx.clock(&answers(lang, &answerer(lang, one)), one.due_at)
    } else if one.awaits_verdict() {
        view! { <span class="tag you">{your_turn(lang)}</span> }.into_any()
    } else if one.is_refused() {
        view! { <span>{refused(lang)}</span> }.into_any()
    } else {
        let by = one.answered_by.as_deref().unwrap_or_default();
        view! { <span>{settled(lang, by)}</span> }.into_any()
    };
    view! {
        <li>
            <a href=paths::enquiry(one.id)><bdi>{opening(&one.words)}</bdi></a>
            <p class="meta"><span>{cx.day(one.asked_at)}</span>{told}</p>
        </li>
    }
    .into_any()
}
