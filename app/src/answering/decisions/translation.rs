//! A decision in the other language, for the owner of its project to write.

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
    answering::decisions::translation as second,
    base::ids::ProposalId,
    people::translations::{Field, OwnTranslation, Piece, Sheet, Typed},
};
use leptos::prelude::*;

texts! {
    title(language: &str) = "Het besluit in het {language}" | "The decision in {language}";
    kept = "Het besluit zelf verandert hierdoor niet. Wie zoekt, vindt het ook met deze woorden. Niemand krijgt hier bericht van."
        | "This does not change the decision itself. Whoever searches also finds it by these words. Nobody gets a message about it.";
    theme_label = "Thema" | "Theme";
    heard_label = "Wat zeiden klanten?" | "What did customers say?";
    decided_label = "Wat besluiten we?" | "What do we decide?";
    why_label = "Waarom?" | "Why?";
    change_label = "Wat kan ons van gedachten doen veranderen?" | "What could change our mind?";
    of_theme(theme: &str, question: &str) = "{theme}. {question}" | "{theme}. {question}";
    add(language: &str) = "Het besluit in het {language} schrijven" | "Write the decision in {language}";
    change(language: &str) = "Het besluit in het {language} wijzigen" | "Change the decision in {language}";
    back = "Terug naar het besluit" | "Back to the decision";
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
    let outcome = second::translate(&cx.portal, &cx.actor, id, &typed).await;
    translations::sent(&cx, &paths::decision(id), outcome, async |refusal| {
        page(&cx, id, Some(&typed), &refusal).await
    })
    .await
}

async fn page(cx: &PageContext, id: ProposalId, typed: Option<&Typed>, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let sheet = second::sheet(&cx.portal, &cx.actor, id).await?;
    let of = SheetPage {
        title,
        kept: kept(lang),
        label: &|piece| label(lang, &sheet, piece),
        back: (paths::decision(id), back(lang)),
    };
    translations::page(cx, &sheet, typed, refusal, of)
}

/// The label of a field; with the name of its theme, when the decision has parts about themes.
fn label(lang: Language, sheet: &Sheet, piece: &Piece) -> String {
    let question = match piece.field {
        Field::Heard => heard_label(lang),
        Field::Decided => decided_label(lang),
        Field::Why => why_label(lang),
        Field::WouldChange => change_label(lang),
        _ => theme_label(lang),
    };
    let theme = sheet.pieces.iter().find(|one| {
        one.field == Field::Name && one.place == piece.place && piece.field != Field::Name
    });
    match theme {
        Some(theme) if !theme.words.is_empty() => of_theme(lang, &theme.words, question),
        _ => question.to_owned(),
    }
}

/// The link to the form. The page of a proposal has one for its own text as well.
pub(super) fn way(lang: Language, id: ProposalId, own: OwnTranslation) -> AnyView {
    translations::way_called(lang, paths::translate_decision(id), own, (add, change))
}
