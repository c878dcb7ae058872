//! Correcting the name, the address or the number of a customer.

use super::add::{email, name, number};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Form,
        refusal::{Refusal, show_again},
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Error,
    base::ids::MemberId,
    people::panel::{
        operations::{self, Correction},
        queries,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Naam of adres verbeteren" | "Correct the name or address";
    lead = "Wat deze klant zei, blijft staan. Mails gaan voortaan naar het nieuwe adres."
        | "What this customer said stays. From now on, emails go to the new address.";
    save = "Opslaan" | "Save";
    saved = "De gegevens zijn opgeslagen." | "The details have been saved.";
    back = "Terug naar de klant" | "Back to the customer";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct CorrectForm {
    name: String,
    email: String,
    number: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<MemberId>) -> Page {
    let member = queries::member(&cx.portal, &cx.actor, id).await?.member;
    let typed = CorrectForm {
        name: member.name,
        // An account without an address was erased: nothing is left to correct.
        email: member.email.ok_or(Error::NotFound)?,
        number: member.number.unwrap_or_default(),
    };
    page(&cx, id, &typed, &Refusal::default())
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<MemberId>,
    Posted(typed): Posted<CorrectForm>,
) -> Page {
    let correction = Correction {
        name: typed.name.clone(),
        email: typed.email.clone(),
        number: typed.number.clone(),
    };
    match operations::correct(&cx.portal, &cx.actor, id, &correction).await {
        Ok(()) => cx.done(&paths::member(id), saved(cx.lang)),
        Err(error) => show_again(error, async |refusal| page(&cx, id, &typed, &refusal)).await,
    }
}

fn page(cx: &PageContext, id: MemberId, typed: &CorrectForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let labels = [
        ("name", name(lang)),
        ("email", email(lang)),
        ("number", number(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        view! {
            <p><a href=paths::member(id)>{back(lang)}</a></p>
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <form method="post" novalidate>
                {form.line("name", &typed.name).view()}
                {form.line("email", &typed.email).kind("email").view()}
                {form.line("number", &typed.number).short().optional().view()}
                <button class="button">{save(lang)}</button>
            </form>
        }
    })
}
