//! One answer to every contribution that waits in a theme.

use super::item;
use crate::{
    rounds::{
        contributions::{kind_name, speaker_name},
        themes::{contributions, like_it, people},
    },
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Form,
            prose::prose,
            refusal::{Refusal, show_again},
        },
        undo::Undo,
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Timestamp,
    answering::answers::to_theme::{self, ThemeAnswerForm as ToAnswer},
    base::ids::ThemeId,
    rounds::{
        contributions::State,
        themes::queries::{self, Lead},
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title(theme: &str) = "Antwoord op het thema “{theme}”" | "Answer to the theme “{theme}”";
    lead(people: &str, contributions: &str) = "Dit is uw antwoord op {contributions} van {people}. Iedereen krijgt één mail, met de eigen woorden erbij."
        | "This answers {contributions} from {people}. Each of them gets one email with their own words.";
    back = "Terug naar het thema" | "Back to the theme";
    nothing = "In dit thema wacht geen inbreng op uw antwoord." | "Nothing in this theme is waiting for your answer.";
    answer = "Uw antwoord" | "Your answer";
    what = "Hierop antwoordt u" | "You are answering this";
    more = "Er is nog meer inbreng. U vindt alles bij het thema." | "There is more. You will find all of it under the theme.";
    published(seconds: i64) = "Uw antwoord is gepubliceerd. Over {seconds} seconden krijgt wie schreef een mail, of leest het hier als die mails uit staan."
        | "Your answer has been published. In {seconds} seconds those who wrote get an email, or read it here if they turned those emails off.",
        one(seconds) "Uw antwoord is gepubliceerd. Over één seconde krijgt wie schreef een mail, of leest het hier als die mails uit staan."
        | "Your answer has been published. In one second those who wrote get an email, or read it here if they turned those emails off.";
    held = "Uw antwoord staat klaar. Er is nog niets verstuurd." | "Your answer is held. Nothing has been sent yet.";
    late(contributions: &str) = "Uw antwoord is gepubliceerd. Terwijl u schreef, kwam er inbreng bij. Die wacht nog: {contributions}."
        | "Your answer has been published. More came in while you were writing. It still waits: {contributions}.";
}

/// The fields of the form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct AnswerForm {
    text: String,
    read_at: String,
    verb: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ThemeId>) -> Page {
    page(&cx, id, "", &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ThemeId>,
    Posted(typed): Posted<AnswerForm>,
) -> Page {
    let to_answer = ToAnswer {
        theme: id,
        text: typed.text.clone(),
        read_at: Timestamp(typed.read_at.parse().unwrap_or_default()),
    };
    let hold = typed.verb == "hold";
    let done = if hold {
        to_theme::hold(&cx.portal, &cx.actor, &to_answer).await
    } else {
        to_theme::publish(&cx.portal, &cx.actor, &to_answer).await
    };
    match done {
        Ok(_) if hold => cx.done(&paths::theme(id), held(cx.lang)),
        Ok(answer) => {
            let left = queries::owed(&cx.portal, &cx.actor, id).await?;
            let notice = if left.contributions > 0 {
                late(cx.lang, &contributions(cx.lang, left.contributions))
            } else {
                published(cx.lang, cx.portal.grace)
            };
            cx.done_undoable(&paths::theme(id), notice, &Undo::Answers(vec![answer]))
        }
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, id, &typed.text, &refusal).await
            })
            .await
        }
    }
}

async fn page(cx: &PageContext, id: ThemeId, text: &str, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let whole = queries::whole(&cx.portal, &cx.actor, id, None).await?;
    let owed = whole.owed;
    let title = title(lang, &whole.theme.name);
    let labels = [("text", answer(lang))];
    let summary = Form::new(lang, refusal, &labels);
    cx.page(title.clone()).wide().refused(refusal).show(|| {
        let body = if owed.contributions == 0 && text.is_empty() {
            view! { <p class="empty">{nothing(lang)}</p> }.into_any()
        } else {
            let count = contributions(lang, owed.contributions);
            let each: Vec<_> = whole
                .leads
                .iter()
                .filter(|lead| is_waiting(lead))
                .map(|lead| one(cx, lead))
                .collect();
            let more = whole
                .next
                .map(|_| view! { <p class="hint">{more(lang)}</p> });
            let read_at = owed.read_at.0.to_string();
            let action = paths::answer_theme(id);
            let key = format!("answer:theme:{id}");
            view! {
                <p class="lead">{lead(lang, &people(lang, owed.people), &count)}</p>
                <h2>{what(lang)}</h2>
                {each}
                {more}
                {item::reply(lang, refusal, action, key, ().into_any(), text, &read_at)}
            }
            .into_any()
        };
        view! {
                        {summary.summary()}
            <p><a href=paths::theme(id)>{back(lang)}</a></p>
            <h1>{title}</h1>
            {body}
        }
    })
}

fn is_waiting(lead: &Lead) -> bool {
    std::iter::once(&lead.line)
        .chain(&lead.merged)
        .any(|line| line.state == State::Waiting)
}

fn one(cx: &PageContext, lead: &Lead) -> AnyView {
    let lang = cx.lang;
    let line = &lead.line;
    let mut caption = format!(
        "{} · {}",
        kind_name(lang, line.kind),
        speaker_name(lang, &line.speaker)
    );
    if line.like_it > 0 {
        caption = format!("{caption} · {}", like_it(lang, line.like_it));
    }
    view! {
        <figure class="said">
            <blockquote>{prose(&line.text)}</blockquote>
            <figcaption>{caption}</figcaption>
        </figure>
    }
    .into_any()
}
