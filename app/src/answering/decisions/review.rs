//! Looking back at a decision, and the list of decisions that are due for it.

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
    answering::decisions::reviews::{
        LONGEST,
        operations::{self, ReviewForm as Seen},
        queries,
    },
    base::ids::ProposalId,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Terugkijken op het besluit" | "Review the decision";
    lead = "Wie stemde of schreef, kan uw tekst lezen. Ook als het anders liep dan u hoopte."
        | "Those who voted or wrote can read your text, even if things went differently than you hoped.";
    seen_label = "Hoe is het gegaan?" | "How did it turn out?";
    seen_hint = "Wat merken klanten nu? Wat klopte niet?" | "What do customers notice now? What did we get wrong?";
    next_label = "Wanneer kijkt u nog eens terug?" | "When will you review it again?";
    tell = "Vertellen aan de klanten" | "Tell the customers";
    told = "Wie stemde of schreef, krijgt een mail, of leest het hier als die mails uit staan."
        | "Those who voted or wrote get an email, or read it here if they turned those emails off.";
    back = "Terug naar het voorstel" | "Back to the proposal";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct ReviewForm {
    seen: String,
    next_on: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ProposalId>) -> Page {
    page(&cx, id, &ReviewForm::default(), &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ProposalId>,
    Posted(typed): Posted<ReviewForm>,
) -> Page {
    let seen = Seen {
        seen: typed.seen.clone(),
        next_on: typed.next_on.clone(),
    };
    match operations::record(&cx.portal, &cx.actor, id, &seen).await {
        Ok(()) => cx.done(&paths::proposal(id), told(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}

async fn page(cx: &PageContext, id: ProposalId, typed: &ReviewForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let due = queries::to_do(&cx.portal, &cx.actor, id).await?;
    let labels = [("seen", seen_label(lang)), ("next_on", next_label(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{due.title}</p>
            <p>{lead(lang)}</p>
            <form method="post" novalidate>
                {form.area("seen", &typed.seen, 6).hint(seen_hint(lang)).limit(LONGEST).view()}
                {form.date("next_on", &typed.next_on).short().optional().view()}
                <button class="button">{tell(lang)}</button>
            </form>
            <p><a href=paths::proposal(id)>{back(lang)}</a></p>
        }
    })
}
