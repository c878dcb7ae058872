//! The customer conscience objects to a coming decision.

use super::shown::challenge_view;
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
    answering::conscience::challenges::{LONGEST, operations, queries},
    base::ids::ProposalId,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Tegenspreken" | "Challenge";
    lead = "De eigenaar moet u antwoorden voordat er een besluit kan komen. Ook een bestuurder kan daar geen uitzondering op maken. Er is één tegenspraak per besluit. Na het versturen kunt u die niet meer wijzigen."
        | "The owner must reply to you before there can be a decision. The board can't make an exception to that. There is one challenge for each decision. You can't change it once it is sent.";
    readers = "Na de ronde leest het panel uw tegenspraak en het antwoord." | "After the round, the panel reads your challenge and the reply.";
    label = "Waar spreekt u tegen, en waarom?" | "What do you challenge, and why?";
    do_it = "Tegenspraak versturen" | "Send the challenge";
    back = "Terug naar het voorstel" | "Back to the proposal";
    done = "Uw tegenspraak is verstuurd. De eigenaar krijgt bericht." | "Your challenge was sent. The owner gets an email.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct ChallengeForm {
    text: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ProposalId>) -> Page {
    page(&cx, id, &ChallengeForm::default(), &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ProposalId>,
    Posted(typed): Posted<ChallengeForm>,
) -> Page {
    let proposal = paths::proposal(id);
    match operations::raise(&cx.portal, &cx.actor, id, &typed.text).await {
        Ok(()) => cx.done(&proposal, done(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}

async fn page(cx: &PageContext, id: ProposalId, typed: &ChallengeForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let (proposal, before) = queries::to_raise(&cx.portal, &cx.actor, id).await?;
    let labels = [("text", label(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        let body = match before {
            Some(challenge) => challenge_view(cx, &challenge),
            None => view! {
                <p>{lead(lang)}</p>
                <p class="hint">{readers(lang)}</p>
                <form method="post" novalidate>
                    {form.area("text", &typed.text, 6).limit(LONGEST).view()}
                    <button class="button">{do_it(lang)}</button>
                </form>
            }
            .into_any(),
        };
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{proposal.title}</p>
            {body}
            <p><a href=paths::proposal(id)>{back(lang)}</a></p>
        }
    })
}
