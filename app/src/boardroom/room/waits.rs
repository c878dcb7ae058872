//! The rooms that wait to be closed, on the home page of the people who lead the session.

use crate::web::{
    context::PageContext,
    paths,
    ui::{Duty, Icon},
};
use klankbord_domain::boardroom::room::{left_open::LeftOpen, rules::close_due};

texts! {
    left(theme: &str) = "De sessie over {theme} is nog niet afgerond" | "The session on {theme} is not closed yet";
    close = "Rond af" | "Close";
    left_promises(count: usize) = "Aantal afspraken dat wacht: {count}" | "Commitments waiting: {count}";
    left_questions(count: usize) = "Vragen zonder antwoord: {count}" | "Questions without an answer: {count}";
}

/// A session that was held and waits to be closed.
pub(crate) fn duty(cx: &PageContext, one: &LeftOpen) -> Duty {
    let lang = cx.lang;
    let session = &one.session;
    let promises = (one.promises > 0).then(|| left_promises(lang, one.promises));
    let questions = one.questions.len();
    let questions = (questions > 0).then(|| left_questions(lang, questions));
    let line: Vec<_> = promises.into_iter().chain(questions).collect();
    Duty::new(
        "room",
        Icon::Armchair,
        paths::close_room(session.id),
        left(lang, session.theme_in(lang)),
        close(lang),
    )
    .due(close_due(session, &cx.zone()))
    .line(line.join(". "))
}
