//! Pages about the customer conscience: their name, their mandate, and their work.

pub(crate) mod appeal;
pub(crate) mod challenge;
pub(crate) mod dissent;
pub(crate) mod impact_statement;
pub(crate) mod improve;
pub(crate) mod mails;
pub(crate) mod reply;
pub(crate) mod ruling;
pub(crate) mod shown;
pub(crate) mod workbench;

use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{inset, prose::prose},
};
use klankbord_domain::{
    Error, Language, Role,
    people::mandates::{Mandate, queries},
};
use leptos::prelude::*;

texts! {
    title = "Het klantgeweten" | "The customer conscience";
    lead = "Eén persoon bij ons komt op voor de klant." | "One person here stands up for the customer.";
    mandate_title = "De opdracht" | "The mandate";
    sales_title = "Werkt in verkoop of marketing" | "Works in sales or marketing";
    since(day: &str) = "Sinds {day}" | "Since {day}";
    before = "Hiervoor" | "Before";
    from_to(name: &str, begin: &str, end: &str) = "{name}, {begin} tot {end}" | "{name}, {begin} to {end}";
    hand_over = "Overdragen" | "Hand over";
    workbench = "Naar de werkbank" | "Go to the workbench";
}

pub(crate) async fn show(cx: PageContext) -> Page {
    let lang = cx.lang;
    let mut mandates = queries::mandates(&cx.portal, &cx.actor).await?.into_iter();
    let present = mandates.next().ok_or(Error::NotFound)?;
    let earlier: Vec<_> = mandates.map(|mandate| earlier(&cx, mandate)).collect();
    let since = since(lang, &cx.day(present.begins_at));
    let work = cx.actor.is(Role::CustomerConscience).then(|| {
        view! { <p><a href=paths::workbench()>{workbench(lang)}</a></p> }
    });
    let link = cx.actor.is(Role::Administrator).then(|| {
        view! { <p><a class="button secondary" href=paths::hand_over_conscience()>{hand_over(lang)}</a></p> }
    });
    let earlier =
        (!earlier.is_empty()).then(|| view! { <h2>{before(lang)}</h2><ul>{earlier}</ul> });
    cx.page(title(lang)).show(move || {
        view! {
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <h2>{present.name}</h2>
            <p class="soft">{since}</p>
            <h3>{mandate_title(lang)}</h3>
            {prose(&present.mandate)}
            {from_sales(lang, &present.sales_reason)}
            {work}
            {link}
            {earlier}
        }
    })
}

/// The reason why somebody from sales or marketing has the mandate; `None` for others.
fn from_sales(lang: Language, reason: &str) -> Option<AnyView> {
    (!reason.is_empty())
        .then(|| inset(view! { <p><strong>{sales_title(lang)}</strong></p>{prose(reason)} }))
}

fn earlier(cx: &PageContext, mandate: Mandate) -> AnyView {
    let lang = cx.lang;
    let begin = cx.day(mandate.begins_at);
    let end = mandate.ends_at.map(|end| cx.day(end)).unwrap_or_default();
    view! {
        <li>
            {from_to(lang, &mandate.name, &begin, &end)}
            <details>
                <summary>{mandate_title(lang)}</summary>
                {prose(&mandate.mandate)}
                {from_sales(lang, &mandate.sales_reason)}
            </details>
        </li>
    }
    .into_any()
}
