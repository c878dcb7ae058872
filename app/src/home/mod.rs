//! Where everybody begins.

use crate::cx::{Cx, LANGUAGE, Page};
use axum_extra::extract::Form as Posted;
use klankbord_domain::Actor;
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    welcome = "Welkom" | "Welcome";
    hello(name: &str) = "Dag {name}" | "Hello {name}";
    about = "Hier denken klanten mee over onze plannen. Wie iets zegt, krijgt antwoord van iemand met een naam."
        | "Here customers think along about our plans. Whoever speaks is answered by somebody with a name.";
    sign_in = "Aanmelden" | "Sign in";
}

/// Shows the home page of whoever asks.
pub(crate) async fn show(cx: Cx) -> Page {
    let lang = cx.lang;
    match &cx.actor {
        Actor::Person(person) => {
            let hello = hello(lang, &person.name);
            cx.leaf(hello.clone())
                .show(move || view! { <h1>{hello}</h1> })
        }
        Actor::Visitor | Actor::Portal => cx.leaf(welcome(lang)).show(move || {
            view! {
                <h1>{welcome(lang)}</h1>
                <p class="lead">{about(lang)}</p>
                <p><a class="button" href="/sign-in">{sign_in(lang)}</a></p>
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

/// Keeps the language that a visitor chose.
pub(crate) async fn choose_language(cx: Cx, Posted(form): Posted<LanguageForm>) -> Page {
    cx.session.insert(LANGUAGE, form.language).await?;
    cx.go(&form.next)
}
