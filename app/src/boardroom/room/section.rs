//! The section about the room on the page of a session.

use crate::web::{context::PageContext, paths};
use klankbord_domain::boardroom::{
    room::rules::has_room,
    sessions::{State, queries::Detail, rules::may_lead},
};
use leptos::prelude::*;

texts! {
    title = "In de zaal" | "In the room";
    lead = "Tijdens de sessie kunt u hier vragen stellen en vragen van anderen steunen." | "During the session you can ask questions here and support other people's questions.";
    open = "Naar de zaal" | "Go to the room";
    was_title = "Wat er gezegd is" | "What was said";
    was_open = "Lees de vragen en wat wij hoorden" | "Read the questions and what we heard";
    screen = "Scherm voor de projector" | "Screen for the projector";
}

/// The link to the room, for people who may enter it; once the session is closed, to the questions and notes in it.
pub(crate) fn section(cx: &PageContext, found: &Detail) -> Option<AnyView> {
    let lang = cx.lang;
    let session = &found.session;
    let leads = may_lead(&cx.actor, session);
    if !has_room(session.state) || !(leads || found.part.is_some()) {
        return None;
    }
    let room = paths::room(session.id);
    if session.state == State::Closed {
        let said = view! {
            <section id="in-the-room">
                <h2>{was_title(lang)}</h2>
                <p><a href=room>{was_open(lang)}</a></p>
            </section>
        };
        return Some(said.into_any());
    }
    let screen = leads.then(|| {
        view! { <p><a href=paths::screen(session.id)>{screen(lang)}</a></p> }
    });
    Some(
        view! {
            <section id="in-the-room">
                <h2>{title(lang)}</h2>
                <p>{lead(lang)}</p>
                <p><a class="button" href=room>{open(lang)}</a></p>
                {screen}
            </section>
        }
        .into_any(),
    )
}
