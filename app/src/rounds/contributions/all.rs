//! All contributions to one proposal, page by page. A form that is refused comes back on this page
//! too.

use super::section::{Section, SectionForm};
use crate::web::ui::refusal::Refusal;
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
    let before = range.before.parse().ok();
    page(&cx, id, before, SectionForm::default(), Refusal::default()).await
}

pub(super) async fn page(
    cx: &PageContext,
    id: ProposalId,
    before: Option<ContributionId>,
    typed: SectionForm,
    refusal: Refusal,
) -> Page {
    let lang = cx.lang;
    let view = proposals::queries::view(&cx.portal, &cx.actor, id).await?;
    let section = Section::load(cx, &view, before, typed, refusal).await?;
    let title = title(lang, section.title());
    cx.page(title.clone()).refused(section.refusal()).show(|| {
        view! {
            {section.summary(lang)}
            <p><a href=paths::proposal(id)>{back(lang)}</a></p>
            <h1>{title}</h1>
            {section.view(cx)}
        }
    })
}
