//! The customer conscience judges the text about what a proposal means for the customer.

use super::shown::judgement_view;
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Choice, Form, markdown,
        prose::prose,
        refusal::{Refusal, show_again},
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    answering::conscience::impact_statements::{
        LONGEST, Verdict,
        operations::{self, JudgementForm as Judgement},
        queries,
    },
    base::ids::ProposalId,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Wat betekent dit voor de klant?" | "What does this mean for the customer?";
    lead = "Weet een klant na het lezen wat er verandert? Het voorstel wacht niet op u: de eigenaar kan het openen en de tekst verbeteren."
        | "After reading this, does a customer know what changes for them? The proposal does not wait for you: the owner can open it and improve the text.";
    summary = "Het voorstel" | "The proposal";
    meaning = "Wat het volgens de eigenaar voor de klant betekent" | "What it means for the customer, according to the owner";
    verdict_label = "Is dit duidelijk genoeg?" | "Is this clear enough?";
    sufficient = "Ja, dat is duidelijk" | "Yes, it is clear";
    insufficient = "Nee, nog niet" | "No, not yet";
    sentence_label = "Wat mist u, in één zin?" | "What is missing, in one sentence?";
    sentence_hint = "Alleen nodig als u nee zegt. De eigenaar krijgt dit." | "Needed only if you say no. The owner gets this.";
    do_it = "Oordeel geven" | "Give the judgement";
    done = "Uw oordeel is opgeslagen." | "Your judgement has been saved.";
    back = "Naar de werkbank" | "Back to the workbench";
    to_proposal = "Naar het voorstel" | "Go to the proposal";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct MeaningForm {
    verdict: String,
    sentence: String,
    read: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ProposalId>) -> Page {
    page(&cx, id, &MeaningForm::default(), &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ProposalId>,
    Posted(typed): Posted<MeaningForm>,
) -> Page {
    let judgement = Judgement {
        verdict: typed.verdict.clone(),
        sentence: typed.sentence.clone(),
        read: typed.read.clone(),
    };
    match operations::judge(&cx.portal, &cx.actor, id, &judgement).await {
        Ok(()) => cx.done(paths::workbench(), done(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}

async fn page(cx: &PageContext, id: ProposalId, typed: &MeaningForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let (proposal, before) = queries::to_judge(&cx.portal, &cx.actor, id).await?;
    let labels = [
        ("verdict", verdict_label(lang)),
        ("sentence", sentence_label(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        let choices = vec![
            Choice::new(Verdict::Sufficient.as_str(), sufficient(lang)),
            Choice::new(Verdict::Insufficient.as_str(), insufficient(lang)),
        ];
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{proposal.title}</p>
            <p>{lead(lang)}</p>
            <h2>{summary(lang)}</h2>
            {markdown(&proposal.summary, 2)}
            <h2>{meaning(lang)}</h2>
            {prose(&proposal.impact_statement)}
            {before.map(|judgement| judgement_view(cx, &judgement))}
            <form method="post" novalidate>
                <input type="hidden" name="read" value=proposal.impact_statement.clone()/>
                {form.choose("verdict", &typed.verdict, choices).view()}
                {form.line("sentence", &typed.sentence).hint(sentence_hint(lang)).limit(LONGEST).view()}
                <button class="button">{do_it(lang)}</button>
            </form>
            <p><a href=paths::proposal(id)>{to_proposal(lang)}</a></p>
            <p><a href=paths::workbench()>{back(lang)}</a></p>
        }
    })
}
