//! The customer conscience: who it is, what they are charged with, and handing that over.

use crate::{
    cx::{Cx, Page},
    ui::Form,
};
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Error, FieldErrors, Role,
    conscience::{
        operations::{self, HandOver},
        queries,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Het klantgeweten" | "The customer conscience";
    lead = "Eén persoon bij ons waakt over de kant van de klant." | "One person here guards the customer's side.";
    mandate_title = "De opdracht" | "The mandate";
    since(day: &str) = "Sinds {day}" | "Since {day}";
    before = "Hiervoor" | "Before";
    from_to(begin: &str, end: &str) = "{begin} tot {end}" | "{begin} to {end}";
    hand_over = "Overdragen" | "Hand over";
    hand_over_title = "Het klantgeweten overdragen" | "Hand over the customer conscience";
    hand_over_lead(name: &str) = "Nu is dit {name}. Zodra u overdraagt, geldt de opdracht van de ander. Er is altijd precies één klantgeweten."
        | "It is {name} now. As soon as you hand over, the other's mandate counts. There is always exactly one customer conscience.";
    name = "Naam van het nieuwe klantgeweten" | "Name of the new customer conscience";
    email = "E-mailadres" | "E-mail address";
    email_hint = "Werkt deze persoon hier al, gebruik dan hetzelfde adres. Anders mailen we een link om een wachtwoord te kiezen."
        | "If this person works here already, use the same address. Else we mail a link to choose a password.";
    mandate = "Opdracht, in gewone taal; klanten kunnen die lezen" | "Mandate, in plain words; customers can read it";
    done = "De opdracht is overgedragen." | "The mandate was handed over.";
}

pub(crate) async fn show(cx: Cx) -> Page {
    let lang = cx.lang;
    let mut mandates = queries::mandates(&cx.portal, &cx.actor).await?.into_iter();
    let present = mandates.next().ok_or(Error::NotFound)?;
    let earlier: Vec<_> = mandates
        .map(|mandate| {
            let begin = cx.day(mandate.begins_at);
            let end = mandate.ends_at.map(|end| cx.day(end)).unwrap_or_default();
            view! { <li>{mandate.name}", "{from_to(lang, &begin, &end)}</li> }
        })
        .collect();
    let since = since(lang, &cx.day(present.begins_at));
    let link = cx.actor.is(Role::Administrator).then(|| {
        view! { <p><a class="button secondary" href="/conscience/hand-over">{hand_over(lang)}</a></p> }
    });
    let earlier =
        (!earlier.is_empty()).then(|| view! { <h2>{before(lang)}</h2><ul>{earlier}</ul> });
    cx.leaf(title(lang)).show(move || {
        view! {
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <h2>{present.name}</h2>
            <p class="soft">{since}</p>
            <h3>{mandate_title(lang)}</h3>
            {present.mandate.lines().filter(|line| !line.is_empty()).map(|line| view! { <p>{line.to_owned()}</p> }).collect_view()}
            {link}
            {earlier}
        }
    })
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    from: String,
    name: String,
    email: String,
    mandate: String,
}

pub(crate) async fn ask(cx: Cx) -> Page {
    let mandates = queries::mandates(&cx.portal, &cx.actor).await?;
    let present = mandates.into_iter().next().ok_or(Error::NotFound)?;
    let typed = Typed {
        from: present.id.to_string(),
        mandate: present.mandate,
        ..Typed::default()
    };
    page(&cx, &typed, &FieldErrors::default()).await
}

pub(crate) async fn post(cx: Cx, Posted(typed): Posted<Typed>) -> Page {
    let next = HandOver {
        from: typed.from.parse().unwrap_or_default(),
        name: typed.name.clone(),
        email: typed.email.clone(),
        mandate: typed.mandate.clone(),
    };
    match operations::hand_over(&cx.portal, &cx.actor, cx.lang, &next).await {
        Ok(()) => cx.done("/conscience", done(cx.lang)).await,
        Err(Error::Invalid(errors)) => page(&cx, &typed, &errors).await,
        Err(error) => Err(error.into()),
    }
}

async fn page(cx: &Cx, typed: &Typed, errors: &FieldErrors) -> Page {
    let lang = cx.lang;
    let mandates = queries::mandates(&cx.portal, &cx.actor).await?;
    let present = mandates.into_iter().next().ok_or(Error::NotFound)?;
    let labels = [
        ("name", name(lang)),
        ("email", email(lang)),
        ("mandate", mandate(lang)),
    ];
    let form = Form::new(lang, errors, &labels);
    cx.leaf(hand_over_title(lang)).invalid(errors).show(|| {
        view! {
            {form.summary()}
            <h1>{hand_over_title(lang)}</h1>
            <p class="lead">{hand_over_lead(lang, &present.name)}</p>
            <form method="post" action="/conscience/hand-over" novalidate>
                <input type="hidden" name="from" value=typed.from.clone()/>
                {form.line("name", &typed.name).view()}
                {form.line("email", &typed.email).kind("email").hint(email_hint(lang)).view()}
                {form.area("mandate", &typed.mandate, 6).view()}
                <button class="button">{hand_over(lang)}</button>
            </form>
        }
    })
}
