//! The owner replies to a challenge of the customer conscience.

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
    title = "Het klantgeweten antwoorden" | "Reply to the customer conscience";
    lead = "Zolang u niet antwoordt, kan er geen besluit komen. Na de ronde leest het panel beide teksten. Na het versturen kunt u uw antwoord niet meer wijzigen."
        | "There can be no decision until you reply. After the round, the panel reads both texts. You can't change your reply once it is sent.";
    label = "Uw antwoord" | "Your reply";
    do_it = "Antwoord versturen" | "Send the reply";
    back = "Terug naar het voorstel" | "Back to the proposal";
    done = "Uw antwoord is verstuurd. Het klantgeweten krijgt bericht." | "Your reply was sent. The customer conscience gets an email.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct ReplyForm {
    reply: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ProposalId>) -> Page {
    page(&cx, id, &ReplyForm::default(), &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ProposalId>,
    Posted(typed): Posted<ReplyForm>,
) -> Page {
    let proposal = paths::proposal(id);
    match operations::reply(&cx.portal, &cx.actor, id, &typed.reply).await {
        Ok(()) => cx.done(&proposal, done(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}

async fn page(cx: &PageContext, id: ProposalId, typed: &ReplyForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let (proposal, challenge) = queries::to_reply(&cx.portal, &cx.actor, id).await?;
    let labels = [("reply", label(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        let fields = challenge.replied_at.is_none().then(|| {
            view! {
                <p>{lead(lang)}</p>
                <form method="post" novalidate>
                    {form.area("reply", &typed.reply, 6).limit(LONGEST).view()}
                    <button class="button">{do_it(lang)}</button>
                </form>
            }
        });
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{proposal.title}</p>
            {challenge_view(cx, &challenge)}
            {fields}
            <p><a href=paths::proposal(id)>{back(lang)}</a></p>
        }
    })
}
