//! Signing in: with a code by mail or with a password.

use crate::{
    cx::{ACCOUNT, Cx, Page},
    ui::Form,
};
use axum::extract::Query;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{Error, FieldErrors, accounts::operations, ids::AccountId};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Aanmelden" | "Sign in";
    email = "E-mailadres" | "E-mail address";
    password_label = "Wachtwoord" | "Password";
    go_on = "Aanmelden" | "Sign in";
    signed_in = "U bent aangemeld." | "You are signed in.";
    signed_out = "U bent afgemeld." | "You are signed out.";
}

#[derive(Default, Deserialize)]
pub(crate) struct Next {
    #[serde(default)]
    next: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct PasswordForm {
    email: String,
    password: String,
    next: String,
}

pub(crate) async fn show(cx: Cx, next: Query<Next>) -> Page {
    password(cx, next).await
}

pub(crate) async fn password(cx: Cx, Query(Next { next }): Query<Next>) -> Page {
    page(
        &cx,
        &PasswordForm {
            next,
            ..PasswordForm::default()
        },
        &FieldErrors::default(),
    )
}

pub(crate) async fn post_password(cx: Cx, Posted(typed): Posted<PasswordForm>) -> Page {
    match operations::sign_in_with_password(&cx.portal, &typed.email, &typed.password).await {
        Ok(account) => {
            sign_in(&cx, account).await?;
            cx.done(&typed.next, signed_in(cx.lang)).await
        }
        Err(Error::Invalid(errors)) => page(&cx, &typed, &errors),
        Err(error) => Err(error.into()),
    }
}

fn page(cx: &Cx, typed: &PasswordForm, errors: &FieldErrors) -> Page {
    let lang = cx.lang;
    let labels = [("email", email(lang)), ("password", password_label(lang))];
    let form = Form::new(lang, errors, &labels);
    let body = || {
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <form method="post" action="/sign-in/password" novalidate>
                {form.line("email", &typed.email).kind("email").autocomplete("username").view()}
                {form.line("password", "").kind("password").autocomplete("current-password").view()}
                <input type="hidden" name="next" value=typed.next.clone()/>
                <button class="button">{go_on(lang)}</button>
            </form>
        }
    };
    cx.leaf(title(lang)).invalid(errors).show(body)
}

/// Binds this browser to an account, under a new session id.
pub(crate) async fn sign_in(cx: &Cx, account: AccountId) -> Result<(), Error> {
    cx.session.cycle_id().await.map_err(Error::unavailable)?;
    cx.session
        .insert(ACCOUNT, account)
        .await
        .map_err(Error::unavailable)
}

pub(crate) async fn sign_out(cx: Cx) -> Page {
    cx.session.flush().await?;
    cx.done("/", signed_out(cx.lang)).await
}
