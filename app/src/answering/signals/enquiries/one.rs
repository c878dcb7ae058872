//! One enquiry, for the customer who asked: the conversation, and the clock of the answer.

use super::shown::{answerer, call_time};
use crate::{
    answering::answers::{
        conversation::{Exchange, Timing, awaited, clock, known, written},
        judging,
    },
    web::{
        context::{Page, PageContext},
        paths,
        ui::{Icon, Voice, Whose, face, icon, prose::prose, spoken},
    },
};
use axum::extract::Path;
use klankbord_domain::{
    Language, Timestamp,
    answering::signals::{
        State,
        enquiries::{Enquiry, Reply, queries},
    },
    base::ids::SignalId,
};
use leptos::prelude::*;

texts! {
    waits = "Uw vraag wacht op antwoord" | "Your question is waiting for an answer";
    call = "Wij bellen u" | "We will call you";
    will_call(who: &str, when: &str) = "{who} belt u {when}." | "{who} will call you {when}.";
    late_call = "Wij beloofden u te bellen, maar dat is niet op tijd gebeurd. Dat spijt ons. Het klantgeweten ziet dat het te laat is."
        | "We promised to call you, but we did not do so in time. We are sorry. The customer conscience can see that it is late.";
    waits_again = "Uw vraag wacht op een nieuw antwoord" | "Your question is waiting for a new answer";
    answer = "Het antwoord op uw vraag" | "The answer to your question";
    all = "Alles wat u vroeg" | "Everything you asked";
    finding = "Het klantgeweten zoekt uit wie dit weet." | "The customer conscience is looking for the right person to answer.";
    passed_on = "U zei twee keer dat uw vraag niet is beantwoord. Het klantgeweten heeft uw vraag overgenomen." | "You said twice that your question was not answered. The customer conscience has taken over your question.";
    noted = "U zei drie keer dat uw vraag niet is beantwoord. Dat blijft hier staan, en het klantgeweten leest het." | "You said three times that your question was not answered. It stays here, and the customer conscience reads it.";
    to_conscience = "Dat bepaalt u, niet wij. Zegt u weer nee, dan neemt het klantgeweten uw vraag over en krijgt u daar antwoord van." | "You decide, not us. If you say no again, the customer conscience will take over your question and answer you.";
    last_no = "Dat bepaalt u, niet wij. Zegt u weer nee, dan leggen wij dat vast. U krijgt niet vanzelf nog een antwoord." | "You decide, not us. If you say no again, we will record that. You won’t automatically get another answer.";
}

fn title(lang: Language, one: &Enquiry) -> &'static str {
    match one.state {
        State::Open if one.waits_for_call() => call(lang),
        State::Open if one.refusals > 0 => waits_again(lang),
        State::Open => waits(lang),
        State::Answered | State::Closed => answer(lang),
    }
}

/// What follows from a "no" to the last answer.
pub(super) fn meaning(lang: Language, one: &Enquiry) -> String {
    match one.refusals {
        0 => judging::first_no(lang, &answerer(lang, one)),
        1 => to_conscience(lang).to_owned(),
        _ => last_no(lang).to_owned(),
    }
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SignalId>) -> Page {
    let lang = cx.lang;
    let (one, replies) = queries::one(&cx.portal, &cx.actor, id).await?;
    let title = title(lang, &one);
    cx.page(title).whole().show(|| {
        let turn = one
            .awaits_verdict()
            .then(|| judging::turn(lang, &paths::judge_enquiry(id), meaning(lang, &one)));
        let said: Vec<_> = replies.iter().map(|reply| exchange(&cx, reply)).collect();
        view! {
            <div class="page">
                <a class="back" href=paths::asked()>{icon(Icon::Back)}{all(lang)}</a>
                <h1>{title}</h1>
                <div class="split">
                    <div class="talk">
                        {written(&cx, &one.words, one.asked_at, known(lang, one.shown_as, false))}
                        {said}
                        {what_comes(&cx, &one)}
                        {turn}
                    </div>
                    <aside class="sheet">
                        {clock(&cx, began(&one, &replies), one.due_at, timing(&one))}
                    </aside>
                </div>
            </div>
        }
    })
}

fn exchange(cx: &PageContext, reply: &Reply) -> AnyView {
    let said = |verdict| (verdict, reply.verdict_reason.as_str(), reply.verdict_at);
    Exchange {
        by: &reply.written_by,
        at: reply.written_at,
        words: prose(&reply.text),
        verdict: reply.verdict.map(said),
    }
    .view(cx)
}

/// What the reader can count on while there is no answer, or after the last one.
fn what_comes(cx: &PageContext, one: &Enquiry) -> Option<AnyView> {
    let lang = cx.lang;
    if one.state != State::Open {
        return one
            .is_refused()
            .then(|| view! { <p>{noted(lang)}</p> }.into_any());
    }
    let who = match &one.owner {
        Some(name) => face(Whose::Staff(name)),
        None => face(Whose::Nameless),
    };
    let more = match (one.refusals, &one.owner, &one.department) {
        (2.., ..) => passed_on(lang),
        (_, None, None) => finding(lang),
        _ => "",
    };
    let more = (!more.is_empty()).then(|| view! { <p>{more}</p> });
    let name = answerer(lang, one);
    let comes = if one.waits_for_call() {
        let words = if one.is_late(cx.portal.now()) {
            late_call(lang).to_owned()
        } else {
            will_call(lang, &name, &call_time(cx, one.call_from, one.due_at))
        };
        spoken(Voice::Ours, who, view! { <p>{words}</p> }.into_any(), "")
    } else {
        awaited(cx, who, &name, one.due_at)
    };
    Some(view! { {more}{comes} }.into_any())
}

/// The moment from which the present clock runs: the last refusal, else the asking.
fn began(one: &Enquiry, replies: &[Reply]) -> Timestamp {
    // The verdict on the last answer starts no clock while that answer stands.
    let started = if one.state == State::Open {
        replies.last()
    } else {
        replies.iter().rev().nth(1)
    };
    started
        .and_then(|reply| reply.verdict_at)
        .unwrap_or(one.asked_at)
}

fn timing(one: &Enquiry) -> Timing<'_> {
    match (one.state, &one.answered_by, one.answered_at) {
        (State::Open, ..) => Timing::Waiting,
        (_, Some(by), Some(at)) => Timing::Given(by, at),
        _ => Timing::Over,
    }
}
