//! Choosing a new password by a link: asking for the link, and following it.

use crate::{
    people::accounts::password,
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
    base::random::Token,
    people::accounts::{operations, queries},
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    forgot_title = "Wachtwoord vergeten" | "Forgot your password";
    forgot_lead = "We mailen u een link waarmee u een nieuw wachtwoord kiest. De link werkt één uur."
        | "We will email you a link to choose a new password. It works for an hour.";
    email = "Uw e-mailadres" | "Your email address";
    ask = "Mail mij een link" | "Email me a link";
    sent_title = "Kijk in uw mail" | "Check your email";
    sent = "Als dit adres bij ons bekend is, is de link nu onderweg. Kijk ook bij ongewenste mail."
        | "If we know this address, the link is on its way. Check your spam folder too.";
    to_sign_in = "Terug naar aanmelden" | "Back to signing in";
    choose_title = "Kies een wachtwoord" | "Choose a password";
    new = "Nieuw wachtwoord" | "New password";
    save = "Wachtwoord opslaan" | "Save the password";
    chosen = "Uw wachtwoord is opgeslagen. U kunt zich er nu mee aanmelden." | "Your password has been saved. You can now sign in with it.";
    ended_title = "Deze link werkt niet meer" | "This link no longer works";
    ended_lead = "De link is al gebruikt, hij is te oud, of er is een nieuwere. Vraag gerust een nieuwe aan."
        | "It has been used, it is too old, or there is a newer one. Feel free to ask for another.";
    ask_again = "Een nieuwe link aanvragen" | "Ask for a new link";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct PasswordLinkQuery {
    email: String,
}

pub(crate) async fn forgot(cx: PageContext) -> Page {
    forgot_page(&cx, &PasswordLinkQuery::default(), &Refusal::default())
}

pub(crate) async fn post_forgot(cx: PageContext, Posted(asked): Posted<PasswordLinkQuery>) -> Page {
    match operations::ask_for_password(&cx.portal, &asked.email, &cx.caller()).await {
        Ok(()) => cx.go(paths::password_sent()),
        Err(error) => show_again(error, async |refusal| forgot_page(&cx, &asked, &refusal)).await,
    }
}

fn forgot_page(cx: &PageContext, asked: &PasswordLinkQuery, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let labels = [("email", email(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(forgot_title(lang)).refused(refusal).show(|| {
        view! {
            {form.summary()}
            <h1>{forgot_title(lang)}</h1>
            <p class="lead">{forgot_lead(lang)}</p>
            <form method="post" action=paths::forgot_password() novalidate>
                {form.line("email", &asked.email).kind("email").autocomplete("email").view()}
                <button class="button">{ask(lang)}</button>
            </form>
            <p><a href=paths::sign_in()>{to_sign_in(lang)}</a></p>
        }
    })
}

pub(crate) async fn sent_page(cx: PageContext) -> Page {
    let lang = cx.lang;
    cx.page(sent_title(lang)).show(move || {
        view! {
            <h1>{sent_title(lang)}</h1>
            <p class="lead">{sent(lang)}</p>
            <p><a href=paths::sign_in()>{to_sign_in(lang)}</a></p>
        }
    })
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct PasswordLinkForm {
    new: String,
}

pub(crate) async fn choose(cx: PageContext, Path(token): Path<String>) -> Page {
    if queries::password_link_works(&cx.portal, &Token::presented(&token)).await? {
        choose_page(&cx, &Refusal::default())
    } else {
        ended_page(&cx)
    }
}

pub(crate) async fn post_choose(
    cx: PageContext,
    Path(token): Path<String>,
    Posted(typed): Posted<PasswordLinkForm>,
) -> Page {
    match operations::choose_password(&cx.portal, &Token::presented(&token), &typed.new).await {
        Ok(()) => cx.done(paths::sign_in_password(), chosen(cx.lang)),
        Err(Error::NotFound) => ended_page(&cx),
        Err(error) => show_again(error, async |refusal| choose_page(&cx, &refusal)).await,
    }
}

fn choose_page(cx: &PageContext, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let labels = [("new", new(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(choose_title(lang)).refused(refusal).show(|| {
        view! {
            {form.summary()}
            <h1>{choose_title(lang)}</h1>
            <form method="post" novalidate>
                {form.line("new", "").kind("password").autocomplete("new-password").hint(password::hint(lang)).view()}
                <button class="button">{save(lang)}</button>
            </form>
        }
    })
}

fn ended_page(cx: &PageContext) -> Page {
    let lang = cx.lang;
    cx.page(ended_title(lang))
        .status(http::StatusCode::NOT_FOUND)
        .show(move || {
            view! {
                <h1>{ended_title(lang)}</h1>
                <p class="lead">{ended_lead(lang)}</p>
                <p><a class="button" href=paths::forgot_password()>{ask_again(lang)}</a></p>
            }
        })
}
