//! Changing the reader's own password, or setting the first one.

use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Form,
        refusal::{Refusal, show_again},
    },
};
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Conflict, Error,
    people::accounts::{operations, queries},
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    change_title = "Wachtwoord wijzigen" | "Change your password";
    choose_title = "Een wachtwoord kiezen" | "Choose a password";
    lead = "U wordt overal afgemeld, behalve hier." | "You will be signed out everywhere except here.";
    current = "Uw huidige wachtwoord" | "Your current password";
    new = "Nieuw wachtwoord" | "New password";
    hint = "Minstens 12 tekens. Een zin mag ook." | "At least 12 characters. A sentence is fine.";
    save = "Wachtwoord opslaan" | "Save the password";
    saved = "Uw nieuwe wachtwoord geldt vanaf nu." | "Your new password is valid from now on.";
    forgot = "Wachtwoord vergeten?" | "Forgot your password?";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct PasswordForm {
    current: String,
    new: String,
}

pub(crate) async fn show(cx: PageContext) -> Page {
    page(&cx, &Refusal::default()).await
}

pub(crate) async fn post(cx: PageContext, Posted(typed): Posted<PasswordForm>) -> Page {
    let PasswordForm { current, new } = &typed;
    match operations::change_password(&cx.portal, &cx.actor, current, new).await {
        Ok(()) => cx.done(paths::account(), saved(cx.lang)),
        // The page of the error leads to the sign-in, and back.
        Err(error @ Error::Conflict(Conflict::SignInAgain)) => Err(error.into()),
        Err(error) => show_again(error, async |refusal| page(&cx, &refusal).await).await,
    }
}

async fn page(cx: &PageContext, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let (account, has_password) = queries::own(&cx.portal, &cx.actor).await?;
    let labels = [("current", current(lang)), ("new", new(lang))];
    let form = Form::new(lang, refusal, &labels);
    let title = if has_password {
        change_title(lang)
    } else {
        choose_title(lang)
    };
    cx.page(title).refused(refusal).show(|| {
        let current = has_password.then(|| {
            form.line("current", "")
                .kind("password")
                .autocomplete("current-password")
                .view()
        });
        let forgot =
            has_password.then(|| view! { <p><a href=paths::forgot_password()>{forgot(lang)}</a></p> });
        view! {
            {form.summary()}
            <h1>{title}</h1>
            <p class="lead">{lead(lang)}</p>
            <form method="post" action=paths::account_password() novalidate>
                <input type="hidden" name="username" autocomplete="username" value=account.email/>
                {current}
                {form.line("new", "").kind("password").autocomplete("new-password").hint(hint(lang)).view()}
                <button class="button">{save(lang)}</button>
            </form>
            {forgot}
        }
    })
}
