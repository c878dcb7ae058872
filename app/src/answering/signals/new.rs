//! Recording what a customer was heard to say, in thirty seconds. The form stays open for the next one.

use super::shown::clock_words;
use crate::{
    answering::channels::channel_name,
    people::departments::department_choices,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Choice, Form, opening,
            refusal::{Refusal, show_again},
        },
    },
};
use axum_extra::extract::{Form as Posted, Query};
use klankbord_domain::{
    Language,
    answering::signals::{
        LONGEST_REACH, Signal, State,
        operations::{self, SignalForm as Typed},
        queries::{self, Choices},
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Wat hoorde u een klant zeggen?" | "What did you hear a customer say?";
    lead = "Dertig seconden. Iemand met een naam neemt het over." | "Thirty seconds. Somebody with a name takes it from there.";
    many = "Een hele bellijst plakken" | "Paste a whole call list";
    words = "In de woorden van de klant" | "In the customer’s words";
    words_hint = "Zo letterlijk als u nog weet, zonder namen. Rekening-, kaart- en telefoonnummers maken wij onleesbaar."
        | "Word for word, as far as you remember, without names. We hide account, card and phone numbers.";
    channel = "Waar hoorde u het?" | "Where did you hear it?";
    waits = "Wacht er iemand op antwoord?" | "Is somebody waiting for an answer?";
    waits_yes = "Ja, deze klant wil graag bericht." | "Yes, this customer would like to hear from us.";
    reach = "Wie is het, en hoe bereiken wij deze klant?" | "Who is it, and how do we reach this customer?";
    reach_hint = "Alleen als de klant bericht wil. Dit lezen alleen u en de afdeling. Wij wissen het als het signaal is afgehandeld."
        | "Only if the customer wants to hear from us. Only you and the department read this. We delete it once the signal has been dealt with.";
    segment = "Groep, als u die weet" | "Group, if you know it";
    unknown = "weet ik niet" | "I don’t know";
    department = "Voor welke afdeling?" | "For which department?";
    by_rules = "laat Klankbord kiezen" | "let Klankbord choose";
    file = "Meld het" | "File it";
    filed(name: &str) = "Het signaal is gemeld en gaat naar {name}. U kunt meteen het volgende melden." | "The signal was filed and goes to {name}. You can file the next one right away.";
    filed_nowhere = "Het signaal is gemeld. Het klantgeweten zoekt er een afdeling bij. U kunt meteen het volgende melden."
        | "The signal was filed. The customer conscience will find a department for it. You can file the next one right away.";
    became = "Wat er met uw signalen gebeurde" | "What happened with your signals";
    all = "Al uw signalen" | "All your signals";
    with(name: &str, clock: &str) = "bij {name}, {clock}" | "with {name}, {clock}";
    nobody = "nog geen afdeling" | "no department yet";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct SignalForm {
    words: String,
    channel: String,
    segment: String,
    department: String,
    waits: String,
    reach: String,
    form_key: String,
}

impl SignalForm {
    fn form(&self) -> Typed {
        Typed {
            words: self.words.clone(),
            channel: self.channel.clone(),
            segment: self.segment.clone(),
            department: self.department.clone(),
            waits: self.waits.clone(),
            reach: self.reach.clone(),
            form_key: self.form_key.clone(),
        }
    }
}

/// The channel of the signal before: on the telephone the next one comes by telephone too.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Before {
    channel: String,
}

pub(crate) async fn show(cx: PageContext, Query(before): Query<Before>) -> Page {
    let typed = SignalForm {
        channel: before.channel,
        form_key: cx.portal.random.token().secret().to_owned(),
        ..SignalForm::default()
    };
    page(&cx, &typed, &Refusal::default()).await
}

pub(crate) async fn post(cx: PageContext, Posted(typed): Posted<SignalForm>) -> Page {
    match operations::file(&cx.portal, &cx.actor, &typed.form()).await {
        Ok(id) => {
            let signal = queries::one(&cx.portal, &cx.actor, id).await?.signal;
            let next = format!(
                "{}?channel={}",
                paths::new_signal(),
                signal.channel.as_str()
            );
            let told = match signal.department {
                Some(name) => filed(cx.lang, &name),
                None => filed_nowhere(cx.lang).to_owned(),
            };
            cx.done(&next, told)
        }
        Err(error) => show_again(error, async |refusal| page(&cx, &typed, &refusal).await).await,
    }
}

async fn page(cx: &PageContext, typed: &SignalForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let choices = queries::choices(&cx.portal, &cx.actor).await?;
    let labels = [
        ("words", words(lang)),
        ("channel", channel(lang)),
        ("waits", waits(lang)),
        ("reach", reach(lang)),
        ("segment", segment(lang)),
        ("department", department(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).wide().refused(refusal).show(|| {
        let said = form.area("words", &typed.words, 4).hint(words_hint(lang));
        // After a refusal the cursor belongs to what is wrong.
        let said = if refusal.is_empty() { said.focused() } else { said };
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <p><a href=paths::call_list()>{many(lang)}</a></p>
            <div class="split">
                <form method="post" action=paths::new_signal() novalidate class="signal">
                    <input type="hidden" name="form_key" value=typed.form_key.clone()/>
                    {said.view()}
                    {form.choose("channel", &typed.channel, channels(lang, &choices)).view()}
                    {form.tick("waits", vec![typed.waits.clone()], vec![Choice::new("yes", waits_yes(lang))]).view()}
                    {form.line("reach", &typed.reach).hint(reach_hint(lang)).limit(LONGEST_REACH).optional().view()}
                    {more(lang, &form, &choices, typed)}
                    <button class="button">{file(lang)}</button>
                </form>
                {became_of(cx, &choices.filed)}
            </div>
        }
    })
}

fn channels(lang: Language, choices: &Choices) -> Vec<Choice> {
    let kinds = choices.channels.iter().map(|one| one.kind);
    kinds
        .map(|kind| Choice::new(kind.as_str(), channel_name(lang, kind)))
        .collect()
}

/// What may be left out: the group of the customer and the department.
fn more(lang: Language, form: &Form<'_>, choices: &Choices, typed: &SignalForm) -> AnyView {
    let segments = choices.segments.iter();
    let segments = segments.map(|one| Choice::new(one.id.to_string(), one.name.clone()));
    let mut groups = vec![Choice::new("", unknown(lang))];
    groups.extend(segments);
    let mut departments = vec![Choice::new("", by_rules(lang))];
    departments.extend(department_choices(lang, &choices.departments));
    let to = (!choices.departments.is_empty()).then(|| {
        form.select("department", &typed.department, departments)
            .view()
    });
    view! { {form.select("segment", &typed.segment, groups).view()}{to} }.into_any()
}

/// What became of the signals that the reader filed last.
fn became_of(cx: &PageContext, filed: &[Signal]) -> Option<AnyView> {
    let lang = cx.lang;
    let lines: Vec<_> = filed
        .iter()
        .map(|one| {
            let told = match one.state {
                State::Open => {
                    let name = one.owner.as_deref().or(one.department.as_deref());
                    let name = name.unwrap_or_else(|| nobody(lang));
                    with(lang, name, &clock_words(cx, one))
                }
                State::Answered | State::Closed => opening(&one.outcome),
            };
            view! {
                <li>
                    <a href=paths::signal(one.id)><bdi>{opening(&one.words)}</bdi></a>
                    <br/><span class="soft"><bdi>{told}</bdi></span>
                </li>
            }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        let path = format!("{}?list=filed", paths::signals());
        view! {
            <aside><section id="filed"><h2>{became(lang)}</h2><ul>{lines}</ul><p><a href=path>{all(lang)}</a></p></section></aside>
        }
        .into_any()
    })
}
