//! The section about the room on the page of a session.

use crate::web::{context::PageContext, paths};
use klankbord_domain::boardroom::{
    room::rules::{close_due, has_room},
    sessions::{State, queries::Detail, rules::may_lead},
};
use leptos::prelude::*;

texts! {
    title = "In de zaal" | "In the room";
    lead = "Tijdens de sessie kunt u hier vragen stellen en vragen van anderen steunen." | "During the session you can ask questions here and support other people's questions.";
    open = "Naar de zaal" | "Go to the room";
    was_title = "Wat er gezegd is" | "What was said";
    was_open = "Lees de vragen en wat wij hoorden" | "Read the questions and what we heard";
    own_questions(count: usize) = "Uw vragen zonder antwoord: {count}." | "Your questions without an answer: {count}.";
    somebody = "Wie antwoordt, hoort u" | "We tell you who answers";
    screen = "Scherm voor de projector" | "Screen for the projector";
}

/// The link to the room, for people who may enter it; once the session is closed, to the questions and notes in it.
///
/// `questions` is the number of the reader's own questions that wait for somebody to owe them an answer.
/// It is the main way on, unless `quiet`: then the page has another.
pub(crate) fn section(
    cx: &PageContext,
    found: &Detail,
    questions: usize,
    quiet: bool,
) -> Option<AnyView> {
    let lang = cx.lang;
    let session = &found.session;
    let leads = may_lead(&cx.actor, session);
    if !has_room(session.state) || !(leads || found.part.is_some()) {
        return None;
    }
    let room = paths::room(session.id);
    let waits = close_due(session, &cx.zone())
        .filter(|_| questions > 0)
        .map(|day| {
            view! { <p>{own_questions(lang, questions)}" "{cx.clock_by(somebody(lang), day)}</p> }
        });
    if session.state == State::Closed {
        let said = view! {
            <section id="in-the-room">
                <h2>{was_title(lang)}</h2>
                {waits}
                <p><a href=room>{was_open(lang)}</a></p>
            </section>
        };
        return Some(said.into_any());
    }
    let class = if quiet { "button secondary" } else { "button" };
    let screen = leads.then(|| {
        view! { <p><a href=paths::screen(session.id)>{screen(lang)}</a></p> }
    });
    Some(
        view! {
            <section id="in-the-room">
                <h2>{title(lang)}</h2>
                <p>{lead(lang)}</p>
                {waits}
                <p><a class=class href=room>{open(lang)}</a></p>
                {screen}
            </section>
        }
        .into_any(),
    )
}
