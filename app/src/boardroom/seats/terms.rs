//! The ground rules that a customer agrees to with a seat: every version, and a form for the next one.

use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Form,
        prose::prose,
        refusal::{Refusal, show_again},
    },
};
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Language,
    boardroom::seats::{Terms, operations::publish_terms, queries, rules::LONGEST_TERMS},
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Onze afspraken aan tafel" | "Ground rules";
    lead = "Klanten die een stoel aannemen, lezen deze tekst over vertrouwelijkheid en eigen belang, en vinken aan dat zij zich eraan houden. Wie een oudere versie las, houdt zich aan die versie."
        | "Customers who accept a seat read this text about confidentiality and interests of their own, and tick that they will keep to it. Customers who read an older version keep to that one.";
    text_nl = "Tekst in het Nederlands" | "Text in Dutch";
    text_en = "Tekst in het Engels" | "Text in English";
    publish = "Nieuwe versie publiceren" | "Publish a new version";
    done = "Deze tekst geldt vanaf nu." | "This text applies from now on.";
    versions = "Versies" | "Versions";
    version(id: i64) = "Versie {id}" | "Version {id}";
    published(who: &str, day: &str) = "Gepubliceerd door {who} op {day}." | "Published by {who} on {day}.";
    came_along = "Meegeleverd met Klankbord." | "Supplied with Klankbord.";
    agreed(count: i64) = "Stoelen met deze versie: {count}." | "Seats with this version: {count}.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct TermsForm {
    text_nl: String,
    text_en: String,
}

pub(crate) async fn show(cx: PageContext) -> Page {
    page(&cx, None, &Refusal::default()).await
}

pub(crate) async fn post(cx: PageContext, Posted(typed): Posted<TermsForm>) -> Page {
    match publish_terms(&cx.portal, &cx.actor, &typed.text_nl, &typed.text_en).await {
        Ok(()) => cx.done(paths::seat_terms(), done(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, Some(typed), &refusal).await
            })
            .await
        }
    }
}

async fn page(cx: &PageContext, typed: Option<TermsForm>, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let (all, may_publish) = queries::terms(&cx.portal, &cx.actor).await?;
    let current = all.first().map(|current| TermsForm {
        text_nl: current.text_nl.clone(),
        text_en: current.text_en.clone(),
    });
    let typed = typed.or(current).unwrap_or_default();
    let labels = [("text_nl", text_nl(lang)), ("text_en", text_en(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        let next = may_publish.then(|| {
            view! {
                <form method="post" novalidate>
                    {form.area("text_nl", &typed.text_nl, 6).in_language(Language::Nl).limit(LONGEST_TERMS).view()}
                    {form.area("text_en", &typed.text_en, 6).in_language(Language::En).limit(LONGEST_TERMS).view()}
                    <button class="button">{publish(lang)}</button>
                </form>
            }
        });
        let versions_of: Vec<_> = all.iter().map(|one| version_view(cx, one)).collect();
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            {next}
            <section id="versions"><h2>{versions(lang)}</h2>{versions_of}</section>
        }
    })
}

fn version_view(cx: &PageContext, one: &Terms) -> AnyView {
    let lang = cx.lang;
    let by = one.published_by.as_ref().map_or_else(
        || came_along(lang).to_owned(),
        |who| published(lang, who, &cx.day(one.published_at)),
    );
    let text = match lang {
        Language::Nl => &one.text_nl,
        Language::En => &one.text_en,
    };
    view! {
        <article>
            <h3>{version(lang, one.id.0)}</h3>
            <p class="hint">{by}" "{agreed(lang, one.agreed)}</p>
            {prose(text)}
        </article>
    }
    .into_any()
}
