//! The reader's own account: name, language, and links to everything else about it.

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
    Language,
    people::{
        accounts::queries,
        panel::{MOST_MONTHLY_MINUTES, own},
    },
    rounds::proposals::queries::own_month,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Uw account" | "Your account";
    email = "E-mailadres" | "Email address";
    name = "Uw naam" | "Your name";
    name_hint = "Zo noemen we u. Uw naam staat alleen bij uw inbreng als u dat kiest."
        | "This is what we call you. Your name appears with what you write only if you choose so.";
    language = "Taal van pagina's en mails" | "Language of pages and emails";
    minutes = "Hoeveel minuten per maand mogen we u vragen?" | "How many minutes a month may we ask of you?";
    minutes_suffix = "minuten" | "minutes";
    minutes_hint(most: i64, asked: i64) = "Van 0 tot en met {most}. Meer vragen we u niet. Bij 0 vragen we u voorlopig niets. Deze maand vroegen we u al {asked} minuten."
        | "From 0 to {most}. We won't ask for more. At 0, we ask you nothing for now. So far this month we have asked {asked} minutes of you.",
        one(asked) "Van 0 tot en met {most}. Meer vragen we u niet. Bij 0 vragen we u voorlopig niets. Deze maand vroegen we u al {asked} minuut." | "From 0 to {most}. We won't ask for more. At 0, we ask you nothing for now. So far this month we have asked {asked} minute of you.";
    save = "Opslaan" | "Save";
    saved = "Uw account is gewijzigd." | "Your account has been changed.";
    more = "Verder" | "More";
    change_address = "Een ander e-mailadres gebruiken" | "Use another email address";
    change_password = "Wachtwoord wijzigen" | "Change your password";
    choose_password = "Een wachtwoord kiezen" | "Choose a password";
    choose_password_hint = "Dat hoeft niet: u kunt zich altijd aanmelden met een code per mail."
        | "You don't have to: you can always sign in with a code by email.";
    sessions = "Waar u bent aangemeld" | "Where you are signed in";
    mail = "Welke mails u krijgt" | "Which emails you get";
    calendar = "Uw sessies in uw agenda" | "Your sessions in your calendar";
    data = "Uw gegevens downloaden of wissen" | "Download or erase your data";
}

/// The languages, each under its own name.
pub(crate) fn languages() -> Vec<Choice> {
    vec![
        Choice::new(Language::Nl.as_str(), "Nederlands").in_language(Language::Nl),
        Choice::new(Language::En.as_str(), "English").in_language(Language::En),
    ]
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct AccountForm {
    name: String,
    language: String,
    monthly_minutes: String,
}

pub(crate) async fn show(cx: PageContext) -> Page {
    let (account, _) = queries::own(&cx.portal, &cx.actor).await?;
    let month = own_month(&cx.portal, &cx.actor).await?;
    let typed = AccountForm {
        name: account.name,
        language: account.language.as_str().to_owned(),
        monthly_minutes: month.map_or_else(String::new, |(gives, _)| gives.to_string()),
    };
    page(&cx, &typed, &Refusal::default()).await
}

pub(crate) async fn post(cx: PageContext, Posted(typed): Posted<AccountForm>) -> Page {
    let (name, language, minutes) = (&typed.name, &typed.language, &typed.monthly_minutes);
    match own::change_own(&cx.portal, &cx.actor, name, language, minutes).await {
        Ok(()) => cx.done(paths::account(), saved(cx.lang)),
        Err(error) => show_again(error, async |refusal| page(&cx, &typed, &refusal).await).await,
    }
}

async fn page(cx: &PageContext, typed: &AccountForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let (account, has_password) = queries::own(&cx.portal, &cx.actor).await?;
    let month = own_month(&cx.portal, &cx.actor).await?;
    let labels = [
        ("name", name(lang)),
        ("language", language(lang)),
        ("monthly_minutes", minutes(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    let (password, hint) = if has_password {
        (change_password(lang), None)
    } else {
        let hint = view! { <p class="hint">{choose_password_hint(lang)}</p> };
        (choose_password(lang), Some(hint))
    };
    let gives = month.map(|(_, asked)| {
        form.line("monthly_minutes", &typed.monthly_minutes)
            .input_mode("numeric")
            .short()
            .suffix(minutes_suffix(lang))
            .hint(minutes_hint(lang, MOST_MONTHLY_MINUTES, asked))
            .view()
    });
    cx.page(title(lang)).refused(refusal).show(|| {
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <dl class="facts"><div><dt>{email(lang)}</dt><dd>{account.email}</dd></div></dl>
            <form method="post" action=paths::account() novalidate>
                {form.line("name", &typed.name).autocomplete("name").hint(name_hint(lang)).view()}
                {form.choose("language", &typed.language, languages()).view()}
                {gives}
                <button class="button">{save(lang)}</button>
            </form>
            <h2>{more(lang)}</h2>
            <ul>
                <li><a href=paths::account_address()>{change_address(lang)}</a></li>
                <li><a href=paths::account_password()>{password}</a>{hint}</li>
                <li><a href=paths::account_sessions()>{sessions(lang)}</a></li>
                <li><a href=paths::mail_preferences()>{mail(lang)}</a></li>
                <li><a href=paths::account_calendar()>{calendar(lang)}</a></li>
                <li><a href=paths::data()>{data(lang)}</a></li>
            </ul>
        }
    })
}
