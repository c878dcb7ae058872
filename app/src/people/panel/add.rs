//! Adding one customer to the list by hand.

use super::{languages, segment_choices};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Form,
        refusal::{Refusal, show_again},
    },
};
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Language,
    people::panel::{
        operations::{self, CustomerForm},
        queries,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Klant toevoegen" | "Add a customer";
    lead = "De klant komt op de lijst en krijgt daar geen bericht van. Uitnodigen doet u daarna."
        | "This puts the customer on the list. They get no email yet. You can invite them afterwards.";
    name = "Naam" | "Name";
    email = "E-mailadres" | "Email address";
    number = "Klantnummer" | "Customer number";
    language = "Taal" | "Language";
    segments = "Segmenten" | "Segments";
    save = "Toevoegen" | "Add";
    added = "De klant staat op de lijst." | "The customer is on the list.";
    back = "Terug naar het panel" | "Back to the panel";
}

#[derive(Deserialize)]
#[serde(default)]
pub(crate) struct AddForm {
    name: String,
    email: String,
    number: String,
    language: String,
    segments: Vec<String>,
}

impl Default for AddForm {
    fn default() -> Self {
        Self {
            name: String::new(),
            email: String::new(),
            number: String::new(),
            language: Language::default().as_str().to_owned(),
            segments: Vec::new(),
        }
    }
}

pub(crate) async fn show(cx: PageContext) -> Page {
    page(&cx, &AddForm::default(), &Refusal::default()).await
}

pub(crate) async fn post(cx: PageContext, Posted(typed): Posted<AddForm>) -> Page {
    let form = CustomerForm {
        name: typed.name.clone(),
        email: typed.email.clone(),
        number: typed.number.clone(),
        language: typed.language.clone(),
        segments: typed.segments.clone(),
    };
    match operations::add_customer(&cx.portal, &cx.actor, &form).await {
        Ok(id) => cx.done(&paths::member(id), added(cx.lang)),
        Err(error) => show_again(error, async |refusal| page(&cx, &typed, &refusal).await).await,
    }
}

async fn page(cx: &PageContext, typed: &AddForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let known = queries::segments(&cx.portal, &cx.actor).await?;
    let labels = [
        ("name", name(lang)),
        ("email", email(lang)),
        ("number", number(lang)),
        ("language", language(lang)),
        ("segments", segments(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        let tick = (!known.is_empty()).then(|| {
            form.tick(
                "segments",
                typed.segments.clone(),
                segment_choices(lang, &known),
            )
            .optional()
            .view()
        });
        view! {
            <p><a href=paths::panel()>{back(lang)}</a></p>
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <form method="post" novalidate>
                {form.line("name", &typed.name).view()}
                {form.line("email", &typed.email).kind("email").view()}
                {form.line("number", &typed.number).short().optional().view()}
                {form.choose("language", &typed.language, languages(lang)).view()}
                {tick}
                <button class="button">{save(lang)}</button>
            </form>
        }
    })
}
