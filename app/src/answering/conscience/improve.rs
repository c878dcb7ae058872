//! The owner improves the text about what an open proposal means for the customer.

use super::shown::judgement_view;
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
    answering::conscience::impact_statements::{LONGEST_IMPACT_STATEMENT, operations, queries},
    base::ids::ProposalId,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "De tekst voor de klant verbeteren" | "Improve the text for the customer";
    lead = "De ronde loopt door. Klanten die het voorstel hierna openen, lezen de nieuwe tekst. De oude tekst blijft in het logboek staan. Het klantgeweten kijkt er opnieuw naar."
        | "The round goes on. Customers who open the proposal from now on read the new text. The old text stays in the log. The customer conscience looks at it again.";
    label = "Wat merkt de klant ervan?" | "What will the customer notice?";
    do_it = "Tekst verbeteren" | "Improve the text";
    back = "Terug naar het voorstel" | "Back to the proposal";
    done = "De nieuwe tekst staat er. Het klantgeweten kijkt er opnieuw naar." | "The new text is in place. The customer conscience looks at it again.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct ImproveForm {
    impact_statement: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ProposalId>) -> Page {
    page(&cx, id, None, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ProposalId>,
    Posted(typed): Posted<ImproveForm>,
) -> Page {
    let proposal = paths::proposal(id);
    match operations::improve(&cx.portal, &cx.actor, id, &typed.impact_statement).await {
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
    typed: Option<ImproveForm>,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let (proposal, judgement) = queries::to_improve(&cx.portal, &cx.actor, id).await?;
    let impact_statement = typed.map_or(proposal.impact_statement, |typed| typed.impact_statement);
    let labels = [("impact_statement", label(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{proposal.title}</p>
            {judgement_view(cx, &judgement)}
            <p>{lead(lang)}</p>
            <form method="post" novalidate>
                {form.area("impact_statement", &impact_statement, 6).limit(LONGEST_IMPACT_STATEMENT).view()}
                <button class="button">{do_it(lang)}</button>
            </form>
            <p><a href=paths::proposal(id)>{back(lang)}</a></p>
        }
    })
}
