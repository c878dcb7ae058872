//! A board member allows a decision, with one sentence, although something is missing.

use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Form,
        refusal::{Refusal, show_again},
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    answering::decisions::{operations, queries},
    base::ids::ProposalId,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Uitzondering toestaan" | "Allow an exception";
    lead = "Geen besluit zonder klantinspraak. Staat u toch een uitzondering toe, dan leest het panel uw naam en uw reden. Het klantgeweten krijgt bericht."
        | "No decision without customer input. If you allow an exception all the same, the panel reads your name and your reason, and the customer conscience gets an email.";
    missing = "Dit ontbreekt nog" | "This is still missing";
    few_votes(votes: i64, quorum: i64) = "Uitgebrachte stemmen: {votes}. Beloofd is {quorum}." | "Votes cast: {votes}. The promise was {quorum}.";
    unanswered(count: i64) = "Reacties zonder antwoord: {count}." | "Contributions without an answer: {count}.";
    kept = "Het klantgeweten is nog niet klaar met antwoorden." | "The customer conscience has not answered everything yet.";
    reason_label = "Waarom kan het niet wachten? In één zin." | "Why can't it wait? In one sentence.";
    do_it = "Uitzondering toestaan" | "Allow an exception";
    back = "Annuleren" | "Cancel";
    done = "De uitzondering is toegestaan. Het klantgeweten krijgt bericht." | "The exception was allowed. The customer conscience gets an email.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct WaiveForm {
    reason: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ProposalId>) -> Page {
    page(&cx, id, &WaiveForm::default(), &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ProposalId>,
    Posted(typed): Posted<WaiveForm>,
) -> Page {
    match operations::waive(&cx.portal, &cx.actor, id, &typed.reason).await {
        Ok(()) => cx.done(&paths::proposal(id), done(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}

async fn page(cx: &PageContext, id: ProposalId, typed: &WaiveForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let (proposal, gate) = queries::to_waive(&cx.portal, &cx.actor, id).await?;
    let labels = [("reason", reason_label(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        let parts: Vec<_> = [
            (gate.lacks_votes(), few_votes(lang, gate.votes, gate.quorum)),
            (gate.unanswered > 0, unanswered(lang, gate.unanswered)),
            (gate.kept > 0, kept(lang).to_owned()),
        ]
        .into_iter()
        .filter(|(lacks, _)| *lacks)
        .map(|(_, text)| view! { <li>{text}</li> })
        .collect();
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{proposal.title}</p>
            <p>{lead(lang)}</p>
            <h2>{missing(lang)}</h2>
            <ul>{parts}</ul>
            <form method="post" novalidate>
                {form.line("reason", &typed.reason).view()}
                <button class="button">{do_it(lang)}</button>
            </form>
            <p><a href=paths::proposal(id)>{back(lang)}</a></p>
        }
    })
}
