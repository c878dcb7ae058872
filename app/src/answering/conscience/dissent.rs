//! The customer conscience notes why they disagree with a decision.

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
    answering::conscience::dissents::{LONGEST, operations, queries, rules::DAYS},
    base::ids::ProposalId,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Afwijkende mening" | "Dissenting opinion";
    lead = "Klanten lezen uw mening overal waar het besluit staat."
        | "Customers read your opinion wherever the decision appears.";
    until(days: i64) = "U kunt dit wijzigen tot er besloten is. Hebt u dan nog niets geschreven, dan kan dat nog {days} dagen."
        | "You can change this until the decision is taken. If you have written nothing by then, you can still do so for {days} days.";
    label = "Wat vindt u, en waarom?" | "What do you think, and why?";
    do_it = "Mening opslaan" | "Save the opinion";
    back = "Terug naar het voorstel" | "Back to the proposal";
    done = "Uw afwijkende mening staat bij het besluit." | "Your dissenting opinion is with the decision.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct DissentForm {
    text: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ProposalId>) -> Page {
    page(&cx, id, None, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ProposalId>,
    Posted(typed): Posted<DissentForm>,
) -> Page {
    let proposal = paths::proposal(id);
    match operations::write(&cx.portal, &cx.actor, id, &typed.text).await {
        Ok(()) => cx.done(&proposal, done(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, id, Some(typed), &refusal).await
            })
            .await
        }
    }
}

async fn page(
    cx: &PageContext,
    id: ProposalId,
    typed: Option<DissentForm>,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let (proposal, noted) = queries::to_write(&cx.portal, &cx.actor, id).await?;
    let text = match (typed, noted) {
        (Some(typed), _) => typed.text,
        (None, Some(noted)) => noted.text,
        (None, None) => String::new(),
    };
    let labels = [("text", label(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{proposal.title}</p>
            <p>{lead(lang)}</p>
            <form method="post" novalidate>
                {form.area("text", &text, 6).hint(until(lang, DAYS)).limit(LONGEST).view()}
                <button class="button">{do_it(lang)}</button>
            </form>
            <p><a href=paths::proposal(id)>{back(lang)}</a></p>
        }
    })
}
