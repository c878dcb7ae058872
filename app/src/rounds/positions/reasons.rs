//! All reasons for one position, and all replies to one question, page by page.

use super::{position_name, results};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::lang_of,
};
use axum::extract::{Path, Query};
use klankbord_domain::{
    Error,
    base::ids::ProposalId,
    rounds::{
        positions::{
            Position, Reason,
            queries::{reasons, replies},
        },
        proposals::queries::{ProposalView, view},
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title(position: &str) = "Redenen: {position}" | "Reasons: {position}";
    replies_title(question: &str) = "Antwoorden op: {question}" | "Replies to: {question}";
    no_replies = "Hier heeft nog niemand op geantwoord." | "Nobody has replied to this yet.";
    next = "Volgende" | "Next";
    back = "Terug naar de uitslag" | "Back to the results";
}

/// The place where the page begins.
#[derive(Deserialize)]
#[serde(default)]
pub(crate) struct From {
    after: i64,
}

impl Default for From {
    fn default() -> Self {
        Self { after: -1 }
    }
}

pub(crate) async fn show(
    cx: PageContext,
    Path((id, position)): Path<(ProposalId, String)>,
    Query(begin): Query<From>,
) -> Page {
    let lang = cx.lang;
    let position: Position = position.parse().map_err(|_| Error::NotFound)?;
    let view = view(&cx.portal, &cx.actor, id).await?;
    let (said, following) = reasons(&cx.portal, &cx.actor, &view, position, begin.after)
        .await?
        .ok_or(Error::NotFound)?;
    let title = title(lang, position_name(lang, position));
    let path = paths::reasons(id, position);
    let from = format!("{path}?after={}", begin.after);
    page(
        &cx,
        &view,
        title,
        &said,
        &from,
        following.map(|after| (path, after)),
    )
}

/// The replies to one question, for staff.
pub(crate) async fn show_replies(
    cx: PageContext,
    Path((id, place)): Path<(ProposalId, i64)>,
    Query(begin): Query<From>,
) -> Page {
    let view = view(&cx.portal, &cx.actor, id).await?;
    let (said, following) = replies(&cx.portal, &view, place, begin.after).await?;
    let question = view
        .questions
        .iter()
        .find(|question| question.place == place);
    let title = replies_title(cx.lang, &question.ok_or(Error::NotFound)?.text);
    let path = paths::replies(id, place);
    page(
        &cx,
        &view,
        title,
        &said,
        &path.clone(),
        following.map(|after| (path, after)),
    )
}

fn page(
    cx: &PageContext,
    view: &ProposalView,
    title: String,
    said: &[Reason],
    from: &str,
    following: Option<(String, i64)>,
) -> Page {
    let lang = cx.lang;
    let id = view.proposal.id;
    cx.page(title.clone()).show(|| {
        let none = said
            .is_empty()
            .then(|| view! { <p class="empty">{no_replies(lang)}</p> });
        let following = following.map(|(path, after)| {
            view! { <p><a href=format!("{path}?after={after}")>{next(lang)}</a></p> }
        });
        view! {
            <p class="hint" lang=lang_of(lang, view.proposal.language)>{view.proposal.title.clone()}</p>
            <h1>{title}</h1>
            {none}
            {results::list(lang, view, said, from)}
            {following}
            <p><a href=paths::round_results(id)>{back(lang)}</a></p>
        }
    })
}
