//! Marking a commitment as done, with one sentence.

use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Form, answered,
        prose::prose,
        refusal::{Refusal, show_again},
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    answering::commitments::{LONGEST, operations, queries::to_keep, rules::ASK_AFTER_DAYS},
    base::ids::CommitmentId,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Melden dat het gedaan is" | "Mark as done";
    lead(days: i64) = "Over {days} dagen vragen wij de klanten aan wie u dit beloofde, of het gebeurd is. Hun antwoord telt."
        | "In {days} days we ask the customers to whom you promised this whether it happened. Their answer counts.";
    by(who: &str) = "Beloofd door {who}" | "Promised by {who}";
    note = "Wat is er gedaan?" | "What was done?";
    send = "Melden dat het gedaan is" | "Mark as done";
    done = "Dank u. Wij vragen de klanten straks of het gebeurd is." | "Thank you. We will ask the customers whether it happened.";
}

/// The submitted form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct DoneForm {
    note: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<CommitmentId>) -> Page {
    page(&cx, id, &DoneForm::default(), &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<CommitmentId>,
    Posted(typed): Posted<DoneForm>,
) -> Page {
    match operations::call_done(&cx.portal, &cx.actor, id, &typed.note).await {
        Ok(()) => cx.done(&paths::commitment(id), done(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}

async fn page(cx: &PageContext, id: CommitmentId, typed: &DoneForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let found = to_keep(&cx.portal, &cx.actor, id, refusal.conflict().is_some()).await?;
    let labels = [("note", note(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        view! {
                        {form.summary()}
            <h1>{title(lang)}</h1>
            {answered(prose(&found.text), by(lang, &found.made_by))}
            <p>{lead(lang, ASK_AFTER_DAYS)}</p>
            <form method="post" novalidate>
                {form.area("note", &typed.note, 3).limit(LONGEST).view()}
                <button class="button">{send(lang)}</button>
            </form>
        }
    })
}
