//! All reasons for one position, page by page.

use super::{position_name, results};
use crate::cx::{Cx, Page};
use axum::extract::{Path, Query};
use klankbord_domain::{
    Error,
    ids::ProposalId,
    positions::{Position, queries::reasons},
    proposals::queries::reading,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title(position: &str) = "De redenen: {position}" | "The reasons: {position}";
    next = "Volgende redenen" | "Next reasons";
    back = "Terug naar het voorstel" | "Back to the proposal";
}

/// Where the page begins.
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
    cx: Cx,
    Path((id, position)): Path<(ProposalId, String)>,
    Query(begin): Query<From>,
) -> Page {
    let lang = cx.lang;
    let position: Position = position.parse().map_err(|_| Error::NotFound)?;
    let reading = reading(&cx.portal, &cx.actor, id).await?;
    let (said, following) = reasons(&cx.portal, &reading, position, begin.after)
        .await?
        .ok_or(Error::NotFound)?;
    let title = title(lang, position_name(lang, position));
    cx.leaf(title.clone()).show(move || {
        let following = following.map(|after| {
            let path = format!(
                "/proposals/{id}/reasons/{}?after={after}",
                position.as_str()
            );
            view! { <p><a href=path>{next(lang)}</a></p> }
        });
        view! {
            <p class="hint">{reading.proposal.title.clone()}</p>
            <h1>{title}</h1>
            {results::list(lang, &said)}
            {following}
            <p><a href=format!("/proposals/{id}")>{back(lang)}</a></p>
        }
    })
}
