//! The first visit to an empty installation, by the link that stands in the log of the server.

use crate::{
    lifecycle::appointing::question,
    people::accounts::sign_in_here,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Form,
            refusal::{Refusal, show_again},
        },
    },
};
use axum::extract::Query;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Conflict, Error,
    base::random::Token,
    lifecycle::set_up::operations::{self, SetUp},
    people::organisation::operations::USUAL_ACCENT,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Klankbord inrichten" | "Set up Klankbord";
    lead = "Dit kost vijf minuten. U kunt later alles nog wijzigen. Er blijft wel altijd één klantgeweten."
        | "This takes five minutes. You can change everything later, but there is always one customer conscience.";
    only_who_started = "Alleen wie Klankbord op de server startte, kan het inrichten." | "Only the person who started Klankbord on the server can set it up.";
    where_link = "Open de link die in het logboek van de server staat. Die link werkt tot Klankbord is ingericht."
        | "Open the link in the log of the server. It works until Klankbord has been set up.";
    or_shell = "Of richt het in vanaf de server met:" | "Or set it up on the server with:";
    about_organisation = "De organisatie" | "The organisation";
    name = "Naam van de organisatie" | "Name of the organisation";
    zone = "Tijdzone" | "Time zone";
    phone = "Telefoonnummer dat op elke pagina staat" | "Phone number shown on every page";
    email = "E-mailadres dat op elke pagina staat" | "Email address shown on every page";
    accent = "Kleur van knoppen en links" | "Colour of buttons and links";
    about_admin = "De beheerder" | "The administrator";
    your_name = "Uw naam" | "Your name";
    your_email = "Uw e-mailadres" | "Your email address";
    password = "Kies een wachtwoord" | "Choose a password";
    password_hint = "Minstens 12 tekens. Een zin mag ook." | "At least 12 characters. A sentence is fine.";
    about_conscience = "Het klantgeweten" | "The customer conscience";
    about_conscience_hint = "Eén persoon komt op voor de klant. Dat mag u zelf zijn."
        | "One person stands up for the customer. That can be you.";
    conscience_name = "Naam van het klantgeweten" | "Name of the customer conscience";
    conscience_email = "E-mailadres van het klantgeweten" | "Email address of the customer conscience";
    mandate = "Opdracht, in gewone taal; klanten kunnen die lezen" | "Mandate, in plain words; customers can read it";
    go_on = "Inrichten en proefmail sturen" | "Set up and send a test email";
    done = "Klankbord is ingericht. We hebben u een proefmail gestuurd." | "Klankbord is set up. We have sent you a test email.";
}

#[derive(Deserialize)]
#[serde(default)]
pub(crate) struct SetUpForm {
    key: String,
    name: String,
    zone: String,
    phone: String,
    email: String,
    accent: String,
    admin_name: String,
    admin_email: String,
    admin_password: String,
    conscience_name: String,
    conscience_email: String,
    mandate: String,
    in_sales: String,
    sales_reason: String,
}

impl Default for SetUpForm {
    fn default() -> Self {
        Self {
            key: String::new(),
            name: String::new(),
            zone: "Europe/Amsterdam".to_owned(),
            phone: String::new(),
            email: String::new(),
            accent: USUAL_ACCENT.to_owned(),
            admin_name: String::new(),
            admin_email: String::new(),
            admin_password: String::new(),
            conscience_name: String::new(),
            conscience_email: String::new(),
            mandate: String::new(),
            in_sales: String::new(),
            sales_reason: String::new(),
        }
    }
}

#[derive(Default, Deserialize)]
pub(crate) struct SetUpQuery {
    #[serde(default)]
    key: String,
}

pub(crate) async fn show(cx: PageContext, Query(SetUpQuery { key }): Query<SetUpQuery>) -> Page {
    if cx.organisation.is_some() {
        return Err(Error::from(Conflict::AlreadySetUp).into());
    }
    if !operations::link_works(&cx.portal, &Token::presented(&key)).await? {
        return no_link(&cx);
    }
    let typed = SetUpForm {
        key,
        ..SetUpForm::default()
    };
    page(&cx, &typed, &Refusal::default())
}

/// Who did not start the server is told where its link stands. The words of a form that was sent all the same stay.
fn no_link(cx: &PageContext) -> Page {
    let lang = cx.lang;
    let forbidden = http::StatusCode::FORBIDDEN;
    cx.page(title(lang)).status(forbidden).show(move || {
        view! {
            <h1>{title(lang)}</h1>
            <p class="lead">{only_who_started(lang)}</p>
            <p>{where_link(lang)}</p>
            <p>{or_shell(lang)}" "<code>"klankbord admin create"</code></p>
        }
    })
}

pub(crate) async fn post(cx: PageContext, Posted(typed): Posted<SetUpForm>) -> Page {
    let set_up = SetUp {
        name: typed.name.clone(),
        zone: typed.zone.clone(),
        phone: typed.phone.clone(),
        email: typed.email.clone(),
        accent: typed.accent.clone(),
        admin_name: typed.admin_name.clone(),
        admin_email: typed.admin_email.clone(),
        admin_password: typed.admin_password.clone(),
        conscience_name: typed.conscience_name.clone(),
        conscience_email: typed.conscience_email.clone(),
        mandate: typed.mandate.clone(),
        in_sales: typed.in_sales.clone(),
        sales_reason: typed.sales_reason.clone(),
    };
    let key = Token::presented(&typed.key);
    match operations::set_up_by_link(&cx.portal, cx.lang, &key, &set_up).await {
        Err(Error::Forbidden) => no_link(&cx),
        Ok(admin) => {
            let page = cx.done(paths::start(), done(cx.lang));
            sign_in_here(&cx, admin, page).await
        }
        Err(error) => show_again(error, async |refusal| page(&cx, &typed, &refusal)).await,
    }
}

fn page(cx: &PageContext, typed: &SetUpForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let [in_sales, sales_reason] = question::labels(lang);
    let labels = [
        ("name", name(lang)),
        ("zone", zone(lang)),
        ("phone", phone(lang)),
        ("email", email(lang)),
        ("accent", accent(lang)),
        ("admin_name", your_name(lang)),
        ("admin_email", your_email(lang)),
        ("admin_password", password(lang)),
        ("conscience_name", conscience_name(lang)),
        ("conscience_email", conscience_email(lang)),
        in_sales,
        sales_reason,
        ("mandate", mandate(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <form method="post" action=paths::set_up() novalidate>
                <input type="hidden" name="key" value=typed.key.clone()/>
                <h2>{about_organisation(lang)}</h2>
                {form.line("name", &typed.name).autocomplete("organization").view()}
                {form.line("zone", &typed.zone).view()}
                {form.line("phone", &typed.phone).kind("tel").view()}
                {form.line("email", &typed.email).kind("email").view()}
                {form.line("accent", &typed.accent).kind("color").short().view()}
                <h2>{about_admin(lang)}</h2>
                {form.line("admin_name", &typed.admin_name).autocomplete("name").view()}
                {form.line("admin_email", &typed.admin_email).kind("email").autocomplete("email").view()}
                {form.line("admin_password", "").kind("password").autocomplete("new-password").hint(password_hint(lang)).view()}
                <h2>{about_conscience(lang)}</h2>
                <p>{about_conscience_hint(lang)}</p>
                {form.line("conscience_name", &typed.conscience_name).view()}
                {form.line("conscience_email", &typed.conscience_email).kind("email").view()}
                {question::fields(&form, lang, &typed.in_sales, &typed.sales_reason)}
                {form.area("mandate", &typed.mandate, 5).view()}
                <button class="button">{go_on(lang)}</button>
            </form>
        }
    })
}
