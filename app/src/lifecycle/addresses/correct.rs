//! Correcting the name, the address, the number or the language of a customer.

use crate::{
    people::panel::languages,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Form,
            refusal::{Refusal, show_again},
        },
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Error,
    base::ids::MemberId,
    lifecycle::addresses::{
        Corrected,
        operations::{self, Correction},
        queries as addresses,
    },
    people::panel::queries,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    name = "Naam" | "Name";
    email = "E-mailadres" | "Email address";
    number = "Klantnummer" | "Customer number";
    language = "Taal" | "Language";
    language_hint = "In deze taal schrijven we de klant." | "We write to the customer in this language.";
    title = "Gegevens verbeteren" | "Correct the details";
    lead = "Wat deze klant zei, blijft staan. Doet deze klant al mee? Dan geldt een nieuw adres pas als de klant het daar bevestigt. Het oude adres krijgt bericht."
        | "What this customer said stays. If this customer has already joined, a new address only counts once they confirm it there. We also email the old address.";
    waits = "De naam, het nummer en de taal zijn opgeslagen. Het nieuwe adres geldt zodra de klant het bevestigt. We hebben daarvoor een link gemaild."
        | "The name, number and language have been saved. The new address counts as soon as the customer confirms it. We have emailed them a link for that.";
    waiting_for(address: &str) = "Dit adres wacht tot de klant het bevestigt: {address}." | "This address is waiting for the customer to confirm it: {address}.";
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
    language: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<MemberId>) -> Page {
    let member = queries::member(&cx.portal, &cx.actor, id).await?.member;
    let typed = CorrectForm {
        name: member.name,
        // An account without an address was erased: nothing is left to correct.
        email: member.email.ok_or(Error::NotFound)?,
        number: member.number.unwrap_or_default(),
        language: member.language.as_str().to_owned(),
    };
    page(&cx, id, &typed, &Refusal::default()).await
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
        language: typed.language.clone(),
    };
    match operations::correct(&cx.portal, &cx.actor, id, &correction).await {
        Ok(Corrected::AtOnce) => cx.done(&paths::member(id), saved(cx.lang)),
        Ok(Corrected::Waits) => cx.done(&paths::member(id), waits(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}

async fn page(cx: &PageContext, id: MemberId, typed: &CorrectForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let account = queries::member(&cx.portal, &cx.actor, id)
        .await?
        .member
        .account_id;
    let waiting = addresses::waiting(&cx.portal, &cx.actor, account).await?;
    let labels = [
        ("name", name(lang)),
        ("email", email(lang)),
        ("number", number(lang)),
        ("language", language(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        view! {
            <p><a href=paths::member(id)>{back(lang)}</a></p>
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            {waiting.map(|waiting| view! { <p>{waiting_for(lang, &waiting.email)}</p> })}
            <form method="post" novalidate>
                {form.line("name", &typed.name).view()}
                {form.line("email", &typed.email).kind("email").view()}
                {form.line("number", &typed.number).short().optional().view()}
                {form.choose("language", &typed.language, languages(lang)).hint(language_hint(lang)).view()}
                <button class="button">{save(lang)}</button>
            </form>
        }
    })
}
