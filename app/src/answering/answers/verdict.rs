//! The verdict of the writer on the answer: "yes" is one press on the page of the answer, anything else has something
//! to say and a page of its own.

use super::judging::{self, form_title, reopened_done, settled_done};
use crate::{
    rounds::contributions::section::answer_figure,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Form, Icon, icon,
            prose::prose,
            refusal::{Refusal, show_again},
        },
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    answering::answers::operations::{self as answers, Judged},
    base::ids::ContributionId,
    rounds::contributions::queries,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    back = "Terug naar het antwoord" | "Back to the answer";
    the_answer = "Het antwoord" | "The answer";
    disputed_done = "U hebt al eens gezegd dat uw vraag niet is beantwoord. Het klantgeweten ziet dat." | "You have said before that your question was not answered. The customer conscience can see that.";
}

/// The form, as its writer filled it in.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct VerdictForm {
    verdict: String,
    reason: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ContributionId>) -> Page {
    page(&cx, id, &VerdictForm::default(), &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ContributionId>,
    Posted(typed): Posted<VerdictForm>,
) -> Page {
    match answers::judge(&cx.portal, &cx.actor, id, &typed.verdict, &typed.reason).await {
        Ok(judged) => {
            let notice = match judged {
                Judged::Settled => settled_done(cx.lang),
                Judged::Reopened => reopened_done(cx.lang),
                Judged::Disputed => disputed_done(cx.lang),
            };
            cx.done(&paths::contribution(id), notice)
        }
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}

async fn page(
    cx: &PageContext,
    id: ContributionId,
    typed: &VerdictForm,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let trace = queries::trace(&cx.portal, &cx.actor, id).await?;
    if !trace.mine.awaits_verdict() && refusal.is_empty() {
        return cx.go(&paths::contribution(id));
    }
    let labels = judging::labels(lang);
    let form = Form::new(lang, refusal, &labels);
    let latest = trace.replies.last().map(|reply| {
        let day = cx.day(reply.published_at);
        answer_figure(cx, (&reply.text, reply.language), &reply.written_by, &day)
    });
    cx.page(form_title(lang)).refused(refusal).show(|| {
        view! {
            <a class="back" href=paths::contribution(id)>{icon(Icon::Back)}{back(lang)}</a>
            {form.summary()}
            {judging::form(lang, &form, &typed.reason, format!("verdict:{id}"), judging::meaning(lang, &trace.mine))}
            <section>
                <h2>{the_answer(lang)}</h2>
                <figure class="said mine"><blockquote>{prose(&trace.mine.text)}</blockquote></figure>
                {latest}
            </section>
        }
    })
}
