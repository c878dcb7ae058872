//! The home page.

mod member;
mod staff;
mod visits;

use crate::web::{
    context::{Page, PageContext},
    cookie, paths,
    ui::prose::prose,
};
use axum::extract::Query;
use axum_extra::extract::Form as Posted;
use http::header;
use klankbord_domain::{Actor, Error, Language, people::accounts::operations};
use leptos::prelude::*;
use serde::Deserialize;
use staff::Work;

texts! {
    welcome = "Welkom" | "Welcome";
    hello(name: &str) = "Dag {name}" | "Hello {name}";
    about = "Hier denken klanten mee over onze plannen. Wie iets vraagt, krijgt antwoord van iemand met een naam."
        | "Customers help shape our plans here. Ask us something, and a named person answers.";
    sign_in = "Aanmelden" | "Sign in";
}

/// How much of what waits to show.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct HowMuch {
    all: String,
}

/// Shows the home page of the actor.
pub(crate) async fn show(cx: PageContext, Query(how_much): Query<HowMuch>) -> Page {
    let lang = cx.lang;
    match &cx.actor {
        Actor::Person(person) => {
            let hello = hello(lang, cx.greets(&person.name));
            if person.member.is_some() {
                // Somebody can be a customer and a colleague: the duties of both stand on one page.
                let work = if cx.actor.is_staff() {
                    Some(Work::find(&cx).await?)
                } else {
                    None
                };
                return member::show(&cx, hello, work, how_much.all == "yes").await;
            }
            staff::show(&cx, hello).await
        }
        Actor::Visitor | Actor::Portal => cx.page(welcome(lang)).show(|| {
            let organisation = cx.organisation.as_deref();
            let (words, its_language) =
                organisation.map_or(("", lang), |organisation| organisation.welcome(lang));
            let words = (!words.is_empty())
                .then(|| view! { <div lang=its_language.as_str()>{prose(words)}</div> });
            view! {
                <h1>{welcome(lang)}</h1>
                <p class="lead">{about(lang)}</p>
                {words}
                <p><a class="button" href=paths::sign_in()>{sign_in(lang)}</a></p>
            }
        }),
    }
}

#[derive(Deserialize)]
pub(crate) struct LanguageForm {
    #[serde(default)]
    language: String,
    #[serde(default)]
    next: String,
}

/// Saves the language that somebody chose: with their account, or in a cookie of a visitor.
pub(crate) async fn choose_language(cx: PageContext, Posted(form): Posted<LanguageForm>) -> Page {
    let language: Language = form
        .language
        .parse()
        .map_err(|problem| Error::invalid("language", problem))?;
    if cx.actor.person().is_some() {
        operations::choose_language(&cx.portal, &cx.actor, language).await?;
    } else {
        let chosen = cookie::given(
            cookie::LANGUAGE,
            language.as_str(),
            cookie::YEAR,
            cx.https(),
        );
        let mut page = cx.go(&form.next)?;
        if let Some(chosen) = chosen {
            page.headers_mut().append(header::SET_COOKIE, chosen);
        }
        return Ok(page);
    }
    cx.go(&form.next)
}
