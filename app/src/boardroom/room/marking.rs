//! The controls for a question, for those who lead: putting it on the screen, marking it, hiding it.

use super::{parts::Making, unsent};
use crate::web::paths;
use klankbord_domain::{
    base::ids::QuestionInRoomId,
    boardroom::room::{LONGEST, RoomRound, State, queries::Question},
};
use leptos::prelude::*;

texts! {
    put_on = "Zet op het scherm" | "Put on the screen";
    take_off = "Haal van het scherm" | "Take off the screen";
    list = "Zet op de lijst" | "Put on the list";
    unlist = "Haal van de lijst" | "Take off the list";
    answer = "Zet op beantwoord" | "Mark as answered";
    unanswer = "Toch niet beantwoord" | "Not answered after all";
    hide_open = "Verbergen" | "Hide";
    hide_why = "Waarom? De vrager leest dit." | "Why? The person who asked reads this.";
    hide = "Verberg de vraag" | "Hide the question";
}

pub(super) fn leading(making: &Making<'_>, question: &Question) -> AnyView {
    let lang = making.lang;
    if making.room.round == RoomRound::Closed {
        return ().into_any();
    }
    let on_screen = making.room.on_screen == Some(question.id);
    let first = match question.state {
        State::Listed => mark(making, question, State::Waiting, unlist(lang)),
        _ => mark(making, question, State::Listed, list(lang)),
    };
    let second = match question.state {
        State::Answered => mark(making, question, State::Waiting, unanswer(lang)),
        _ => mark(making, question, State::Answered, answer(lang)),
    };
    let screen = if on_screen {
        screen(making, None, question.id, take_off(lang))
    } else {
        screen(making, Some(question.id), question.id, put_on(lang))
    };
    let id = question.id;
    let field = format!("why-{id}");
    let opened = making.unsent(&field).is_some();
    let why = unsent::Line {
        field,
        name: "why",
        label: hide_why(lang),
        value: "",
        most: LONGEST,
        required: true,
    };
    view! {
        <div class="room-lead">
            {screen}{first}{second}
            <details open=opened>
                <summary>{hide_open(lang)}</summary>
                <form method="post" action=paths::mark_question(making.room.id)>
                    <input type="hidden" name="question" value=id.0/>
                    <input type="hidden" name="state" value=State::Hidden.as_str()/>
                    {why.view(making)}
                    <button class="button secondary">{hide(lang)}</button>
                </form>
            </details>
        </div>
    }
    .into_any()
}

pub(super) fn mark(
    making: &Making<'_>,
    question: &Question,
    to: State,
    words: &'static str,
) -> AnyView {
    let id = question.id;
    view! {
        <form method="post" action=paths::mark_question(making.room.id) data-room-send="">
            <input type="hidden" name="question" value=id.0/>
            <button class="button secondary" name="state" value=to.as_str() id=format!("mark-{id}-{}", to.as_str())
                aria-describedby=format!("question-{id}-text")>{words}</button>
        </form>
    }
    .into_any()
}

fn screen(
    making: &Making<'_>,
    shown: Option<QuestionInRoomId>,
    about: QuestionInRoomId,
    words: &'static str,
) -> AnyView {
    let value = shown.map(|id| id.to_string()).unwrap_or_default();
    view! {
        <form method="post" action=paths::show_on_screen(making.room.id) data-room-send="">
            <input type="hidden" name="question" value=value/>
            <button class="button secondary" id=format!("screen-{about}")
                aria-describedby=format!("question-{about}-text")>{words}</button>
        </form>
    }
    .into_any()
}
