//! The subject of a session in the other language, for whoever arranges it to write.

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
    base::ids::SessionId,
    boardroom::sessions::translation as second,
    people::translations::{Field, OwnTranslation, Piece, Typed},
};
use leptos::prelude::*;

texts! {
    title(language: &str) = "De sessie in het {language}" | "The session in {language}";
    kept = "U kunt dit ook schrijven of verbeteren als er al mensen zijn gevraagd. Niemand krijgt hier bericht van." | "You can also write or improve this once people have been asked. Nobody gets a message about it.";
    theme_label = "Waar gaat het over?" | "What is it about?";
    open_label = "Wat kunnen klanten nog veranderen?" | "What can customers still change?";
    back = "Terug naar de sessie" | "Back to the session";
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    page(&cx, id, None, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<SessionId>,
    Posted(fields): Posted<Fields>,
) -> Page {
    let typed: Typed = fields.into_iter().collect();
    let outcome = second::translate(&cx.portal, &cx.actor, id, &typed).await;
    translations::sent(&cx, &paths::session(id), outcome, async |refusal| {
        page(&cx, id, Some(&typed), &refusal).await
    })
    .await
}

async fn page(cx: &PageContext, id: SessionId, typed: Option<&Typed>, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let sheet = second::sheet(&cx.portal, &cx.actor, id).await?;
    let of = SheetPage {
        title,
        kept: kept(lang),
        label: &|piece| label(lang, piece).to_owned(),
        back: (paths::session(id), back(lang)),
    };
    translations::page(cx, &sheet, typed, refusal, of)
}

const fn label(lang: Language, piece: &Piece) -> &'static str {
    match piece.field {
        Field::Open => open_label(lang),
        _ => theme_label(lang),
    }
}

/// The link to the form.
pub(crate) fn way(lang: Language, id: SessionId, own: OwnTranslation) -> AnyView {
    translations::way(lang, paths::translate_session(id), own)
}
