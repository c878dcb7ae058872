//! The parts of a room on the wall: read from the back row, with the question or the promises large and little else.

use super::{
    clock::time_left,
    parts::{Making, Part},
};
use crate::{
    rounds::contributions::speaker_face,
    web::ui::{Icon, Whose, face, icon, time::date},
};
use klankbord_domain::{
    Language,
    boardroom::{
        room::{
            RoomRound, Speaker, State,
            queries::{Heard, Question},
        },
        sessions::{Part as As, Participant},
    },
};
use leptos::prelude::*;

texts! {
    before = "Straks beginnen we." | "We will start soon.";
    one = "Ronde 1. Klanten zijn aan het woord." | "Round 1. Customers are speaking.";
    two = "Ronde 2. Wij vragen door." | "Round 2. We ask follow-up questions.";
    three = "Ronde 3. Dit hoorden wij, en dit gaan wij doen." | "Round 3. This is what we heard and will do.";
    closing = "Klanten zeggen of het klopt." | "Customers say whether it is right.";
    closed = "De sessie is afgelopen. Dank u wel." | "The session is over. Thank you.";
    asked_by(name: &str) = "{name}." | "{name}.";
    also(count: i64) = "{count} mensen willen dit ook weten." | "{count} people want to know this too.",
        one(count) "Nog iemand wil dit weten." | "Somebody else wants to know this too.";
    next = "Daarna" | "Next";
    comes = "Wat hierna komt" | "What comes next";
    supports(count: i64) = "{count} steunen dit" | "{count} support this",
        one(count) "{count} steunt dit" | "{count} supports this";
    listed = "Op de lijst" | "On the list";
    promises = "Wat wij hoorden en beloven" | "What we heard and promise";
    only_heard = "gehoord" | "heard";
    right(count: i64) = "{count} klanten: klopt" | "{count} customers: right",
        one(count) "{count} klant: klopt" | "{count} customer: right";
    wrong(count: usize) = "{count} klanten: klopt niet" | "{count} customers: not right",
        one(count) "{count} klant: klopt niet" | "{count} customer: not right";
    unconfirmed = "nog niet bevestigd" | "not confirmed yet";
    say_so = "Klopt er iets niet? Zeg het op uw telefoon, of nu hardop." | "Is something not right? Say so on your phone, or out loud now.";
    are_here(count: usize) = "{count} mensen zijn er." | "{count} people are here.",
        one(count) "Eén persoon is er." | "One person is here.";
}

/// The most questions that are announced.
const ANNOUNCED: usize = 3;
/// The numbers of letters from which a text is set smaller, and smaller still.
const LONG: [usize; 2] = [90, 180];

/// A part, without the element around it.
pub(super) fn part(making: &Making<'_>, part: Part) -> AnyView {
    match part {
        Part::Clock => turn(making),
        Part::Stage => stage(making),
        Part::Heard => heard(making),
        Part::Questions => coming(making),
        Part::People => people(making),
        Part::Rounds => ().into_any(),
    }
}

/// Whose turn it is, and the time that is left.
fn turn(making: &Making<'_>) -> AnyView {
    let (lang, round) = (making.lang, making.room.round);
    let turn = match round {
        RoomRound::Before => before(lang),
        RoomRound::One => one(lang),
        RoomRound::Two => two(lang),
        RoomRound::Three => three(lang),
        RoomRound::Closing => closing(lang),
        RoomRound::Closed => closed(lang),
    };
    view! { <h2 data-room-round=round.as_str()>{turn}</h2>{time_left(making)} }.into_any()
}

/// The larger a text is set, the shorter it has to be.
fn size(text: &str) -> &'static str {
    match text.chars().count() {
        letters if letters < LONG[0] => "",
        letters if letters < LONG[1] => "long",
        _ => "longer",
    }
}

fn stage(making: &Making<'_>) -> AnyView {
    let lang = making.lang;
    let Some(question) = making.room.shown() else {
        return ().into_any();
    };
    let also = (question.supports > 0).then(|| also(lang, question.supports));
    view! {
        <figure class="wall-question">
            <blockquote class=size(&question.text)>{question.text.clone()}</blockquote>
            <figcaption>
                {asking_face(question)}
                <span>{asked_by(lang, &making.speaker(question))}" "{also}</span>
            </figcaption>
        </figure>
    }
    .into_any()
}

/// The face of the person who asked: their own only where their name is.
pub(super) fn asking_face(question: &Question) -> AnyView {
    match (&question.speaker, question.part) {
        (Speaker::Name(name), As::Staff) => face(Whose::Staff(name)),
        (speaker, _) => speaker_face(speaker, question.member()),
    }
}

/// The questions that the facilitator chose to come next, each of them once.
fn coming(making: &Making<'_>) -> AnyView {
    let (lang, room) = (making.lang, making.room);
    if says_whether_right(room.round) && !room.heard.is_empty() {
        return view! { <p>{say_so(lang)}</p> }.into_any();
    }
    let chosen = room
        .questions
        .iter()
        .filter(|one| one.state == State::Listed && room.on_screen != Some(one.id));
    let each: Vec<_> = chosen
        .take(ANNOUNCED)
        .enumerate()
        .map(|(place, question)| {
            let supports = (question.supports > 0).then(|| supports(lang, question.supports));
            let label = match (place, supports) {
                (0, Some(supports)) => format!("{}, {supports}", next(lang)),
                (0, None) => next(lang).to_owned(),
                (_, Some(supports)) => supports,
                (_, None) => listed(lang).to_owned(),
            };
            view! { <li><b>{label}</b>{question.text.clone()}</li> }
        })
        .collect();
    if each.is_empty() {
        return ().into_any();
    }
    view! { <ol aria-label=comes(lang)>{each}</ol> }.into_any()
}

const fn says_whether_right(round: RoomRound) -> bool {
    matches!(round, RoomRound::Three | RoomRound::Closing)
}

/// What staff heard and promise, from the round in which they say so.
fn heard(making: &Making<'_>) -> AnyView {
    if !making.room.round.tells_heard() || making.room.heard.is_empty() {
        return ().into_any();
    }
    let (lang, all) = (making.lang, &making.room.heard);
    let class = if all.len() > ANNOUNCED {
        "wall-promises many"
    } else {
        "wall-promises"
    };
    let each: Vec<_> = all.iter().map(|one| promise(lang, one)).collect();
    view! { <ul class=class aria-label=promises(lang)>{each}</ul> }.into_any()
}

fn promise(lang: Language, one: &Heard) -> AnyView {
    let (text, day) = match one.due_on {
        Some(day) if !one.promise.is_empty() => (&one.promise, date(lang, day)),
        _ => (&one.heard, only_heard(lang).to_owned()),
    };
    let translation = (!one.translation.is_empty())
        .then(|| view! { <p class="translated">{one.translation.clone()}</p> });
    let said = (!one.promise.is_empty()).then(|| words(lang, one));
    view! {
        <li>
            <span class="who">{face(Whose::Staff(&one.name))}<span>{one.name.clone()}</span></span>
            <blockquote class=size(text)><p>{text.clone()}</p>{translation}</blockquote>
            <p class="by-day">{day}{said}</p>
        </li>
    }
    .into_any()
}

/// What customers say of a promise, as numbers: their words are on the phones.
fn words(lang: Language, one: &Heard) -> AnyView {
    let yes = (one.said_right > 0).then(|| {
        view! { <small>{icon(Icon::Check)}{right(lang, one.said_right)}</small> }
    });
    let no = one.corrections.len();
    let no = (no > 0).then(|| view! { <small>{wrong(lang, no)}</small> });
    let none =
        (yes.is_none() && no.is_none()).then(|| view! { <small>{unconfirmed(lang)}</small> });
    view! { {yes}{no}{none} }.into_any()
}

/// The people who are there. Customers are figures: the ticks of those who spoke would show who asked without a name.
fn people(making: &Making<'_>) -> AnyView {
    let here = |part: As| {
        let all = making.room.people.iter();
        all.filter(move |one| one.part == part && one.attended())
    };
    let figure = |one: &Participant| match one.part {
        As::Customer => face(Whose::Nameless),
        As::Staff => face(Whose::Staff(&one.name)),
    };
    let faces: Vec<_> = here(As::Customer)
        .chain(here(As::Staff))
        .map(figure)
        .collect();
    if faces.is_empty() {
        return ().into_any();
    }
    let count = are_here(making.lang, faces.len());
    view! { <p class="wall-people">{faces}<span class="unseen">{count}</span></p> }.into_any()
}
