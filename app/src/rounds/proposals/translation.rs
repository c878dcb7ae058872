//! The text of a proposal in the other language, for its owner to write.

use super::steps::{
    course_label, fixed_label, impact_statement_label, open_label, question_label, summary_label,
    title_label,
};
use crate::{
    people::translations::{self, Fields, SheetPage},
    web::{
        context::{Page, PageContext},
        paths,
        ui::refusal::Refusal,
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Language,
    base::ids::ProposalId,
    people::translations::{Field, OwnTranslation, Piece, Typed},
    rounds::proposals::{operations, queries},
};
use leptos::prelude::*;

texts! {
    title(language: &str) = "Het voorstel in het {language}" | "The proposal in {language}";
    kept = "U kunt dit ook schrijven of verbeteren als de ronde al open is." | "You can also write or improve this once the round is open.";
    back = "Terug naar het voorstel" | "Back to the proposal";
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ProposalId>) -> Page {
    page(&cx, id, None, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ProposalId>,
    Posted(fields): Posted<Fields>,
) -> Page {
    let typed: Typed = fields.into_iter().collect();
    let outcome = operations::translate(&cx.portal, &cx.actor, id, &typed).await;
    translations::sent(&cx, &paths::proposal(id), outcome, async |refusal| {
        page(&cx, id, Some(&typed), &refusal).await
    })
    .await
}

async fn page(cx: &PageContext, id: ProposalId, typed: Option<&Typed>, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let sheet = queries::to_translate(&cx.portal, &cx.actor, id).await?;
    let of = SheetPage {
        title,
        kept: kept(lang),
        label: &|piece| label(lang, piece),
        back: (paths::proposal(id), back(lang)),
    };
    translations::page(cx, &sheet, typed, refusal, of)
}

fn label(lang: Language, piece: &Piece) -> String {
    let label = match piece.field {
        Field::Summary => summary_label(lang),
        Field::Fixed => fixed_label(lang),
        Field::Open => open_label(lang),
        Field::Course => course_label(lang),
        Field::ImpactStatement => impact_statement_label(lang),
        Field::Question => {
            let place = usize::try_from(piece.place).unwrap_or_default();
            return question_label(lang, place);
        }
        _ => title_label(lang),
    };
    label.to_owned()
}

/// The link to the form.
pub(crate) fn way(cx: &PageContext, id: ProposalId, own: OwnTranslation) -> AnyView {
    translations::way(cx.lang, paths::translate_proposal(id), own)
}
