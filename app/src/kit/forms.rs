//! Buttons and fields.

use super::name;
use crate::web::{
    paths,
    ui::{Choice, Form, refusal::Refusal},
};
use klankbord_domain::{FieldErrors, Language, Problem};
use leptos::prelude::*;

texts! {
    forms = "Formulieren" | "Forms";
    send = "Versturen" | "Send";
    keep = "Opslaan en later verder" | "Save and continue later";
    cancel = "Annuleren" | "Cancel";
    withdraw = "Voorstel intrekken" | "Withdraw proposal";
    small = "Toon" | "Show";
    unavailable = "Kan nu niet" | "Not possible now";
    your_name = "Uw naam" | "Your name";
    email = "E-mailadres" | "Email address";
    email_hint = "Hier krijgt u het antwoord." | "This is where the answer goes.";
    password = "Wachtwoord" | "Password";
    budget = "Hoeveel mag het kosten?" | "What may it cost?";
    minutes = "Hoeveel tijd kost het de klant?" | "How much of the customer's time does it take?";
    minutes_unit = "minuten" | "minutes";
    reason = "Waarom kiest u dit?" | "Why do you choose this?";
    closes = "Wanneer sluit de ronde?" | "When does the round close?";
    file = "Klantenlijst" | "Customer list";
    zone = "Segment" | "Segment";
    segments = "Wie vraagt u?" | "Whom do you ask?";
    colour = "Kleur" | "Colour";
    position = "Wat vindt u ervan?" | "What do you think of it?";
    for_it = "Voor" | "For";
    for_hint = "Doe het zo." | "Do it like this.";
    with_concerns = "Voor, met zorgen" | "For, with concerns";
    concerns_hint = "Doe het, maar los eerst iets op." | "Do it, but solve something first.";
    against = "Tegen" | "Against";
    against_hint = "Doe het niet." | "Don't do it.";
    shippers = "Binnenvaart" | "Inland shipping";
    farmers = "Akkerbouw" | "Arable farming";
}

/// The errors in the second form of the page.
pub(super) fn refusal() -> Refusal {
    let mut errors = FieldErrors::default();
    errors.add("email", Problem::NotAnEmail);
    errors.add("position", Problem::NotChosen);
    errors.add("reason", Problem::TooLong(500));
    errors.add("colour", Problem::LowContrast(151));
    errors.into()
}

pub(super) fn show(lang: Language, refusal: &Refusal) -> AnyView {
    let labels = [
        ("email", email(lang)),
        ("position", position(lang)),
        ("reason", reason(lang)),
        ("colour", colour(lang)),
    ];
    let wrong = Form::new(lang, refusal, &labels);
    view! {
        <h2>{forms(lang)}</h2>
        {name(".buttons, .button, .secondary, .quiet, .danger, .small")}
        <div class="buttons">
            <button type="button" class="button">{send(lang)}</button>
            <button type="button" class="button secondary">{keep(lang)}</button>
            <button type="button" class="quiet">{cancel(lang)}</button>
        </div>
        <div class="buttons">
            <button type="button" class="button danger">{withdraw(lang)}</button>
            <button type="button" class="button secondary small">{small(lang)}</button>
            <button type="button" class="button" disabled=true>{unavailable(lang)}</button>
        </div>
        {name("Form, Field, Choice")}
        {right(lang)}
        {name("Form::summary")}
        {wrong.summary()}
        <form method="get" action=paths::kit() novalidate>
            {wrong.line("email", "marieke@").kind("email").hint(email_hint(lang)).view()}
            {wrong.choose("position", "", positions(lang)).view()}
            {wrong.area("reason", for_hint(lang), 4).limit(500).view()}
            {wrong.line("colour", "#ffcc00").kind("color").view()}
            <button class="button">{send(lang)}</button>
        </form>
    }
    .into_any()
}

fn right(lang: Language) -> AnyView {
    let none = Refusal::default();
    let labels = [
        ("name", your_name(lang)),
        ("password", password(lang)),
        ("budget", budget(lang)),
        ("minutes", minutes(lang)),
        ("why", reason(lang)),
        ("closes", closes(lang)),
        ("file", file(lang)),
        ("segment", zone(lang)),
        ("vote", position(lang)),
        ("segments", segments(lang)),
    ];
    let form = Form::new(lang, &none, &labels);
    let some = || {
        vec![
            Choice::new("shippers", shippers(lang)),
            Choice::new("farmers", farmers(lang)),
        ]
    };
    view! {
        <form method="get" action=paths::kit() novalidate>
            {form.line("name", "Jan <Visser> & \"zonen\"").autocomplete("name").view()}
            {form.line("password", "").kind("password").autocomplete("current-password").view()}
            {form.line("budget", "1200").short().input_mode("numeric").prefix("€").optional().view()}
            {form.line("minutes", "6").short().input_mode("numeric").suffix(minutes_unit(lang)).view()}
            {form.choose("vote", "with_concerns", positions(lang)).view()}
            {form.area("why", concerns_hint(lang), 4).limit(500).view()}
            {form.tick("segments", vec!["farmers".to_owned()], some()).view()}
            {form.select("segment", "farmers", some()).view()}
            {form.date("closes", "2026-03-03").view()}
            {form.file("file").accept(".csv").view()}
            <button class="button">{send(lang)}</button>
        </form>
    }
    .into_any()
}

fn positions(lang: Language) -> Vec<Choice> {
    vec![
        Choice::new("for", for_it(lang)).hint(for_hint(lang)),
        Choice::new("with_concerns", with_concerns(lang)).hint(concerns_hint(lang)),
        Choice::new("against", against(lang)).hint(against_hint(lang)),
    ]
}
