//! Confirming a new address by the link that was mailed there. Opening it changes nothing.

use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Form,
        refusal::{Refusal, show_again},
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Error,
    base::random::Token,
    lifecycle::addresses::{operations, queries},
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Is dit uw nieuwe adres?" | "Is this your new address?";
    lead(email: &str) = "Als u ja zegt, mailen we u voortaan op {email}. U meldt u daar ook mee aan. U wordt overal afgemeld."
        | "If you say yes, we will email you at {email} from now on, and you sign in with it. You will be signed out everywhere.";
    password = "Uw wachtwoord" | "Your password";
    password_hint = "Zo weten we zeker dat u het bent." | "That way we know for sure that it is you.";
    yes = "Ja, gebruik dit adres" | "Yes, use this address";
    not_you = "Weet u hier niets van? Doe dan niets. Er verandert niets."
        | "Do you know nothing of this? Then do nothing. Nothing will change.";
    done_title = "Uw nieuwe adres geldt" | "Your new address counts";
    done_lead = "Meld u voortaan aan met dit adres. Uw oude adres krijgt daar bericht van."
        | "From now on, sign in with this address. We have emailed your old address.";
    sign_in = "Aanmelden" | "Sign in";
    ended_title = "Deze link werkt niet meer" | "This link no longer works";
    ended_lead = "De link is gebruikt, te oud of vervangen. Vraag zo nodig een nieuwe aan bij uw account, of bel ons."
        | "The link has been used, is too old or was replaced. If you need to, ask for a new one at your account, or call us.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct ConfirmForm {
    password: String,
}

pub(crate) async fn show(cx: PageContext, Path(token): Path<String>) -> Page {
    page(&cx, &token, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(token): Path<String>,
    Posted(typed): Posted<ConfirmForm>,
) -> Page {
    let presented = Token::presented(&token);
    match operations::confirm(&cx.portal, &presented, &typed.password).await {
        Ok(()) => cx.go(paths::address_confirmed()),
        Err(Error::NotFound) => ended(&cx),
        Err(error) => show_again(error, async |refusal| page(&cx, &token, &refusal).await).await,
    }
}

async fn page(cx: &PageContext, token: &str, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let waiting = match queries::to_confirm(&cx.portal, &Token::presented(token)).await {
        Err(Error::NotFound) => return ended(cx),
        waiting => waiting?,
    };
    let labels = [("password", password(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        let password = waiting.asks_password.then(|| {
            form.line("password", "")
                .kind("password")
                .autocomplete("current-password")
                .hint(password_hint(lang))
                .view()
        });
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang, &waiting.email)}</p>
            <form method="post" action=paths::confirm_address(token) novalidate>
                {password}
                <button class="button">{yes(lang)}</button>
            </form>
            <p>{not_you(lang)}</p>
        }
    })
}

pub(crate) async fn confirmed(cx: PageContext) -> Page {
    let lang = cx.lang;
    cx.page(done_title(lang)).show(move || {
        view! {
            <h1>{done_title(lang)}</h1>
            <p class="lead">{done_lead(lang)}</p>
            <p><a class="button" href=paths::sign_in()>{sign_in(lang)}</a></p>
        }
    })
}

fn ended(cx: &PageContext) -> Page {
    let lang = cx.lang;
    cx.page(ended_title(lang))
        .status(http::StatusCode::NOT_FOUND)
        .show(move || {
            view! {
                <h1>{ended_title(lang)}</h1>
                <p class="lead">{ended_lead(lang)}</p>
                <p><a class="button" href=paths::account_address()>{sign_in(lang)}</a></p>
            }
        })
}
