//! Offering a commitment to a colleague.

use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Choice, Form, answered,
        prose::prose,
        refusal::{Refusal, show_again},
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    answering::commitments::{operations, queries},
    base::ids::CommitmentId,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Een afspraak overdragen" | "Hand over a commitment";
    lead = "Tot uw collega ja zegt, blijft het uw afspraak." | "Until your colleague says yes, the commitment stays yours.";
    by(who: &str) = "Beloofd door {who}" | "Promised by {who}";
    nobody = "Er is geen andere projecteigenaar aan wie u dit kunt overdragen." | "There is no other project owner to hand this over to.";
    to = "Aan wie?" | "To whom?";
    sentence = "Waarom? In één zin" | "Why? In one sentence";
    send = "Aan uw collega vragen" | "Ask your colleague";
    done = "Uw collega krijgt een mail met uw verzoek." | "Your colleague gets an email with your request.";
}

/// The submitted form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct HandOverForm {
    to: String,
    sentence: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<CommitmentId>) -> Page {
    page(&cx, id, &HandOverForm::default(), &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<CommitmentId>,
    Posted(typed): Posted<HandOverForm>,
) -> Page {
    match operations::offer(&cx.portal, &cx.actor, id, &typed.to, &typed.sentence).await {
        Ok(_) => cx.done(&paths::commitment(id), done(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}

async fn page(cx: &PageContext, id: CommitmentId, typed: &HandOverForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let (found, receivers) = queries::to_offer(&cx.portal, &cx.actor, id).await?;
    let labels = [("to", to(lang)), ("sentence", sentence(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        let choices: Vec<_> = receivers
            .into_iter()
            .map(|owner| Choice::new(owner.id.to_string(), owner.name))
            .collect();
        let body = if choices.is_empty() {
            view! { <p class="empty">{nobody(lang)}</p> }.into_any()
        } else {
            view! {
                <form method="post" novalidate>
                    {form.choose("to", &typed.to, choices).view()}
                    {form.line("sentence", &typed.sentence).view()}
                    <button class="button">{send(lang)}</button>
                </form>
            }
            .into_any()
        };
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            {answered(prose(&found.text), by(lang, &found.made_by))}
            {body}
        }
    })
}
