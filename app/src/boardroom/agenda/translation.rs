//! The briefing of a session in the other language, for whoever arranges the session to write.

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
    boardroom::agenda::translation as second,
    people::translations::{Field, OwnTranslation, Piece, Sheet, Typed},
};
use leptos::prelude::*;

texts! {
    title(language: &str) = "De briefing in het {language}" | "The briefing in {language}";
    kept = "Wie de briefing al las, hoeft hem niet opnieuw te lezen. Niemand krijgt hier bericht van."
        | "Whoever has read the briefing need not read it again. Nobody gets a message about this.";
    title_label = "Titel" | "Title";
    why = "Waarom vragen we dit aan u?" | "Why are we asking you this?";
    known = "Wat weten we al?" | "What do we already know?";
    question_one = "Eerste vraag" | "First question";
    question_two = "Tweede vraag" | "Second question";
    explained = "Woorden uitgelegd" | "Words explained";
    bring = "Wat moeten deelnemers meenemen?" | "What should people bring?";
    of_item(item: &str, question: &str) = "{item}. {question}" | "{item}. {question}";
    add(language: &str) = "De briefing in het {language} schrijven" | "Write the briefing in {language}";
    change(language: &str) = "De briefing in het {language} wijzigen" | "Change the briefing in {language}";
    back = "Terug naar de agenda" | "Back to the agenda";
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
    translations::sent(&cx, &paths::agenda(id), outcome, async |refusal| {
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
        label: &|piece| label(lang, &sheet, piece),
        back: (paths::agenda(id), back(lang)),
    };
    translations::page(cx, &sheet, typed, refusal, of)
}

/// The label of a field, with the title of its item.
fn label(lang: Language, sheet: &Sheet, piece: &Piece) -> String {
    let question = match piece.field {
        Field::Why => why(lang),
        Field::Known => known(lang),
        Field::Question => question_one(lang),
        Field::SecondQuestion => question_two(lang),
        Field::Explained => explained(lang),
        Field::Bring => return bring(lang).to_owned(),
        _ => title_label(lang),
    };
    let mut pieces = sheet.pieces.iter();
    let item = pieces.find(|one| one.field == Field::Title && one.place == piece.place);
    item.map_or_else(
        || question.to_owned(),
        |item| of_item(lang, &item.words, question),
    )
}

/// The link to the form.
pub(super) fn way(lang: Language, id: SessionId, own: OwnTranslation) -> AnyView {
    translations::way_called(lang, paths::translate_briefing(id), own, (add, change))
}
