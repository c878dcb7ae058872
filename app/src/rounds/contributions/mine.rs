//! Everything that a member wrote, each with its state and its answer.

use super::{due, kind_name, section::answer_figure, state_tag};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::onwards,
};
use axum_extra::extract::Query;
use klankbord_domain::{
    base::ids::ContributionId,
    rounds::contributions::{
        State,
        queries::{self, Mine},
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Wat er met uw inbreng gebeurde" | "What happened with your input";
    lead = "Niets wat u schrijft, verdwijnt. U ziet hier bij alles wie antwoordt en wanneer." | "Nothing you write disappears. You can see here who answers, and when.";
    nothing = "U hebt nog niets geschreven." | "You haven't written anything yet.";
    on_proposal(proposal: &str) = "bij {proposal}" | "on {proposal}";
    your_turn = "Zeg of uw vraag is beantwoord" | "Tell us if your question is answered";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Older {
    before: Option<i64>,
}

pub(crate) async fn show(cx: PageContext, Query(older): Query<Older>) -> Page {
    let lang = cx.lang;
    let before = older.before.map(ContributionId);
    let (mine, next) = queries::all_mine(&cx.portal, &cx.actor, before).await?;
    cx.page(title(lang)).show(|| {
        let first = before.map(|_| paths::mine().to_owned());
        let next = next.map(|id| format!("{}?before={id}", paths::mine()));
        let list = if mine.is_empty() {
            view! { <p class="empty">{nothing(lang)}</p> }.into_any()
        } else {
            let each: Vec<_> = mine.iter().map(|mine| one(&cx, mine)).collect();
            view! { <ul class="items">{each}</ul> }.into_any()
        };
        view! {
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            {list}
            {onwards(lang, first, next)}
        }
    })
}

fn one(cx: &PageContext, mine: &Mine) -> AnyView {
    let lang = cx.lang;
    let opening: String = mine.text.chars().take(120).collect();
    let due = (mine.state == State::Waiting).then(|| due(cx, mine.due_at));
    let answer = mine
        .answer
        .as_ref()
        .zip(mine.answer_in)
        .zip(mine.answered_by.as_ref().zip(mine.answered_at))
        .map(|((text, written), (by, at))| answer_figure(cx, (text, written), by, &cx.day(at)));
    let turn = mine
        .awaits_verdict()
        .then(|| view! { <p><a class="button small" href=paths::contribution(mine.id)>{your_turn(lang)}</a></p> });
    view! {
        <li>
            <a href=paths::contribution(mine.id)>{opening}</a>
            <p class="meta">
                <span>{kind_name(lang, mine.kind)}" "{on_proposal(lang, &mine.title)}</span>
                <span>{cx.day(mine.written_at)}</span>
                {state_tag(lang, mine.state, mine.reopened_at.is_some())}
                {due}
            </p>
            {answer}
            {turn}
        </li>
    }
    .into_any()
}
