//! The rooms that wait to be closed, on the home page of the people who lead the session.

use crate::web::{
    context::PageContext,
    paths,
    ui::{Item, items},
};
use klankbord_domain::boardroom::room::{left_open::LeftOpen, rules::close_due};
use leptos::prelude::*;

texts! {
    left_title = "Sessies af te ronden" | "Sessions to close";
    to_close = "Afronden" | "Close the room";
    left_promises(count: usize) = "Aantal afspraken dat wacht: {count}" | "Commitments waiting: {count}";
    left_questions(count: usize) = "Vragen zonder antwoord: {count}" | "Questions without an answer: {count}";
}

/// On the home page of somebody who leads: the sessions that were held and wait to be closed.
pub(crate) fn left_open_section(cx: &PageContext, found: &[LeftOpen]) -> Option<AnyView> {
    if found.is_empty() {
        return None;
    }
    let lang = cx.lang;
    let list = found.iter().map(|one| {
        let session = &one.session;
        let promises = (one.promises > 0).then(|| left_promises(lang, one.promises));
        let questions = one.questions.len();
        let questions = (questions > 0).then(|| left_questions(lang, questions));
        Item::new(paths::close_room(session.id), session.theme.clone())
            .line(session.series.clone())
            .meta(session.starts_at.map(|at| cx.day(at)))
            .meta(close_due(session, &cx.zone()).map(|day| cx.clock_by(to_close(lang), day)))
            .meta(promises)
            .meta(questions)
    });
    Some(
        view! { <section id="left-open"><h2>{left_title(lang)}</h2>{items(list.collect(), "")}</section> }
            .into_any(),
    )
}
