//! Signing in: one question, the e-mail address. The answer is the same for every address.

use crate::{
    people::accounts::{browser, sign_in_code::Pending},
    web::{
        context::{Page, PageContext},
        paths::{self, local_path},
        ui::{
            Form,
            refusal::{Refusal, show_again},
        },
    },
};
use axum::extract::Query;
use axum_extra::extract::Form as Posted;
use http::HeaderValue;
use klankbord_domain::{base::ids::AccountId, people::accounts::operations};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Aanmelden" | "Sign in";
    lead = "We mailen u een code van zes cijfers. Die typt u daarna hier in."
        | "We will email you a six-digit code. Then type it here.";
    email = "Uw e-mailadres" | "Your email address";
    go_on = "Mail mij een code" | "Email me a code";
    with_password = "Werkt u hier, of hebt u een wachtwoord? Meld u aan met uw wachtwoord"
        | "Do you work here, or do you have a password? Sign in with your password";
    signed_in = "U bent aangemeld." | "You are signed in.";
    signed_out = "U bent afgemeld." | "You are signed out.";
}

/// The page to go to once signed in, from the query of the address.
#[derive(Default, Deserialize)]
pub(crate) struct Next {
    #[serde(default)]
    pub next: String,
    /// `yes` for somebody who is signed in and proves once more who they are.
    #[serde(default)]
    pub again: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct SignInForm {
    email: String,
    next: String,
}

pub(crate) async fn show(cx: PageContext, Query(Next { next, again }): Query<Next>) -> Page {
    if cx.actor.person().is_some() && again.is_empty() {
        return cx.go(&next);
    }
    let typed = SignInForm {
        next,
        ..SignInForm::default()
    };
    page(&cx, &typed, &Refusal::default())
}

pub(crate) async fn post(cx: PageContext, Posted(typed): Posted<SignInForm>) -> Page {
    match operations::ask_for_code(&cx.portal, &typed.email, &cx.caller()).await {
        Ok(asked) => {
            Pending::of(&asked, &typed.email, kept(&typed.next))
                .keep(&cx)
                .await?;
            cx.go(paths::sign_in_code())
        }
        Err(error) => show_again(error, async |refusal| page(&cx, &typed, &refusal)).await,
    }
}

fn page(cx: &PageContext, typed: &SignInForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let labels = [("email", email(lang))];
    let form = Form::new(lang, refusal, &labels);
    let password = once_more(cx, with_next(paths::sign_in_password(), &typed.next));
    cx.page(title(lang)).refused(refusal).show(|| {
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <form method="post" action=paths::sign_in() novalidate>
                {form.line("email", &typed.email).kind("email").autocomplete("email").view()}
                <input type="hidden" name="next" value=kept(&typed.next).to_owned()/>
                <button class="button">{go_on(lang)}</button>
            </form>
            <p><a href=password>{with_password(lang)}</a></p>
        }
    })
}

/// The longest address of a page that is kept until somebody signed in.
const LONGEST_NEXT: usize = 2048;

/// The page to go to once signed in, when it is one of ours and not too long to be kept.
pub(crate) fn kept(next: &str) -> &str {
    if next.len() <= LONGEST_NEXT && local_path(next) == next {
        next
    } else {
        ""
    }
}

/// `path` with the page to go to once signed in.
pub(crate) fn with_next(path: &str, next: &str) -> String {
    let next = kept(next);
    if next.is_empty() {
        return path.to_owned();
    }
    let query = serde_html_form::to_string([("next", next)]).unwrap_or_default();
    format!("{path}?{query}")
}

/// `path` for somebody who is signed in and proves once more who they are.
pub(crate) fn once_more(cx: &PageContext, path: String) -> String {
    match cx.actor.person() {
        None => path,
        Some(_) if path.contains('?') => format!("{path}&again=yes"),
        Some(_) => format!("{path}?again=yes"),
    }
}

/// Binds this browser to an account and goes on to the page that was requested.
pub(crate) async fn welcome(cx: &PageContext, account: AccountId, next: &str) -> Page {
    browser::sign_in(cx, account, cx.done(next, signed_in(cx.lang))).await
}

pub(crate) async fn sign_out(cx: PageContext) -> Page {
    if let Some(account) = cx.actor.account() {
        tracing::info!(
            event = "signed_out",
            account = account.0,
            "somebody signed out"
        );
    }
    cx.session.flush().await?;
    let mut page = cx.done(paths::home(), signed_out(cx.lang))?;
    // The next person at this computer finds nothing that was kept in the browser.
    let storage = HeaderValue::from_static("\"storage\"");
    page.headers_mut().insert("clear-site-data", storage);
    Ok(page)
}
