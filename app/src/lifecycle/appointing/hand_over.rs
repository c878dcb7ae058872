//! Handing the customer conscience over.

use super::question;
use crate::{
    lifecycle::leaving::hand_over_first,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Form,
            refusal::{Refusal, show_again},
        },
    },
};
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Conflict, Error,
    lifecycle::appointing::operations::{self, HandOver},
    people::mandates::queries,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    hand_over = "Overdragen" | "Hand over";
    hand_over_title = "Het klantgeweten overdragen" | "Hand over the customer conscience";
    hand_over_lead(name: &str) = "Nu is {name} het klantgeweten. Zodra u overdraagt, geldt de opdracht van de opvolger. Er is altijd precies één klantgeweten."
        | "{name} is the customer conscience now. As soon as you hand over, the successor's mandate applies. There is always exactly one customer conscience.";
    name = "Naam van het nieuwe klantgeweten" | "Name of the new customer conscience";
    email = "E-mailadres" | "Email address";
    email_hint = "Werkt deze persoon hier al? Gebruik dan hetzelfde adres. Anders mailen we een link om een wachtwoord te kiezen."
        | "If this person already works here, use the same address. Otherwise we email a link to choose a password.";
    mandate = "Opdracht, in gewone taal; klanten kunnen die lezen" | "Mandate, in plain words; customers can read it";
    done = "De opdracht is overgedragen." | "The mandate was handed over.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct HandOverForm {
    from: String,
    name: String,
    email: String,
    mandate: String,
    in_sales: String,
    sales_reason: String,
}

pub(crate) async fn ask(cx: PageContext) -> Page {
    let mandates = queries::mandates(&cx.portal, &cx.actor).await?;
    let present = mandates.into_iter().next().ok_or(Error::NotFound)?;
    let typed = HandOverForm {
        from: present.id.to_string(),
        mandate: present.mandate,
        ..HandOverForm::default()
    };
    page(&cx, &typed, &Refusal::default()).await
}

pub(crate) async fn post(cx: PageContext, Posted(typed): Posted<HandOverForm>) -> Page {
    let next = HandOver {
        from: typed.from.parse().unwrap_or_default(),
        name: typed.name.clone(),
        email: typed.email.clone(),
        mandate: typed.mandate.clone(),
        in_sales: typed.in_sales.clone(),
        sales_reason: typed.sales_reason.clone(),
    };
    match operations::hand_over(&cx.portal, &cx.actor, cx.lang, &next).await {
        Ok(()) => cx.done(paths::conscience(), done(cx.lang)),
        Err(error) => show_again(error, async |refusal| page(&cx, &typed, &refusal).await).await,
    }
}

async fn page(cx: &PageContext, typed: &HandOverForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let mandates = queries::mandates(&cx.portal, &cx.actor).await?;
    let present = mandates.into_iter().next().ok_or(Error::NotFound)?;
    let [in_sales, sales_reason] = question::labels(lang);
    let labels = [
        ("name", name(lang)),
        ("email", email(lang)),
        in_sales,
        sales_reason,
        ("mandate", mandate(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    cx.page(hand_over_title(lang)).refused(refusal).show(|| {
        let owes = refusal.conflict() == Some(Conflict::StillOwes);
        let why = owes.then(|| hand_over_first(lang, present.account_id));
        view! {
            {form.summary()}
            {why}
            <h1>{hand_over_title(lang)}</h1>
            <p class="lead">{hand_over_lead(lang, &present.name)}</p>
            <form method="post" action=paths::hand_over_conscience() novalidate>
                <input type="hidden" name="from" value=typed.from.clone()/>
                {form.line("name", &typed.name).view()}
                {form.line("email", &typed.email).kind("email").hint(email_hint(lang)).view()}
                {question::fields(&form, lang, &typed.in_sales, &typed.sales_reason)}
                {form.area("mandate", &typed.mandate, 6).view()}
                <button class="button">{hand_over(lang)}</button>
            </form>
        }
    })
}
