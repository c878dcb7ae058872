//! Asking to be reached at another address, and stopping one that waits.

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
    lifecycle::addresses::{operations, queries as addresses},
    people::accounts::queries,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Een ander e-mailadres gebruiken" | "Use another email address";
    lead = "We mailen een link naar het nieuwe adres. Het geldt zodra u het daar bevestigt. Uw oude adres krijgt ook bericht."
        | "We email a link to the new address. It takes effect as soon as you confirm it there. We also email your old address.";
    present = "Uw adres nu" | "Your address now";
    email = "Nieuw e-mailadres" | "New email address";
    ask = "Mail mij een link" | "Email me a link";
    asked = "De link is onderweg naar het nieuwe adres. Tot u het bevestigt, geldt uw oude adres."
        | "The link is on its way to the new address. Until you confirm it, your old address counts.";
    waits(address: &str) = "Dit adres wacht tot het wordt bevestigd: {address}." | "This address is waiting to be confirmed: {address}.";
    not_you = "Hebt u dit niet zelf gevraagd? Houd het dan tegen en bel ons." | "Did you not ask for this yourself? Then stop it and call us.";
    stop_it = "Tegenhouden" | "Stop it";
    stopped = "Het andere adres is tegengehouden." | "The other address has been stopped.";
    back = "Uw account" | "Your account";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct AddressForm {
    email: String,
}

pub(crate) async fn show(cx: PageContext) -> Page {
    page(&cx, &AddressForm::default(), &Refusal::default()).await
}

pub(crate) async fn post(cx: PageContext, Posted(typed): Posted<AddressForm>) -> Page {
    match operations::ask(&cx.portal, &cx.actor, &typed.email).await {
        Ok(()) => cx.done(paths::account_address(), asked(cx.lang)),
        // The page of the error leads to the sign-in, and back.
        Err(error @ Error::Conflict(Conflict::SignInAgain)) => Err(error.into()),
        Err(error) => show_again(error, async |refusal| page(&cx, &typed, &refusal).await).await,
    }
}

async fn page(cx: &PageContext, typed: &AddressForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let (account, _) = queries::own(&cx.portal, &cx.actor).await?;
    let waiting = addresses::waiting(&cx.portal, &cx.actor, account.id).await?;
    let labels = [("email", email(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        let waiting = waiting.map(|waiting| {
            view! {
                <section class="sheet">
                    <p>{waits(lang, &waiting.email)}</p>
                    <p>{not_you(lang)}</p>
                    <form method="post" action=paths::stop_address()>
                        <button class="button secondary">{stop_it(lang)}</button>
                    </form>
                </section>
            }
        });
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <dl class="facts"><div><dt>{present(lang)}</dt><dd>{account.email}</dd></div></dl>
            {waiting}
            <form method="post" action=paths::account_address() novalidate>
                {form.line("email", &typed.email).kind("email").autocomplete("email").view()}
                <button class="button">{ask(lang)}</button>
            </form>
            <p><a href=paths::account()>{back(lang)}</a></p>
        }
    })
}

pub(crate) async fn stop(cx: PageContext) -> Page {
    let account = cx.actor.account().ok_or(Error::Forbidden)?;
    operations::stop(&cx.portal, &cx.actor, account).await?;
    cx.done(paths::account_address(), stopped(cx.lang))
}
