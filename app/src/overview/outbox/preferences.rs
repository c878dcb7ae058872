//! Mail preferences: one checkbox for each kind of mail that can be switched off.

use super::{topic_about, topic_name};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{Choice, Form, refusal::Refusal},
};
use axum_extra::extract::Form as Posted;
use klankbord_domain::base::outbox::{Topic, preferences};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Welke mails u krijgt" | "Which emails you get";
    topics = "Stuur mij een mail bij" | "Send me an email for";
    always = "Deze mails krijgt u altijd:" | "You always get these emails:";
    always_asked = "een code om u aan te melden en een link naar een nieuw wachtwoord, want daar vraagt u zelf om"
        | "a sign-in code and a link to a new password, because you ask for them yourself";
    always_appointment = "wat u nodig hebt om bij een sessie te zijn: een stoel die voor u klaarstaat, de datum, en elke verandering"
        | "what you need to be at a session: a seat that is kept for you, the date, and every change";
    always_right = "wat u nodig hebt om voor uw recht op te komen: een “nee” waartegen u in beroep kunt, en de uitspraak daarover"
        | "what you need to stand up for your rights: a “no” against which you can appeal, and the ruling on it";
    always_owed = "wat u als medewerker nog moet doen voor klanten, zoals een antwoord, een besluit of een afspraak"
        | "what you, as staff, still have to do for customers, such as an answer, a decision or a commitment";
    save = "Opslaan" | "Save";
    saved = "Uw keuze is opgeslagen." | "Your choice has been saved.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct PreferencesForm {
    topics: Vec<String>,
}

pub(crate) async fn show(cx: PageContext) -> Page {
    let lang = cx.lang;
    let mine = preferences::mine(&cx.portal, &cx.actor).await?;
    let on = mine.iter().filter(|(_, on)| *on);
    let chosen = on.map(|(topic, _)| topic.as_str().to_owned()).collect();
    let choices = mine
        .iter()
        .map(|&(topic, _)| {
            Choice::new(topic.as_str(), topic_name(lang, topic)).hint(topic_about(lang, topic))
        })
        .collect();
    let refusal = Refusal::default();
    let labels = [("topics", topics(lang))];
    let form = Form::new(lang, &refusal, &labels);
    let owed = cx
        .actor
        .is_staff()
        .then(|| view! { <li>{always_owed(lang)}</li> });
    cx.page(title(lang)).show(|| {
        view! {
            <h1>{title(lang)}</h1>
            <form method="post" novalidate>
                {form.tick("topics", chosen, choices).view()}
                <button class="button">{save(lang)}</button>
            </form>
            <p>{always(lang)}</p>
            <ul>
                <li>{always_asked(lang)}</li>
                <li>{always_appointment(lang)}</li>
                <li>{always_right(lang)}</li>
                {owed}
            </ul>
        }
    })
}

pub(crate) async fn post(cx: PageContext, Posted(typed): Posted<PreferencesForm>) -> Page {
    let wanted: Vec<Topic> = typed
        .topics
        .iter()
        .filter_map(|topic| topic.parse().ok())
        .collect();
    preferences::choose(&cx.portal, &cx.actor, &wanted).await?;
    cx.done(paths::mail_preferences(), saved(cx.lang))
}
