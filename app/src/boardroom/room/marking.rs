//! The questions of a room for those who lead: the one on the screen first, and the controls of each.

use super::{
    parts::Making,
    questions::{support, tags},
    unsent,
    wall::asking_face,
};
use crate::web::{
    paths,
    ui::{Icon, icon},
};
use klankbord_domain::{
    base::ids::QuestionInRoomId,
    boardroom::room::{LONGEST, RoomRound, State, queries::Question},
};
use leptos::prelude::*;

texts! {
    title = "Vragen" | "Questions";
    in_all(count: usize) = "{count}, meest gesteund eerst" | "{count}, most supported first",
        one(count) "Eén" | "One";
    no_questions = "Er zijn nog geen vragen." | "There are no questions yet.";
    new_question(text: &str) = "Nieuwe vraag: {text}" | "New question: {text}";
    supported(count: i64) = "{count} steunen dit" | "{count} support this",
        one(count) "{count} steunt dit" | "{count} supports this";
    set_aside(count: usize) = "{count} verborgen of besproken vragen" | "{count} hidden or discussed questions",
        one(count) "Eén verborgen of besproken vraag" | "One hidden or discussed question";
    because(why: &str) = "Reden: {why}" | "Reason: {why}";
    restore = "Terugzetten" | "Put back";
    put_on = "Zet op het scherm" | "Put on the screen";
    take_off = "Haal van het scherm" | "Take off the screen";
    list = "Zet op de lijst" | "Put on the list";
    unlist = "Haal van de lijst" | "Take off the list";
    answer = "Besproken" | "Discussed";
    unanswer = "Toch niet besproken" | "Not discussed after all";
    more = "Meer" | "More";
    hide_why = "Waarom? De vrager leest dit." | "Why? The person who asked reads this.";
    hide = "Verberg de vraag" | "Hide the question";
}

/// All questions: those that wait in the order of their support, the others in a fold.
pub(super) fn all(making: &Making<'_>) -> AnyView {
    let (lang, room) = (making.lang, making.room);
    let on_screen = |question: &&Question| room.on_screen == Some(question.id);
    let waits = |question: &&Question| question.state != State::Answered && !on_screen(question);
    let shown = room.questions.iter().filter(on_screen);
    let open: Vec<_> = shown
        .chain(room.questions.iter().filter(waits))
        .map(|question| one(making, question))
        .collect();
    let done = |question: &&Question| question.state == State::Answered && !on_screen(question);
    let done: Vec<_> = room
        .questions
        .iter()
        .filter(done)
        .map(|question| one(making, question))
        .chain(room.hidden.iter().map(|question| hidden(making, question)))
        .collect();
    let count = open.len();
    let head = (count > 0).then(|| view! { <p class="small soft">{in_all(lang, count)}</p> });
    let list = if open.is_empty() {
        view! { <p class="empty">{no_questions(lang)}</p> }.into_any()
    } else {
        view! { <ol class="queue">{open}</ol> }.into_any()
    };
    let aside = (!done.is_empty()).then(|| {
        view! {
            <details data-room-question="aside">
                <summary>{set_aside(lang, done.len())}</summary>
                <ul class="queue">{done}</ul>
            </details>
        }
    });
    view! { <div class="head"><h2>{title(lang)}</h2>{head}</div>{list}{aside} }.into_any()
}

fn one(making: &Making<'_>, question: &Question) -> AnyView {
    let lang = making.lang;
    let id = question.id;
    let class = if making.room.on_screen == Some(id) {
        "on"
    } else {
        ""
    };
    let count = (question.supports > 0)
        .then(|| view! { <span>{icon(Icon::Hand)}{supported(lang, question.supports)}</span> });
    view! {
        <li id=format!("question-{id}") class=class data-room-question=id.0
            data-room-tell=new_question(lang, &question.text)>
            <p id=format!("question-{id}-text")>{question.text.clone()}</p>
            <p class="meta">
                {asking_face(question)}
                <span>{making.speaker(question)}</span>
                {count}
                {tags(making, question)}
            </p>
            {controls(making, question)}
        </li>
    }
    .into_any()
}

fn hidden(making: &Making<'_>, question: &Question) -> AnyView {
    let lang = making.lang;
    let back = (making.room.round != RoomRound::Closed)
        .then(|| mark(making, question, State::Waiting, restore(lang)));
    let id = question.id;
    view! {
        <li>
            <p id=format!("question-{id}-text")>{question.text.clone()}</p>
            <p class="meta"><span>{because(lang, question.hidden_why())}</span></p>
            {back}
        </li>
    }
    .into_any()
}

/// What leads on, and behind a word the rest.
fn controls(making: &Making<'_>, question: &Question) -> Option<AnyView> {
    if making.room.round == RoomRound::Closed {
        return None;
    }
    let lang = making.lang;
    let shown = making.room.on_screen == Some(question.id);
    let answered = question.state == State::Answered;
    let off = || screen(making, None, question.id, take_off(lang));
    let answer = || mark(making, question, State::Answered, answer(lang));
    let (first, second) = match (shown, answered) {
        (true, false) => (answer(), off()),
        (true, true) => (
            off(),
            mark(making, question, State::Waiting, unanswer(lang)),
        ),
        (false, false) => (
            screen(making, Some(question.id), question.id, put_on(lang)),
            answer(),
        ),
        (false, true) => (
            mark(making, question, State::Waiting, unanswer(lang)),
            screen(making, Some(question.id), question.id, put_on(lang)),
        ),
    };
    let listing = match question.state {
        State::Listed => Some(mark(making, question, State::Waiting, unlist(lang))),
        State::Waiting => Some(mark(making, question, State::Listed, list(lang))),
        State::Answered | State::Hidden => None,
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
    Some(
        view! {
            <div class="room-lead">
                {first}
                <details open=opened>
                    <summary aria-describedby=format!("question-{id}-text")>{more(lang)}</summary>
                    {second}{listing}{support(making, question)}
                    <form method="post" action=paths::mark_question(making.room.id)>
                        <input type="hidden" name="question" value=id.0/>
                        <input type="hidden" name="state" value=State::Hidden.as_str()/>
                        {why.view(making)}
                        <button class="button small secondary">{hide(lang)}</button>
                    </form>
                </details>
            </div>
        }
        .into_any(),
    )
}

fn mark(making: &Making<'_>, question: &Question, to: State, words: &'static str) -> AnyView {
    let id = question.id;
    view! {
        <form method="post" action=paths::mark_question(making.room.id) data-room-send="">
            <input type="hidden" name="question" value=id.0/>
            <input type="hidden" name="state" value=to.as_str()/>
            <button class="button small secondary" id=format!("mark-{id}-{}", to.as_str())
                aria-describedby=format!("question-{id}-text")>{words}</button>
        </form>
    }
    .into_any()
}

/// The button that puts a question on the screen, or clears it. It is filled for the question that comes first.
fn screen(
    making: &Making<'_>,
    shown: Option<QuestionInRoomId>,
    about: QuestionInRoomId,
    words: &'static str,
) -> AnyView {
    let value = shown.map(|id| id.to_string()).unwrap_or_default();
    let first = shown.is_some() && shown == making.room.next_for_screen();
    let class = if first {
        "button small put-first"
    } else {
        "button small secondary"
    };
    view! {
        <form method="post" action=paths::show_on_screen(making.room.id) data-room-send="">
            <input type="hidden" name="question" value=value/>
            <button class=class id=format!("screen-{about}")
                aria-describedby=format!("question-{about}-text")>{words}</button>
        </form>
    }
    .into_any()
}
