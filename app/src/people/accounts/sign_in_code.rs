//! Typing the code that was mailed, in the browser that asked for it.

use crate::{
    people::accounts::sign_in,
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
    Error,
    base::random::Token,
    people::accounts::operations::{self, AskedCode},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

texts! {
    title = "Typ de code uit de mail" | "Type the code from the email";
    sent(email: &str) = "Als {email} bij ons bekend is, is de code nu onderweg. De code werkt tien minuten, alleen in deze browser."
        | "If we know {email}, the code is on its way. It works for ten minutes, in this browser only.";
    code = "Code van zes cijfers" | "Six-digit code";
    go_on = "Aanmelden" | "Sign in";
    nothing_came = "Geen mail gekregen?" | "Did you not get an email?";
    look_around = "Kijk ook bij ongewenste mail. Klopt het adres hierboven niet? Vraag dan een nieuwe code aan."
        | "Check your spam folder too. Is the address above wrong? Then ask for a new code.";
    ask_again = "Vraag een nieuwe code aan" | "Ask for a new code";
}

/// A code that this browser asked for; kept in its session until it signs in.
#[derive(Serialize, Deserialize)]
pub(crate) struct Pending {
    browser: String,
    email: String,
    next: String,
}

const PENDING: &str = "code";

impl Pending {
    pub(crate) fn of(asked: &AskedCode, email: &str, next: &str) -> Self {
        Self {
            browser: asked.browser.secret().to_owned(),
            email: email.trim().to_owned(),
            next: next.to_owned(),
        }
    }

    pub(crate) async fn keep(&self, cx: &PageContext) -> Result<(), Error> {
        cx.session
            .insert(PENDING, self)
            .await
            .map_err(Error::unavailable)
    }

    async fn of_session(cx: &PageContext) -> Result<Option<Self>, Error> {
        cx.session.get(PENDING).await.map_err(Error::unavailable)
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct SignInCodeForm {
    code: String,
}

pub(crate) async fn show(cx: PageContext) -> Page {
    match Pending::of_session(&cx).await? {
        Some(pending) => page(
            &cx,
            &pending,
            &SignInCodeForm::default(),
            &Refusal::default(),
        ),
        None => cx.go(paths::sign_in()),
    }
}

pub(crate) async fn post(cx: PageContext, Posted(typed): Posted<SignInCodeForm>) -> Page {
    let Some(pending) = Pending::of_session(&cx).await? else {
        return cx.go(paths::sign_in());
    };
    let browser = Token::presented(&pending.browser);
    match operations::sign_in_with_code(&cx.portal, &browser, &typed.code, &cx.caller()).await {
        Ok(account) => {
            cx.session.remove::<Pending>(PENDING).await?;
            sign_in::welcome(&cx, account, &pending.next).await
        }
        Err(error) => {
            show_again(error, async |refusal| page(&cx, &pending, &typed, &refusal)).await
        }
    }
}

fn page(cx: &PageContext, pending: &Pending, typed: &SignInCodeForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let labels = [("code", code(lang))];
    let form = Form::new(lang, refusal, &labels);
    let again = sign_in::with_next(paths::sign_in(), &pending.next);
    let sent = sent(lang, &pending.email);
    cx.page(title(lang)).refused(refusal).show(|| {
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{sent}</p>
            <form method="post" action=paths::sign_in_code() novalidate>
                {form.line("code", &typed.code).input_mode("numeric").autocomplete("one-time-code").short().view()}
                <button class="button">{go_on(lang)}</button>
            </form>
            <details>
                <summary>{nothing_came(lang)}</summary>
                <p>{look_around(lang)}</p>
                <p><a href=again>{ask_again(lang)}</a></p>
            </details>
        }
    })
}
