//! Logging a conversation with a customer, in twenty seconds.

use super::channel_name;
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Choice, Form,
        refusal::{Refusal, show_again},
    },
};
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    overview::contacts::{
        Channel,
        operations::{self, ContactForm, LONGEST},
        rules::DAYS,
    },
    people::panel,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Gesprek met een klant noteren" | "Log a conversation with a customer";
    lead = "Drie vragen, twintig seconden. Uw collega’s lezen dit." | "Three questions, twenty seconds. Your colleagues read this.";
    segment = "Bij welk segment hoort de klant?" | "Which segment does the customer belong to?";
    segment_hint = "Een segment met weinig panelleden staat niet in de lijst die uw collega’s lezen."
        | "A segment with few panel members is not shown in the list that your colleagues read.";
    choose = "Kies een segment" | "Choose a segment";
    channel = "Hoe sprak u de klant?" | "How did you speak with the customer?";
    surprise = "Wat verraste u? In één zin." | "What surprised you? In one sentence.";
    surprise_hint = "Noem geen naam en niets waaraan de klant te herkennen is."
        | "Give no name, and nothing by which the customer could be recognised.";
    met_on = "Wanneer was het?" | "When was it?";
    met_on_hint(days: i64) = "Vandaag, of een van de laatste {days} dagen." | "Today, or one of the last {days} days.";
    keep = "Noteren" | "Log it";
    kept = "Het gesprek is genoteerd." | "The conversation was logged.";
    no_segments = "Er zijn nog geen segmenten. De beheerder maakt ze."
        | "There are no segments yet. The administrator creates them.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    segment: String,
    channel: String,
    surprise: String,
    met_on: String,
}

impl From<Fields> for ContactForm {
    fn from(fields: Fields) -> Self {
        Self {
            segment: fields.segment,
            channel: fields.channel,
            surprise: fields.surprise,
            met_on: fields.met_on,
        }
    }
}

pub(crate) async fn show(cx: PageContext) -> Page {
    let typed = ContactForm {
        met_on: cx.portal.now().date_in(&cx.zone()).to_string(),
        ..ContactForm::default()
    };
    page(&cx, &typed, &Refusal::default()).await
}

pub(crate) async fn post(cx: PageContext, Posted(fields): Posted<Fields>) -> Page {
    let typed = fields.into();
    match operations::log(&cx.portal, &cx.actor, &typed).await {
        Ok(_) => cx.done(paths::contacts(), kept(cx.lang)),
        Err(error) => show_again(error, async |refusal| page(&cx, &typed, &refusal).await).await,
    }
}

async fn page(cx: &PageContext, typed: &ContactForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let segments = panel::queries::segments(&cx.portal, &cx.actor).await?;
    let none = segments.is_empty();
    let mut choices = vec![Choice::new("", choose(lang))];
    choices.extend(
        segments
            .into_iter()
            .map(|one| Choice::new(one.id.to_string(), one.name)),
    );
    let channels = Channel::ALL
        .iter()
        .map(|&one| Choice::new(one.as_str(), channel_name(lang, one)))
        .collect();
    let labels = [
        ("segment", segment(lang)),
        ("channel", channel(lang)),
        ("surprise", surprise(lang)),
        ("met_on", met_on(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        if none {
            return view! { <h1>{title(lang)}</h1><p class="empty">{no_segments(lang)}</p> }.into_any();
        }
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <form method="post" novalidate>
                {form.select("segment", &typed.segment, choices).hint(segment_hint(lang)).view()}
                {form.choose("channel", &typed.channel, channels).view()}
                {form.line("surprise", &typed.surprise).hint(surprise_hint(lang)).limit(LONGEST).view()}
                {form.date("met_on", &typed.met_on).hint(met_on_hint(lang, DAYS)).short().view()}
                <button class="button">{keep(lang)}</button>
            </form>
        }
        .into_any()
    })
}
