//! Answering one contribution, or several together.

use super::{Sift, item};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Form,
        refusal::{Refusal, show_again},
    },
    undo::Undo,
};
use axum_extra::extract::{Form as Posted, Query};
use klankbord_domain::{
    Timestamp,
    answering::answers::{
        operations::{self, AnswerForm as ToAnswer},
        queries,
    },
    base::ids::ContributionId,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title_many(count: usize) = "{count} reacties samen beantwoorden" | "Answer {count} contributions together",
        one(count) "Antwoorden" | "Answer";
    back = "Terug naar de inbox" | "Back to the inbox";
    none = "Vink in de inbox eerst aan wat u wilt beantwoorden." | "In the inbox, first tick what you want to answer.";
    which = "Waarop u antwoordt" | "What you are answering";
    answer = "Uw antwoord" | "Your answer";
    published(seconds: i64) = "Uw antwoord is gepubliceerd. Over {seconds} seconden krijgt wie schreef een mail, of leest het hier als die mails uit staan."
        | "Your answer has been published. In {seconds} seconds those who wrote get an email, or read it here if they turned those emails off.",
        one(seconds) "Uw antwoord is gepubliceerd. Over één seconde krijgt wie schreef een mail, of leest het hier als die mails uit staan."
        | "Your answer has been published. In one second those who wrote get an email, or read it here if they turned those emails off.";
    held = "Uw antwoord staat klaar. Er is nog niets verstuurd." | "Your answer is held. Nothing has been sent yet.";
}

/// The ticked boxes.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Ticked {
    c: Vec<ContributionId>,
    /// `1` for everything that the filter in the address finds.
    all: String,
}

/// The submitted form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct AnswerForm {
    c: Vec<ContributionId>,
    text: String,
    read_at: String,
    next: String,
    verb: String,
}

pub(crate) async fn show(
    cx: PageContext,
    Query(ticked): Query<Ticked>,
    Query(sift): Query<Sift>,
) -> Page {
    let c = if ticked.all == "1" {
        queries::together(&cx.portal, &cx.actor, &sift.filter(&cx)).await?
    } else {
        ticked.c
    };
    let typed = AnswerForm {
        c,
        next: sift.from(None).to(paths::inbox()),
        ..AnswerForm::default()
    };
    page(&cx, &typed, &Refusal::default()).await
}

pub(crate) async fn post(cx: PageContext, Posted(typed): Posted<AnswerForm>) -> Page {
    let to_answer = ToAnswer {
        contributions: typed.c.clone(),
        text: typed.text.clone(),
        read_at: Timestamp(typed.read_at.parse().unwrap_or_default()),
    };
    let hold = typed.verb == "hold";
    let done = if hold {
        operations::hold(&cx.portal, &cx.actor, &to_answer).await
    } else {
        operations::publish(&cx.portal, &cx.actor, &to_answer).await
    };
    match done {
        Ok(answer) => {
            let next = if typed.next.starts_with(paths::inbox()) {
                &typed.next
            } else {
                paths::inbox()
            };
            if hold {
                cx.done(next, held(cx.lang))
            } else {
                let undo = Undo::Answers(vec![answer]);
                cx.done_undoable(next, published(cx.lang, cx.portal.grace), &undo)
            }
        }
        Err(error) => show_again(error, async |refusal| page(&cx, &typed, &refusal).await).await,
    }
}

async fn page(cx: &PageContext, typed: &AnswerForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let items = queries::several(&cx.portal, &cx.actor, &typed.c).await?;
    // Contributions that were answered or withdrawn in the meantime are shown, but not answered again.
    let open: Vec<_> = items
        .iter()
        .filter(|item| item.may_answer(&cx.actor))
        .collect();
    let ids: Vec<_> = open.iter().map(|item| item.id.to_string()).collect();
    // From here on, the reader has seen the texts as this page shows them.
    let read_at = items
        .iter()
        .map(|item| item.read_at().0)
        .max()
        .unwrap_or_default()
        .to_string();
    let title = title_many(lang, items.len());
    let labels = [("c", which(lang)), ("text", answer(lang))];
    let summary = Form::new(lang, refusal, &labels);
    cx.page(title.clone()).wide().refused(refusal).show(|| {
        let each: Vec<_> = items
            .iter()
            .map(|one| item::contribution(cx, one))
            .collect();
        let form = if items.is_empty() {
            view! { <p class="empty">{none(lang)}</p> }.into_any()
        } else {
            item::form(lang, refusal, &ids, &typed.text, &read_at, &typed.next)
        };
        view! {
                        {summary.summary()}
            <p><a href=paths::inbox()>{back(lang)}</a></p>
            <h1>{title}</h1>
            <div id="c">{each}</div>
            {form}
        }
    })
}
