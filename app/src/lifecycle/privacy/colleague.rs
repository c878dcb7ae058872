//! The administrator erases somebody who worked here, was never a customer, and asked for it.

use super::confirm::{self, ConfirmForm, Erasing};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::refusal::{Refusal, show_again},
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Conflict, Error, Language,
    base::ids::AccountId,
    lifecycle::leaving::{operations, queries},
};
use leptos::prelude::*;

texts! {
    lead = "Doe dit alleen als deze oud-collega erom vraagt." | "Do this only if this former colleague asks for it.";
    goes = "Dit wordt gewist" | "This is erased";
    goes_who = "Naam, e-mailadres, taal en wachtwoord" | "Name, email address, language and password";
    goes_rest = "Aanmeldingen, mails die nog verstuurd moeten worden, mailvoorkeuren en antwoorden op datumvragen"
        | "Sign-ins, emails that are still to be sent, email preferences and answers about dates";
    stays = "Dit blijft" | "This stays";
    stays_words = "Antwoorden, besluiten en afspraken, want die zijn van de organisatie. In plaats van de naam staat er voortaan dat het een oud-collega was."
        | "Answers, decisions and commitments, because they are the organisation's. In place of the name they say that it was a former colleague.";
    stays_log = "In het logboek staat wat deze collega deed en dat er iets is gewist, met een nummer en zonder naam."
        | "The log says what this colleague did and that something was erased, with a number and without a name.";
    already = "Alles over deze persoon is al gewist." | "Everything about this person has already been erased.";
    done = "Alles over deze persoon is gewist." | "Everything about this person has been erased.";
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<AccountId>) -> Page {
    page(&cx, id, &ConfirmForm::default(), &Refusal::default()).await
}

async fn page(cx: &PageContext, id: AccountId, typed: &ConfirmForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let person = queries::erasable_colleague(&cx.portal, &cx.actor, id).await?;
    let words = Erasing {
        lead: lead(lang),
        already: already(lang),
        consequences: consequences(lang),
        action: paths::erase_colleague(id),
        back: paths::staff(),
    };
    confirm::page(cx, &person, words, typed, refusal)
}

fn consequences(lang: Language) -> AnyView {
    view! {
        <h3>{goes(lang)}</h3>
        <ul><li>{goes_who(lang)}</li><li>{goes_rest(lang)}</li></ul>
        <h3>{stays(lang)}</h3>
        <ul><li>{stays_words(lang)}</li><li>{stays_log(lang)}</li></ul>
    }
    .into_any()
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<AccountId>,
    Posted(typed): Posted<ConfirmForm>,
) -> Page {
    match operations::erase_colleague(&cx.portal, &cx.actor, id, &typed.parsed()).await {
        Ok(()) => cx.done(paths::staff(), done(cx.lang)),
        // The page of the error leads to the sign-in, and back.
        Err(error @ Error::Conflict(Conflict::SignInAgain)) => Err(error.into()),
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}
