//! Promising something: in a published answer, in a decision, or in a project by hand.

use crate::{
    rounds::contributions::speaker_name,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Form,
            refusal::{Refusal, show_again},
            said,
        },
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Language,
    answering::commitments::{
        LONGEST,
        operations::{self, About, CommitmentForm as ToPromise},
        queries::{self, Promisable, Quote},
        rules::ASK_AFTER_DAYS,
    },
    base::ids::{AnswerId, ProjectId, ProposalId},
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Iets beloven" | "Make a promise";
    lead_answer = "U belooft dit aan de klanten die u antwoordde. Het komt in het afsprakenboek. Het hele panel leest dat."
        | "You promise this to the customers you answered. It goes into the ledger, which the whole panel reads.";
    lead_decision = "U belooft dit aan iedereen die over het voorstel stemde of schreef. Het komt in het afsprakenboek. Het hele panel leest dat."
        | "You promise this to everyone who voted on the proposal or wrote about it. It goes into the ledger, which the whole panel reads.";
    lead_project = "U belooft dit aan iedereen die in dit project stemde of schreef. Het komt in het afsprakenboek. Het hele panel leest dat."
        | "You promise this to everyone who voted or wrote in this project. It goes into the ledger, which the whole panel reads.";
    about_project(name: &str) = "Project: {name}" | "Project: {name}";
    about_proposal(title: &str) = "Voorstel: {title}" | "Proposal: {title}";
    answers_to = "Waarop u antwoordde" | "What you answered";
    yourself = "U" | "You";
    text = "Wat belooft u?" | "What do you promise?";
    text_hint = "Schrijf het zo dat een klant kan zien of het gebeurd is." | "Write it so that a customer can see whether it happened.";
    responds_to = "Op welke woorden van klanten is dit een antwoord?" | "Which customers' words does this respond to?";
    due_on = "Uiterlijk op" | "By";
    due_hint(days: i64) = "U kunt de dag later alleen verzetten met een reden. Iedereen aan wie u dit belooft, krijgt die reden. {days} dagen nadat u meldt dat het gedaan is, vragen wij hun of het gebeurd is."
        | "You can move this day later only with a reason, which goes to everyone you promise this to. {days} days after you mark it as done, we ask them whether it happened.";
    send = "Beloven" | "Promise";
    promised = "Het staat in het afsprakenboek." | "It is in the ledger.";
}

/// The submitted form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct PromiseForm {
    text: String,
    responds_to: String,
    due_on: String,
}

pub(crate) async fn in_answer(cx: PageContext, Path(id): Path<AnswerId>) -> Page {
    fresh(cx, About::Answer(id)).await
}

pub(crate) async fn post_in_answer(
    cx: PageContext,
    Path(id): Path<AnswerId>,
    Posted(typed): Posted<PromiseForm>,
) -> Page {
    post(cx, About::Answer(id), typed).await
}

pub(crate) async fn in_decision(cx: PageContext, Path(id): Path<ProposalId>) -> Page {
    fresh(cx, About::Decision(id)).await
}

pub(crate) async fn post_in_decision(
    cx: PageContext,
    Path(id): Path<ProposalId>,
    Posted(typed): Posted<PromiseForm>,
) -> Page {
    post(cx, About::Decision(id), typed).await
}

pub(crate) async fn in_project(cx: PageContext, Path(id): Path<ProjectId>) -> Page {
    fresh(cx, About::Project(id)).await
}

pub(crate) async fn post_in_project(
    cx: PageContext,
    Path(id): Path<ProjectId>,
    Posted(typed): Posted<PromiseForm>,
) -> Page {
    post(cx, About::Project(id), typed).await
}

async fn fresh(cx: PageContext, about: About) -> Page {
    page(&cx, about, &PromiseForm::default(), &Refusal::default()).await
}

async fn post(cx: PageContext, about: About, typed: PromiseForm) -> Page {
    let to_promise = ToPromise {
        text: typed.text.clone(),
        responds_to: typed.responds_to.clone(),
        due_on: typed.due_on.clone(),
    };
    match operations::promise(&cx.portal, &cx.actor, about, &to_promise).await {
        Ok(id) => cx.done(&paths::commitment(id), promised(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, about, &typed, &refusal).await
            })
            .await
        }
    }
}

const fn lead(lang: Language, about: About) -> &'static str {
    match about {
        About::Answer(_) => lead_answer(lang),
        About::Decision(_) => lead_decision(lang),
        About::Project(_) => lead_project(lang),
    }
}

async fn page(cx: &PageContext, about: About, typed: &PromiseForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let found = queries::promisable(&cx.portal, &cx.actor, about).await?;
    let labels = [
        ("text", text(lang)),
        ("responds_to", responds_to(lang)),
        ("due_on", due_on(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        let quoted = (!matches!(about, About::Answer(_))).then(|| {
            form.area("responds_to", &typed.responds_to, 3)
                .limit(LONGEST)
                .optional()
                .view()
        });
        view! {
                        {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang, about)}</p>
            {place(lang, &found)}
            <form method="post" novalidate>
                {form.area("text", &typed.text, 3).hint(text_hint(lang)).limit(LONGEST).view()}
                {quoted}
                {form.date("due_on", &typed.due_on).hint(due_hint(lang, ASK_AFTER_DAYS)).short().view()}
                <button class="button">{send(lang)}</button>
            </form>
        }
    })
}

fn place(lang: Language, found: &Promisable) -> AnyView {
    let proposal = found
        .proposal_id
        .zip(found.title.as_deref())
        .map(|(id, title)| {
            let title = about_proposal(lang, title);
            view! { <p><a href=paths::proposal(id)>{title}</a></p> }
        });
    let quotes = (!found.quotes.is_empty())
        .then(|| view! { <h2>{answers_to(lang)}</h2>{quotes(lang, &found.quotes)} });
    let project = paths::project(found.project_id);
    view! {
        <p><a href=project>{about_project(lang, &found.project)}</a></p>
        {proposal}
        {quotes}
    }
    .into_any()
}

/// The words of customers that something responds to.
pub(super) fn quotes(lang: Language, quotes: &[Quote]) -> AnyView {
    quotes
        .iter()
        .map(|quote| {
            let who = quote.speaker.as_ref().map_or_else(
                || yourself(lang).to_owned(),
                |speaker| speaker_name(lang, speaker),
            );
            said(&quote.text, who)
        })
        .collect_view()
        .into_any()
}
