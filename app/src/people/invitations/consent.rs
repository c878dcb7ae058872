//! Joining: the consent and its form.
//!
//! The text of the consent belongs to `panel::CONSENT_VERSION`: change them together.

use super::join::{back_to_the_door, no_link, organisation, receive};
use crate::{
    people::accounts::sign_in_here,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Choice, Form,
            refusal::{Refusal, show_again},
        },
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Error,
    base::random::Token,
    people::invitations::{
        operations::{self, WayIn},
        rules::Door,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Doet u mee?" | "Will you join?";
    lead(name: &str) = "Fijn, {name}. Nog één ding: uw toestemming." | "Thank you, {name}. One more thing: your consent.";
    keep_1(organisation: &str) = "{organisation} bewaart uw naam, uw e-mailadres en wat u hier zegt, om plannen beter te maken en u antwoord te geven."
        | "{organisation} keeps your name, your email address and what you say here, to improve plans and to answer you.";
    keep_2 = "We gebruiken het nergens anders voor, en het gaat niet naar andere organisaties. Andere panelleden kunnen lezen wat u over een plan schrijft, zoals u het kiest: met of zonder uw naam."
        | "We use it for nothing else, and it does not go to other organisations. Other panel members can read what you write about a plan, as you choose: with or without your name.";
    keep_3 = "U kunt altijd stoppen, alles opvragen en alles laten wissen." | "You can always stop, ask for everything and have everything erased.";
    consent = "Uw toestemming" | "Your consent";
    agree(organisation: &str) = "Ja, {organisation} mag dit bewaren en mij hierover mailen" | "Yes, {organisation} may keep this and email me about it";
    go_on = "Ja, ik doe mee" | "Yes, I'll join";
    welcome = "Welkom in het panel." | "Welcome to the panel.";
    welcome_staff = "U bent nu panellid. Meld u aan met uw wachtwoord." | "You are a panel member now. Sign in with your password.";
    welcome_code = "Welkom in het panel. Meld u aan met een code die we u mailen." | "Welcome to the panel. Sign in with a code that we email you.";
    joined_title = "Welkom in het panel" | "Welcome to the panel";
    joined_text = "Op uw eigen pagina ziet u voortaan wat er op u wacht. U krijgt een mail zodra er een plan is, tenzij u die mails uitzet."
        | "From now on, your own page shows what is waiting for you. We will email you as soon as there is a plan.";
    to_home = "Naar uw pagina" | "Go to your page";
    password = "Wilt u een wachtwoord kiezen? Dat hoeft niet: u kunt zich altijd aanmelden met een code die we u mailen."
        | "Would you like to choose a password? You don't have to: you can always sign in with a code that we email you.";
    choose_password = "Wachtwoord kiezen" | "Choose a password";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct ConsentForm {
    consent: String,
}

pub(crate) async fn show(cx: PageContext, Path(token): Path<String>) -> Page {
    page(cx, &token, &Refusal::default()).await
}

pub(crate) async fn post(
    mut cx: PageContext,
    Path(token): Path<String>,
    Posted(typed): Posted<ConsentForm>,
) -> Page {
    let presented = Token::presented(&token);
    receive(&mut cx, &presented).await?;
    match operations::accept(&cx.portal, &presented, typed.consent == "yes").await {
        Ok(joined) => match joined.way_in {
            WayIn::Link => {
                let page = cx.done(paths::joined(), welcome(cx.lang));
                sign_in_here(&cx, joined.account, page).await
            }
            WayIn::Code => cx.done(paths::sign_in(), welcome_code(cx.lang)),
            WayIn::Password => cx.done(paths::sign_in_password(), welcome_staff(cx.lang)),
        },
        // The invitation has changed meanwhile: its own page explains how.
        Err(error @ Error::Conflict(_)) => back_to_the_door(&cx, &token, error),
        Err(error) => show_again(error, async |refusal| page(cx, &token, &refusal).await).await,
    }
}

async fn page(mut cx: PageContext, token: &str, refusal: &Refusal) -> Page {
    let reception = receive(&mut cx, &Token::presented(token)).await?;
    let here = paths::join(token);
    if reception.door != Door::Letter {
        return cx.go(&here);
    }
    let lang = cx.lang;
    let labels = [("consent", consent(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        let choices = vec![Choice::new("yes", agree(lang, organisation(&cx)))];
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang, &reception.invitation.name)}</p>
            <ul>
                <li>{keep_1(lang, organisation(&cx))}</li>
                <li>{keep_2(lang)}</li>
                <li>{keep_3(lang)}</li>
            </ul>
            <form method="post" action=paths::consent(token) novalidate>
                {form.tick("consent", Vec::new(), choices).view()}
                <button class="button">{go_on(lang)}</button>
            </form>
            {no_link(lang, token)}
        }
    })
}

/// The first page that a new member sees.
pub(crate) async fn joined(cx: PageContext) -> Page {
    let lang = cx.lang;
    cx.page(joined_title(lang)).show(move || {
        view! {
            <h1>{joined_title(lang)}</h1>
            <p class="lead">{joined_text(lang)}</p>
            <p><a class="button" href=paths::home()>{to_home(lang)}</a></p>
            <p>{password(lang)}</p>
            <p><a href=paths::account_password()>{choose_password(lang)}</a></p>
        }
    })
}
