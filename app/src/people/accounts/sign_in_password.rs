//! Signing in with a password: staff, and members who chose one.

use crate::{
    people::accounts::sign_in::{self, Next},
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
use klankbord_domain::people::accounts::operations;
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Aanmelden met een wachtwoord" | "Sign in with a password";
    email = "Uw e-mailadres" | "Your email address";
    password = "Uw wachtwoord" | "Your password";
    go_on = "Aanmelden" | "Sign in";
    with_code = "Liever een code per mail? Dat kan als u lid bent van het panel"
        | "Would you rather get a code by email? You can if you are on the panel";
    forgot = "Wachtwoord vergeten?" | "Forgot your password?";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct SignInPasswordForm {
    email: String,
    password: String,
    next: String,
}

pub(crate) async fn show(cx: PageContext, Query(Next { next, again }): Query<Next>) -> Page {
    if cx.actor.person().is_some() && again.is_empty() {
        return cx.go(&next);
    }
    let typed = SignInPasswordForm {
        next,
        ..SignInPasswordForm::default()
    };
    page(&cx, &typed, &Refusal::default())
}

pub(crate) async fn post(cx: PageContext, Posted(typed): Posted<SignInPasswordForm>) -> Page {
    let SignInPasswordForm {
        email, password, ..
    } = &typed;
    match operations::sign_in_with_password(&cx.portal, email, password, &cx.caller()).await {
        Ok(account) => sign_in::welcome(&cx, account, &typed.next).await,
        Err(error) => show_again(error, async |refusal| page(&cx, &typed, &refusal)).await,
    }
}

fn page(cx: &PageContext, typed: &SignInPasswordForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let labels = [("email", email(lang)), ("password", password(lang))];
    let form = Form::new(lang, refusal, &labels);
    let code = sign_in::once_more(cx, sign_in::with_next(paths::sign_in(), &typed.next));
    cx.page(title(lang)).refused(refusal).show(|| {
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <form method="post" action=paths::sign_in_password() novalidate>
                {form.line("email", &typed.email).kind("email").autocomplete("username").view()}
                {form.line("password", "").kind("password").autocomplete("current-password").view()}
                <input type="hidden" name="next" value=sign_in::kept(&typed.next).to_owned()/>
                <button class="button">{go_on(lang)}</button>
            </form>
            <p><a href=paths::forgot_password()>{forgot(lang)}</a></p>
            <p><a href=code>{with_code(lang)}</a></p>
        }
    })
}
