//! All contributions to one proposal, page by page.

use super::section::Section;
use crate::web::{
    context::{Page, PageContext},
    paths,
};
use axum::extract::Path;
use axum_extra::extract::Query;
use klankbord_domain::{
    base::ids::{ContributionId, ProposalId},
    rounds::proposals,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title(proposal: &str) = "Inbreng bij: {proposal}" | "Contributions to: {proposal}";
    back = "Terug naar het voorstel" | "Back to the proposal";
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(crate) struct Range {
    before: String,
}

pub(crate) async fn show(
    cx: PageContext,
    Path(id): Path<ProposalId>,
    Query(range): Query<Range>,
) -> Page {
    let before: Option<ContributionId> = range.before.parse().ok();
    let lang = cx.lang;
    let view = proposals::queries::view(&cx.portal, &cx.actor, id).await?;
    let section = Section::load(&cx, &view, before).await?;
    let here = paths::contributions(id);
    let from = before.map_or_else(|| here.clone(), |before| format!("{here}?before={before}"));
    let title = title(lang, section.title());
    cx.page(title.clone()).show(|| {
        view! {
            <p><a href=paths::proposal(id)>{back(lang)}</a></p>
            <h1>{title}</h1>
            {section.view(&cx, &from, false)}
        }
    })
}
