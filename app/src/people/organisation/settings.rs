//! The settings of the organisation, changed by the administrator.

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
    Error,
    base::outbox,
    people::organisation::operations::{self, Settings},
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Instellingen" | "Settings";
    name = "Naam van de organisatie" | "Name of the organisation";
    zone = "Tijdzone" | "Time zone";
    zone_hint = "We tonen alle tijden in deze tijdzone. Wat al beloofd is, verschuift niet."
        | "We show all times in this time zone. What was already promised does not shift.";
    phone = "Telefoonnummer dat op elke pagina staat" | "Phone number shown on every page";
    email = "E-mailadres dat op elke pagina staat" | "Email address shown on every page";
    accent = "Kleur van knoppen en links" | "Colour of buttons and links";
    save = "Opslaan" | "Save";
    saved = "De instellingen zijn opgeslagen." | "The settings have been saved.";
    mail = "Werkt de mail?" | "Is email working?";
    more = "Verder" | "More";
    staff = "Medewerkers" | "Staff";
    conscience = "Het klantgeweten" | "The customer conscience";
    advice = "Termijnen als klanten adviseren" | "Time limits when customers advise";
    audit = "Wat medewerkers deden" | "What staff did";
    outbox_link = "Uitgaande mail" | "Outgoing email";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct SettingsForm {
    name: String,
    zone: String,
    phone: String,
    email: String,
    accent: String,
}

pub(crate) async fn show(cx: PageContext) -> Page {
    let organisation = cx.organisation.clone().ok_or(Error::NotFound)?;
    let typed = SettingsForm {
        name: organisation.name.clone(),
        zone: organisation.zone.clone(),
        phone: organisation.phone.clone(),
        email: organisation.email.clone(),
        accent: organisation.accent.clone(),
    };
    page(&cx, &typed, &Refusal::default())
}

pub(crate) async fn post(cx: PageContext, Posted(typed): Posted<SettingsForm>) -> Page {
    let settings = Settings {
        name: typed.name.clone(),
        zone: typed.zone.clone(),
        phone: typed.phone.clone(),
        email: typed.email.clone(),
        accent: typed.accent.clone(),
    };
    match operations::change(&cx.portal, &cx.actor, &settings).await {
        Ok(()) => cx.done(paths::settings(), saved(cx.lang)),
        Err(error) => show_again(error, async |refusal| page(&cx, &typed, &refusal)).await,
    }
}

pub(crate) async fn post_test(cx: PageContext) -> Page {
    outbox::operations::send_test(&cx.portal, &cx.actor).await?;
    cx.go(paths::set_up_done())
}

fn page(cx: &PageContext, typed: &SettingsForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let labels = [
        ("name", name(lang)),
        ("zone", zone(lang)),
        ("phone", phone(lang)),
        ("email", email(lang)),
        ("accent", accent(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <form method="post" action=paths::settings() novalidate>
                {form.line("name", &typed.name).autocomplete("organization").view()}
                {form.line("zone", &typed.zone).hint(zone_hint(lang)).view()}
                {form.line("phone", &typed.phone).kind("tel").view()}
                {form.line("email", &typed.email).kind("email").view()}
                {form.line("accent", &typed.accent).kind("color").short().view()}
                <button class="button">{save(lang)}</button>
            </form>
            <h2>{more(lang)}</h2>
            <ul>
                <li><a href=paths::set_up_done()>{mail(lang)}</a></li>
                <li><a href=paths::staff()>{staff(lang)}</a></li>
                <li><a href=paths::conscience()>{conscience(lang)}</a></li>
                <li><a href=paths::advice()>{advice(lang)}</a></li>
                <li><a href=paths::audit()>{audit(lang)}</a></li>
                <li><a href=paths::outbox()>{outbox_link(lang)}</a></li>
            </ul>
        }
    })
}
