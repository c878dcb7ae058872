//! The administrator erases a customer who asked for it.

use super::confirm::{self, ConfirmForm, Erasing};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::refusal::{Refusal, show_again},
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Conflict, Error,
    base::ids::MemberId,
    lifecycle::leaving::{operations, queries},
};

texts! {
    lead = "Doe dit alleen als deze klant erom vraagt. Wil de klant alleen stoppen? Haal de klant dan uit het panel."
        | "Do this only if this customer asks for it. If they only want to stop, remove them from the panel instead.";
    already = "Alles over deze klant is al gewist." | "Everything about this customer has already been erased.";
    done = "Alles over deze klant is gewist." | "Everything about this customer has been erased.";
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<MemberId>) -> Page {
    page(&cx, id, &ConfirmForm::default(), &Refusal::default()).await
}

async fn page(cx: &PageContext, id: MemberId, typed: &ConfirmForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let person = queries::erasable(&cx.portal, &cx.actor, id).await?;
    let words = Erasing {
        lead: lead(lang),
        already: already(lang),
        consequences: confirm::consequences(lang),
        action: paths::erase_member(id),
        back: &paths::member(id),
    };
    confirm::page(cx, &person, words, typed, refusal)
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<MemberId>,
    Posted(typed): Posted<ConfirmForm>,
) -> Page {
    match operations::erase_member(&cx.portal, &cx.actor, id, &typed.parsed()).await {
        Ok(()) => cx.done(&paths::member(id), done(cx.lang)),
        // The page of the error leads to the sign-in, and back.
        Err(error @ Error::Conflict(Conflict::SignInAgain)) => Err(error.into()),
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}
