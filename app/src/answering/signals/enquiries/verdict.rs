//! What a customer still misses in the answer to what they asked.

use super::one::meaning;
use crate::{
    answering::answers::judging::{self, form_title, reopened_done, settled_done},
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Form, Icon, answered, icon,
            refusal::{Refusal, show_again},
            said,
        },
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    answering::signals::enquiries::{Judged, operations, queries},
    base::ids::SignalId,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    back = "Terug naar het antwoord" | "Back to the answer";
    the_answer = "Het antwoord" | "The answer";
    you = "U" | "You";
    passed_on = "Dank u. Het klantgeweten neemt uw vraag over. U krijgt daar antwoord van." | "Thank you. The customer conscience will take over your question and answer you.";
    noted = "Dank u. Het klantgeweten leest dat uw vraag niet is beantwoord." | "Thank you. The customer conscience reads that your question was not answered.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct VerdictForm {
    verdict: String,
    reason: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SignalId>) -> Page {
    page(&cx, id, &VerdictForm::default(), &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<SignalId>,
    Posted(typed): Posted<VerdictForm>,
) -> Page {
    match operations::judge(&cx.portal, &cx.actor, id, &typed.verdict, &typed.reason).await {
        Ok(judged) => {
            let notice = match judged {
                Judged::Settled => settled_done(cx.lang),
                Judged::Reopened => reopened_done(cx.lang),
                Judged::ToConscience => passed_on(cx.lang),
                Judged::Noted => noted(cx.lang),
            };
            cx.done(&paths::enquiry(id), notice)
        }
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}

async fn page(cx: &PageContext, id: SignalId, typed: &VerdictForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let (one, replies) = queries::one(&cx.portal, &cx.actor, id).await?;
    if !one.awaits_verdict() && refusal.is_empty() {
        return cx.go(&paths::enquiry(id));
    }
    let labels = judging::labels(lang);
    let form = Form::new(lang, refusal, &labels);
    cx.page(form_title(lang)).refused(refusal).show(|| {
        let draft = format!("enquiry:{id}");
        let latest = replies.last().map(|reply| {
            answered(
                reply.text.clone(),
                format!("{}, {}", reply.written_by, cx.day(reply.written_at)),
            )
        });
        view! {
            <a class="back" href=paths::enquiry(id)>{icon(Icon::Back)}{back(lang)}</a>
            {form.summary()}
            {judging::form(lang, &form, &typed.reason, draft, meaning(lang, &one))}
            <section>
                <h2>{the_answer(lang)}</h2>
                {said(&one.words, format!("{}, {}", you(lang), cx.day(one.asked_at)))}
                {latest}
            </section>
        }
    })
}
