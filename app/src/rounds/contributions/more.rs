//! The last step: anything else that a member asks or tells about a proposal.

use super::section::{SectionForm, form, kept, summary};
use crate::{
    rounds::proposals::stepping::{Asked, skip_link, step},
    web::{
        context::{Page, PageContext},
        paths,
        ui::refusal::{Refusal, show_again},
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    base::ids::ProposalId,
    rounds::{
        contributions::{
            operations::{self, ContributionForm},
            queries::About,
        },
        proposals,
    },
};
use leptos::prelude::*;

texts! {
    title = "Wilt u ons nog iets vragen of vertellen?" | "Would you like to ask or tell us anything else?";
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ProposalId>) -> Page {
    page(&cx, id, &SectionForm::default(), &Refusal::default()).await
}

async fn page(cx: &PageContext, id: ProposalId, typed: &SectionForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let view = proposals::queries::view(&cx.portal, &cx.actor, id).await?;
    if !view.viewer.asked && refusal.is_empty() {
        return cx.go(&paths::proposal(id));
    }
    let about = About::of(&view);
    let words = [typed.text.as_str()];
    step(cx, &view, Asked::More, title(lang), refusal, &words, || {
        let skip = skip_link(cx, Asked::More, &view);
        view! {
            {summary(lang, refusal)}
            <h1>{title(lang)}</h1>
            {form(cx, &about, typed, refusal, skip)}
        }
    })
}

/// Handles the form; shows it again, with what was typed, when it is refused.
pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ProposalId>,
    Posted(typed): Posted<SectionForm>,
) -> Page {
    let to_write = ContributionForm {
        kind: typed.kind.clone(),
        text: typed.text.clone(),
        shown_as: typed.shown_as.clone(),
    };
    match operations::write(&cx.portal, &cx.actor, id, &to_write).await {
        Ok(_) => {
            let view = proposals::queries::view(&cx.portal, &cx.actor, id).await?;
            let next = if view.viewer.voted {
                Asked::More.next(&view)
            } else {
                format!("{}#contributions", paths::proposal(id))
            };
            cx.done(&next, kept(cx.lang))
        }
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}
