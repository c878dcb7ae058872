//! Closing a room for good: what was not answered gets somebody who owes the answer.

use super::path;
use crate::{
    cx::{Cx, Page},
    ui::{Choice, Form, Item, items},
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Error, FieldErrors,
    ids::{QuestionInRoomId, SessionId},
    room::{left_open::LeftOpen, operations, queries},
};
use leptos::prelude::*;

texts! {
    title = "Sessie afronden" | "Close the session";
    lead = "Wat beloofd is, gaat naar de afspraken: beloofd aan de klanten die er waren. Daarna verandert er niets meer."
        | "What was promised goes to the commitments: promised to the customers who were there. After that nothing changes any more.";
    nothing_open = "Alle vragen van klanten zijn beantwoord of verborgen." | "All questions of customers were answered or hidden.";
    open_title = "Nog niet beantwoord" | "Not answered yet";
    open_lead = "Op deze vragen krijgt de klant later antwoord, van de eigenaar van het project. Kies bij welk voorstel de vraag hoort. Is een vraag in de zaal beantwoord? Ga dan terug en zeg dat daar."
        | "Customers get an answer to these questions later, from the owner of the project. Choose which proposal the question is about. Was a question answered in the room? Then go back and say so there.";
    back = "Terug naar de zaal" | "Back to the room";
    close = "Sessie afronden" | "Close the session";
    left_title = "Sessies af te ronden" | "Sessions to be closed";
    left_promises(count: usize) = "Aantal afspraken dat wacht: {count}" | "Commitments that wait: {count}";
    left_questions(count: usize) = "Vragen zonder antwoord: {count}" | "Questions without an answer: {count}";
    done = "De sessie is afgerond. De afspraken staan erbij." | "The session is closed. The commitments are there.";
}

/// The fields by name: there is one for each question.
type Fields = Vec<(String, String)>;

pub(crate) async fn show(cx: Cx, Path(id): Path<SessionId>) -> Page {
    page(&cx, id, &Vec::new(), &FieldErrors::default()).await
}

pub(crate) async fn post(
    cx: Cx,
    Path(id): Path<SessionId>,
    Posted(fields): Posted<Fields>,
) -> Page {
    let chosen: Vec<(QuestionInRoomId, String)> = fields
        .iter()
        .filter_map(|(name, value)| {
            let question = name.strip_prefix("proposal-")?.parse().ok()?;
            Some((question, value.clone()))
        })
        .collect();
    match operations::close(&cx.portal, &cx.actor, id, &chosen).await {
        Ok(()) => {
            cx.site.rooms.changed(id);
            cx.done(&path(id), done(cx.lang)).await
        }
        Err(Error::Invalid(errors)) => page(&cx, id, &fields, &errors).await,
        Err(error) => Err(error.into()),
    }
}

async fn page(cx: &Cx, id: SessionId, fields: &Fields, errors: &FieldErrors) -> Page {
    let lang = cx.lang;
    let (session, open, proposals) = queries::to_close(&cx.portal, &cx.actor, id).await?;
    let names: Vec<_> = open
        .iter()
        .map(|(question, text)| (format!("proposal-{question}"), text.clone()))
        .collect();
    let labels: Vec<_> = names
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let form = Form::new(lang, errors, &labels);
    let only = match proposals.as_slice() {
        [one] => one.id.to_string(),
        _ => String::new(),
    };
    cx.leaf(title(lang)).invalid(errors).show(|| {
        let each: Vec<_> = names
            .iter()
            .map(|(name, _)| {
                let typed = fields.iter().find(|(field, _)| field == name);
                let typed = typed.map_or(only.clone(), |(_, value)| value.clone());
                let choices = proposals
                    .iter()
                    .map(|one| Choice::new(one.id.to_string(), one.title.clone()))
                    .collect();
                form.select(name.clone(), &typed, choices).view()
            })
            .collect();
        let questions = if each.is_empty() {
            view! { <p>{nothing_open(lang)}</p> }.into_any()
        } else {
            view! { <h2>{open_title(lang)}</h2><p>{open_lead(lang)}</p>{each} }.into_any()
        };
        view! {
            {form.summary()}
            <p class="eyebrow"><a href=path(id)>{back(lang)}</a></p>
            <h1>{title(lang)}</h1>
            <p class="lead">{session.theme.clone()}</p>
            <p>{lead(lang)}</p>
            <form method="post" novalidate>
                {questions}
                <button class="button">{close(lang)}</button>
            </form>
        }
    })
}

/// On the home page of who leads: the sessions that were held and wait to be closed.
pub(crate) fn left_open_section(cx: &Cx, found: &[LeftOpen]) -> Option<AnyView> {
    if found.is_empty() {
        return None;
    }
    let lang = cx.lang;
    let list = found.iter().map(|one| {
        let session = &one.session;
        let promises = (one.promises > 0).then(|| left_promises(lang, one.promises));
        let questions = one.questions.len();
        let questions = (questions > 0).then(|| left_questions(lang, questions));
        Item::new(format!("{}/close", path(session.id)), session.theme.clone())
            .line(session.series.clone())
            .meta(session.starts_at.map(|at| cx.day(at)))
            .meta(promises)
            .meta(questions)
    });
    Some(
        view! { <section id="left-open"><h2>{left_title(lang)}</h2>{items(list.collect(), "")}</section> }
            .into_any(),
    )
}
