//! The end of a signal: what was answered or done, or why nothing was.

use super::shown::source;
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Choice, Form, Icon, icon,
        prose::prose,
        refusal::{Refusal, show_again},
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Conflict, Error, Language,
    answering::signals::{
        LONGEST, Signal, State,
        operations::{self, EndForm as Typed},
        queries,
    },
    base::ids::SignalId,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Wat doet u ermee?" | "What do you do about it?";
    back = "Terug" | "Back";
    state = "Wat is de uitkomst?" | "What is the outcome?";
    answered = "Wij deden er iets aan, of de klant heeft antwoord" | "We did something about it, or the customer has an answer";
    closed = "Wij doen er niets aan" | "We won’t do anything about it";
    closed_hint = "Schrijf waarom. De collega die dit hoorde, leest dat." | "Write down why. The colleague who heard this will read it.";
    outcome = "Wat deed u, of waarom niets?" | "What did you do, or why nothing?";
    outcome_hint(name: &str) = "{name}, die dit hoorde, leest het. De afdeling en het klantgeweten ook." | "{name}, who heard this, reads it. So do the department and the customer conscience.";
    customer_reads = "De klant leest dit, met uw naam, en zegt of de vraag hiermee is beantwoord. De afdeling en het klantgeweten lezen het ook."
        | "The customer reads this, with your name, and says whether it answers the question. The department and the customer conscience read it too.";
    only_customer_reads = "De klant leest dit, met uw naam, en zegt of de vraag hiermee is beantwoord. Verder leest niemand het."
        | "The customer reads this, with your name, and says whether it answers the question. Nobody else reads it.";
    answer_title = "Beantwoord deze vraag" | "Answer this question";
    answer = "Uw antwoord" | "Your answer";
    yes_something = "Wij geven antwoord, of wij doen er iets aan" | "We answer the question, or do something about it";
    nothing_hint = "Schrijf waarom. De klant leest dat." | "Write why. The customer reads that.";
    answer_send = "Antwoorden" | "Answer";
    sent = "De klant heeft uw antwoord." | "The customer has your answer.";
    cause = "Waar ligt het aan?" | "What is behind it?";
    no_cause = "weet ik niet" | "I don’t know";
    forgets = "Daarna wissen wij de contactgegevens van de klant." | "After that we delete the customer’s contact details.";
    send = "Afhandelen" | "Mark as dealt with";
    ended = "Het signaal is afgehandeld." | "The signal has been dealt with.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct EndForm {
    state: String,
    outcome: String,
    cause: String,
}

/// The words of the page: a colleague who heard something reads the end, or a customer who asked reads an answer.
struct Words {
    title: &'static str,
    answered: &'static str,
    closed_hint: &'static str,
    outcome: &'static str,
    readers: String,
    send: &'static str,
}

impl Words {
    fn of(lang: Language, signal: &Signal) -> Self {
        if !signal.is_enquiry() {
            return Self {
                title: title(lang),
                answered: answered(lang),
                closed_hint: closed_hint(lang),
                outcome: outcome(lang),
                readers: outcome_hint(lang, &signal.filer),
                send: send(lang),
            };
        }
        let readers = if signal.is_kept() {
            only_customer_reads(lang)
        } else {
            customer_reads(lang)
        };
        Self {
            title: answer_title(lang),
            answered: yes_something(lang),
            closed_hint: nothing_hint(lang),
            outcome: answer(lang),
            readers: readers.to_owned(),
            send: answer_send(lang),
        }
    }
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SignalId>) -> Page {
    page(&cx, id, &EndForm::default(), &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<SignalId>,
    Posted(typed): Posted<EndForm>,
) -> Page {
    let form = Typed {
        state: typed.state.clone(),
        outcome: typed.outcome.clone(),
        cause: typed.cause.clone(),
    };
    match operations::end(&cx.portal, &cx.actor, id, &form).await {
        Ok(()) => {
            let signal = queries::one(&cx.portal, &cx.actor, id).await?.signal;
            let notice = if signal.is_enquiry() {
                sent(cx.lang)
            } else {
                ended(cx.lang)
            };
            cx.done(&paths::signal(id), notice)
        }
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}

async fn page(cx: &PageContext, id: SignalId, typed: &EndForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let found = queries::one(&cx.portal, &cx.actor, id).await?;
    if !found.may_end && refusal.is_empty() {
        let over = found.signal.state != State::Open;
        return Err(if over {
            Conflict::Closed.into()
        } else {
            Error::Forbidden
        }
        .into());
    }
    let words = Words::of(lang, &found.signal);
    let labels = [
        ("state", state(lang)),
        ("outcome", words.outcome),
        ("cause", cause(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    cx.page(words.title).refused(refusal).show(|| {
        let ways = vec![
            Choice::new(State::Answered.as_str(), words.answered),
            Choice::new(State::Closed.as_str(), closed(lang)).hint(words.closed_hint),
        ];
        let signal = &found.signal;
        let causes = (!found.causes.is_empty()).then(|| {
            let mut all = vec![Choice::new("", no_cause(lang))];
            all.extend(
                found
                    .causes
                    .iter()
                    .map(|one| Choice::new(one.id.to_string(), one.name.clone())),
            );
            form.select("cause", &typed.cause, all).view()
        });
        let forgetting = (!signal.reach.is_empty()).then(|| view! { <p>{forgets(lang)}</p> });
        view! {
            <a class="back" href=paths::signal(id)>{icon(Icon::Back)}{back(lang)}</a>
            {form.summary()}
            <h1>{words.title}</h1>
            <figure class="said">
                <blockquote>{prose(&signal.words)}</blockquote>
                <figcaption>{source(lang, signal)}</figcaption>
            </figure>
            <form method="post" novalidate>
                {form.choose("state", &typed.state, ways).view()}
                {form.area("outcome", &typed.outcome, 5).hint(words.readers).limit(LONGEST).view()}
                {causes}
                {forgetting}
                <button class="button">{words.send}</button>
            </form>
        }
    })
}
