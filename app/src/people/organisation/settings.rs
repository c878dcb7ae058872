//! The settings of the organisation, changed by the administrator.

use super::preview::{contrast, preview};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Choice, Form,
        refusal::{Refusal, show_again},
    },
};
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Error, Language,
    base::outbox,
    people::organisation::{
        FormOfAddress, Organisation,
        operations::{self, Settings},
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Hoe uw organisatie eruitziet" | "What your organisation looks like";
    lead = "Dit zien klanten op elke pagina en in elke mail." | "Customers see this on every page and in every email.";
    face = "Naam en kleur" | "Name and colour";
    name = "Naam van de organisatie" | "Name of the organisation";
    accent = "Kleur van knoppen en links" | "Colour of buttons and links";
    welcome_nl = "Welkomstwoord, in het Nederlands" | "Welcome text, in Dutch";
    welcome_en = "Welkomstwoord, in het Engels" | "Welcome text, in English";
    welcome_hint = "Dit leest wie nog niet is aangemeld. Vertel in twee of drie zinnen waarom u dit doet."
        | "People who have not signed in read this. Say in two or three sentences why you are doing this.";
    form_of_address = "Hoe u mensen aanspreekt" | "How you address people";
    first_name = "Met de voornaam: Dag Henk" | "By their first name: Dear Henk";
    full_name = "Met de hele naam: Dag Henk Mulder" | "By their full name: Dear Henk Mulder";
    writes_in = "De taal waarin u schrijft" | "The language you write in";
    writes_in_hint = "Bij een voorstel kunt u ook een tekst in de andere taal zetten. Wat al begonnen is, houdt zijn taal."
        | "With a proposal you can also put a text in the other language. What was already begun keeps its language.";
    dutch = "Nederlands" | "Dutch";
    english = "Engels" | "English";
    reach = "Hoe u bereikbaar bent" | "How to reach you";
    zone = "Tijdzone" | "Time zone";
    zone_hint = "We tonen alle tijden in deze tijdzone. Wat al beloofd is, verschuift niet."
        | "We show all times in this time zone. What was already promised does not shift.";
    phone = "Telefoonnummer dat op elke pagina staat" | "Phone number shown on every page";
    email = "E-mailadres dat op elke pagina staat" | "Email address shown on every page";
    sender = "Naam van de afzender van mails" | "Name that emails come from";
    sender_hint(name: &str) = "Zonder naam hier komen mails van {name}." | "If you leave this empty, emails come from {name}.";
    save = "Opslaan" | "Save";
    saved = "De instellingen zijn opgeslagen." | "The settings have been saved.";
    logo = "Logo" | "Logo";
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
    sender: String,
    welcome_nl: String,
    welcome_en: String,
    form_of_address: String,
    writes_in: String,
}

impl From<&Organisation> for SettingsForm {
    fn from(organisation: &Organisation) -> Self {
        Self {
            name: organisation.name.clone(),
            zone: organisation.zone.clone(),
            phone: organisation.phone.clone(),
            email: organisation.email.clone(),
            accent: organisation.accent.clone(),
            sender: organisation.sender.clone(),
            welcome_nl: organisation.welcome_nl.clone(),
            welcome_en: organisation.welcome_en.clone(),
            form_of_address: organisation.form_of_address.as_str().to_owned(),
            writes_in: organisation.writes_in.as_str().to_owned(),
        }
    }
}

pub(crate) async fn show(cx: PageContext) -> Page {
    let organisation = cx.organisation.clone().ok_or(Error::NotFound)?;
    page(
        &cx,
        &SettingsForm::from(&*organisation),
        &Refusal::default(),
    )
}

pub(crate) async fn post(cx: PageContext, Posted(typed): Posted<SettingsForm>) -> Page {
    let settings = Settings {
        name: typed.name.clone(),
        zone: typed.zone.clone(),
        phone: typed.phone.clone(),
        email: typed.email.clone(),
        accent: typed.accent.clone(),
        sender: typed.sender.clone(),
        welcome_nl: typed.welcome_nl.clone(),
        welcome_en: typed.welcome_en.clone(),
        form_of_address: typed.form_of_address.clone(),
        writes_in: typed.writes_in.clone(),
    };
    match operations::change(&cx.portal, &cx.actor, &settings).await {
        Ok(()) => cx.done(paths::settings(), saved(cx.lang)),
        Err(error) => show_again(error, async |refusal| page(&cx, &typed, &refusal)).await,
    }
}

pub(crate) async fn post_test(cx: PageContext) -> Page {
    outbox::operations::send_test(&cx.portal, &cx.actor).await?;
    cx.go(paths::start())
}

fn page(cx: &PageContext, typed: &SettingsForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let organisation = cx.organisation.clone().ok_or(Error::NotFound)?;
    let labels = [
        ("name", name(lang)),
        ("accent", accent(lang)),
        ("welcome_nl", welcome_nl(lang)),
        ("welcome_en", welcome_en(lang)),
        ("form_of_address", form_of_address(lang)),
        ("writes_in", writes_in(lang)),
        ("phone", phone(lang)),
        ("email", email(lang)),
        ("sender", sender(lang)),
        ("zone", zone(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).wide().refused(refusal).show(|| {
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <div class="split">
                <div>
                    <form method="post" action=paths::settings() novalidate>
                        <section class="sheet">
                            <h2>{face(lang)}</h2>
                            {form.line("name", &typed.name).autocomplete("organization").view()}
                            {form.line("accent", &typed.accent).kind("color").short().view()}
                            {contrast(lang, &organisation)}
                            {form.area("welcome_nl", &typed.welcome_nl, 3).in_language(Language::Nl).optional().hint(welcome_hint(lang)).view()}
                            {form.area("welcome_en", &typed.welcome_en, 3).in_language(Language::En).optional().view()}
                            {form.choose("form_of_address", &typed.form_of_address, forms_of_address(lang)).view()}
                            {form.choose("writes_in", &typed.writes_in, languages(lang)).hint(writes_in_hint(lang)).view()}
                        </section>
                        <section class="sheet">
                            <h2>{reach(lang)}</h2>
                            {form.line("phone", &typed.phone).kind("tel").view()}
                            {form.line("email", &typed.email).kind("email").view()}
                            {form.line("sender", &typed.sender).optional().hint(sender_hint(lang, &organisation.name)).view()}
                            {form.line("zone", &typed.zone).hint(zone_hint(lang)).view()}
                        </section>
                        <button class="button">{save(lang)}</button>
                    </form>
                </div>
                <aside>
                    {preview(cx, &organisation)}
                    <section>
                        <h2>{more(lang)}</h2>
                        <ul>
                            <li><a href=paths::settings_logo()>{logo(lang)}</a></li>
                            <li><a href=paths::start()>{mail(lang)}</a></li>
                            <li><a href=paths::staff()>{staff(lang)}</a></li>
                            <li><a href=paths::conscience()>{conscience(lang)}</a></li>
                            <li><a href=paths::advice()>{advice(lang)}</a></li>
                            <li><a href=paths::audit()>{audit(lang)}</a></li>
                            <li><a href=paths::outbox()>{outbox_link(lang)}</a></li>
                        </ul>
                    </section>
                </aside>
            </div>
        }
    })
}

fn forms_of_address(lang: Language) -> Vec<Choice> {
    vec![
        Choice::new(FormOfAddress::FirstName.as_str(), first_name(lang)),
        Choice::new(FormOfAddress::FullName.as_str(), full_name(lang)),
    ]
}

fn languages(lang: Language) -> Vec<Choice> {
    vec![
        Choice::new(Language::Nl.as_str(), dutch(lang)),
        Choice::new(Language::En.as_str(), english(lang)),
    ]
}
