//! An answer in the other language, for the person who gave it to write.

use crate::{
    people::translations::{self, Fields, SheetPage},
    web::{
        context::{Page, PageContext},
        paths,
        ui::refusal::{Refusal, show_again},
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Language,
    answering::answers::translation as second,
    base::ids::{AnswerId, ContributionId},
    people::translations::Typed,
};

texts! {
    title(language: &str) = "Uw antwoord in het {language}" | "Your answer in {language}";
    kept = "Uw antwoord zelf verandert hierdoor niet. Wie het al kreeg, krijgt geen nieuwe mail."
        | "This does not change your answer itself. Whoever already has it gets no new email.";
    label = "Uw antwoord" | "Your answer";
    back = "Terug" | "Back";
    write = "Dit antwoord in de andere taal schrijven" | "Write this answer in the other language";
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<AnswerId>) -> Page {
    page(&cx, id, None, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<AnswerId>,
    Posted(fields): Posted<Fields>,
) -> Page {
    let typed: Typed = fields.into_iter().collect();
    match second::translate(&cx.portal, &cx.actor, id, &typed).await {
        Ok(translated) => {
            let (_, served) = second::sheet(&cx.portal, &cx.actor, id).await?;
            translations::done(&cx, &place(served), translated)
        }
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, id, Some(&typed), &refusal).await
            })
            .await
        }
    }
}

async fn page(cx: &PageContext, id: AnswerId, typed: Option<&Typed>, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let (sheet, served) = second::sheet(&cx.portal, &cx.actor, id).await?;
    let of = SheetPage {
        title,
        kept: kept(lang),
        label: &|_| label(lang).to_owned(),
        back: (place(served), back(lang)),
    };
    translations::page(cx, &sheet, typed, refusal, of)
}

/// Where the answer is read by the person who gave it.
fn place(served: Option<ContributionId>) -> String {
    served.map_or_else(|| paths::held_answers().to_owned(), paths::inbox_item)
}

/// The words of the link to the form.
pub(super) const fn way(lang: Language) -> &'static str {
    write(lang)
}
