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
    Conflict, Error,
    answering::signals::{
        LONGEST, State,
        operations::{self, EndForm as Typed},
        queries,
    },
    base::ids::SignalId,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Wat doet u ermee?" | "What do you do about it?";
    back = "Terug naar het signaal" | "Back to the signal";
    state = "Hoe eindigt dit?" | "How does this end?";
    answered = "Wij deden er iets aan, of de klant heeft antwoord" | "We did something about it, or the customer has an answer";
    closed = "Wij doen er niets aan" | "We do nothing about it";
    closed_hint = "Schrijf waarom. Wie het hoorde, leest dat." | "Write why. Whoever heard it reads that.";
    outcome = "Wat, of waarom niet?" | "What, or why not?";
    outcome_hint(name: &str) = "{name}, die dit hoorde, leest het. De afdeling en het klantgeweten ook." | "{name}, who heard this, reads it. So do the department and the customer conscience.";
    forgets = "Daarna wissen wij hoe de klant te bereiken is." | "After that we delete how to reach the customer.";
    send = "Afhandelen" | "Deal with it";
    ended = "Het signaal is afgehandeld." | "The signal has been dealt with.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct EndForm {
    state: String,
    outcome: String,
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
    };
    match operations::end(&cx.portal, &cx.actor, id, &form).await {
        Ok(()) => cx.done(&paths::signal(id), ended(cx.lang)),
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
    let labels = [("state", state(lang)), ("outcome", outcome(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        let ways = vec![
            Choice::new(State::Answered.as_str(), answered(lang)),
            Choice::new(State::Closed.as_str(), closed(lang)).hint(closed_hint(lang)),
        ];
        let signal = &found.signal;
        let forgetting = (!signal.reach.is_empty()).then(|| view! { <p>{forgets(lang)}</p> });
        view! {
            <a class="back" href=paths::signal(id)>{icon(Icon::Back)}{back(lang)}</a>
            {form.summary()}
            <h1>{title(lang)}</h1>
            <figure class="said">
                <blockquote>{prose(&signal.words)}</blockquote>
                <figcaption>{source(lang, signal)}</figcaption>
            </figure>
            <form method="post" novalidate>
                {form.choose("state", &typed.state, ways).view()}
                {form.area("outcome", &typed.outcome, 5).hint(outcome_hint(lang, &signal.filer)).limit(LONGEST).view()}
                {forgetting}
                <button class="button">{send(lang)}</button>
            </form>
        }
    })
}
