//! What stands on every page, changed by the administrator.

use crate::web::{
    context::{Page, PageContext},
    ui::Form,
};
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Error, FieldErrors,
    base::outbox,
    people::organisation::operations::{self, Settings},
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Instellingen" | "Settings";
    name = "Naam van de organisatie" | "Name of the organisation";
    zone = "Tijdzone" | "Time zone";
    zone_hint = "Zo worden tijden getoond. Wat al beloofd is, verschuift niet."
        | "Times are shown this way. What was promised does not shift.";
    phone = "Telefoonnummer dat op elke pagina staat" | "Phone number that stands on every page";
    email = "E-mailadres dat op elke pagina staat" | "E-mail address that stands on every page";
    accent = "Kleur van knoppen en koppelingen" | "Colour of buttons and links";
    save = "Bewaren" | "Save";
    saved = "De instellingen zijn bewaard." | "The settings were saved.";
    mail = "Werkt de mail?" | "Does mail work?";
    mail_lead = "We sturen u een proefmail en laten zien wat ervan werd." | "We send you a test mail and show what became of it.";
    send_test = "Stuur mij een proefmail" | "Send me a test mail";
    more = "Ook hier" | "Here too";
    staff = "Medewerkers" | "Staff";
    conscience = "Het klantgeweten" | "The customer conscience";
    advice = "Termijnen als klanten adviseren" | "Terms when customers advise";
    audit = "Wat medewerkers deden" | "What staff did";
    outbox_link = "Verzonden mail en taken" | "Mail and tasks";
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
    page(&cx, &typed, &FieldErrors::default())
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
        Ok(()) => cx.done("/settings", saved(cx.lang)).await,
        Err(Error::Invalid(errors)) => page(&cx, &typed, &errors),
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn post_test(cx: PageContext) -> Page {
    outbox::operations::send_test(&cx.portal, &cx.actor).await?;
    cx.go("/set-up/done")
}

fn page(cx: &PageContext, typed: &SettingsForm, errors: &FieldErrors) -> Page {
    let lang = cx.lang;
    let labels = [
        ("name", name(lang)),
        ("zone", zone(lang)),
        ("phone", phone(lang)),
        ("email", email(lang)),
        ("accent", accent(lang)),
    ];
    let form = Form::new(lang, errors, &labels);
    cx.page(title(lang)).invalid(errors).show(|| {
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <form method="post" action="/settings" novalidate>
                {form.line("name", &typed.name).autocomplete("organization").view()}
                {form.line("zone", &typed.zone).hint(zone_hint(lang)).view()}
                {form.line("phone", &typed.phone).kind("tel").view()}
                {form.line("email", &typed.email).kind("email").view()}
                {form.line("accent", &typed.accent).kind("color").short().view()}
                <button class="button">{save(lang)}</button>
            </form>
            <h2>{mail(lang)}</h2>
            <p>{mail_lead(lang)}</p>
            <form method="post" action="/settings/test-mail">
                <button class="button secondary">{send_test(lang)}</button>
            </form>
            <h2>{more(lang)}</h2>
            <ul>
                <li><a href="/staff">{staff(lang)}</a></li>
                <li><a href="/conscience">{conscience(lang)}</a></li>
                <li><a href="/advice">{advice(lang)}</a></li>
                <li><a href="/audit">{audit(lang)}</a></li>
                <li><a href="/outbox">{outbox_link(lang)}</a></li>
            </ul>
        }
    })
}
