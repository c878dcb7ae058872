//! The rounds of a room for those who lead: the one that goes on, the way to the next, and all of them on a thread.

use super::{
    clock::{ends_at, time_left},
    parts::Making,
    round_name,
};
use crate::web::{
    paths,
    ui::{Icon, icon},
};
use klankbord_domain::{
    Language,
    boardroom::room::{RoomRound, rules},
};
use leptos::prelude::*;

texts! {
    start_one = "Begin met ronde 1" | "Start round 1";
    start_two = "Naar ronde 2" | "Go to round 2";
    start_three = "Naar ronde 3" | "Go to round 3";
    start_closing = "Vraag klanten of het klopt" | "Ask customers if it is right";
    close = "Sessie afronden" | "Close the session";
    more_time = "5 minuten erbij" | "5 more minutes";
    others = "Andere ronde of tijd" | "Another round or time";
    minutes = "Minuten" | "Minutes";
    start(round: &str) = "Naar: {round}" | "Go to: {round}";
    wait = "Terug naar de wachtstand" | "Back to waiting";
    again = "Klok opnieuw zetten" | "Reset the clock";
    rounds = "De rondes" | "The rounds";
    one = "1. Klanten vertellen" | "1. Customers speak";
    two = "2. Wij vragen door" | "2. We ask follow-up questions";
    three = "3. Wat wij hoorden en gaan doen" | "3. What we heard and will do";
    closing = "Klanten zeggen of het klopt" | "Customers say whether it is right";
    now = "nu" | "now";
    now_until(time: &str) = "nu, tot {time}" | "now, until {time}";
    usually(minutes: &str) = "{minutes} minuten" | "{minutes} minutes";
}

/// The length of a round unless the facilitator chooses another.
const USUAL_MINUTES: &str = "20";
/// The rounds on the thread.
const THREAD: [RoomRound; 4] = [
    RoomRound::One,
    RoomRound::Two,
    RoomRound::Three,
    RoomRound::Closing,
];

/// The round and the time that is left in it.
pub(super) fn clock(making: &Making<'_>) -> AnyView {
    let (lang, round) = (making.lang, making.room.round);
    let name = round_name(lang, round);
    view! {
        <div data-room-round=round.as_str() data-room-tell=name><h2>{name}</h2>{time_left(making)}</div>
    }
    .into_any()
}

/// The buttons that move the round, and the thread of all of them.
pub(super) fn moving(making: &Making<'_>) -> AnyView {
    let buttons = (making.room.round != RoomRound::Closed)
        .then(|| view! { {next(making)}{more(making)}{all(making)} });
    view! { {buttons}{thread(making)} }.into_any()
}

fn next(making: &Making<'_>) -> AnyView {
    let lang = making.lang;
    let Some(to) = rules::next(making.room.round) else {
        let href = paths::close_room(making.room.id);
        return view! { <p><a class="button next-round" href=href>{close(lang)}</a></p> }
            .into_any();
    };
    let words = match to {
        RoomRound::Before | RoomRound::One => start_one(lang),
        RoomRound::Two => start_two(lang),
        RoomRound::Three => start_three(lang),
        RoomRound::Closing | RoomRound::Closed => start_closing(lang),
    };
    view! {
        <form method="post" action=paths::start_round(making.room.id) data-room-send="">
            {moves(making, to)}
            <input type="hidden" name="minutes" value=USUAL_MINUTES/>
            <button class="button next-round" id="next-round">{words}{icon(Icon::On)}</button>
        </form>
    }
    .into_any()
}

/// The move of a form: from the round that the page shows to this one.
fn moves(making: &Making<'_>, to: RoomRound) -> AnyView {
    view! {
        <input type="hidden" name="seen" value=making.room.round.as_str()/>
        <input type="hidden" name="round" value=to.as_str()/>
    }
    .into_any()
}

fn more(making: &Making<'_>) -> Option<AnyView> {
    let ends = making.room.round_ends_at?;
    Some(
        view! {
            <form method="post" action=paths::start_round(making.room.id) data-room-send="">
                {moves(making, making.room.round)}
                <input type="hidden" name="ends" value=ends.0/>
                <button class="quiet" id="more-time">{more_time(making.lang)}</button>
            </form>
        }
        .into_any(),
    )
}

/// Every other round, with the minutes that it takes.
fn all(making: &Making<'_>) -> AnyView {
    let (lang, now) = (making.lang, making.room.round);
    let each: Vec<_> = RoomRound::ALL
        .iter()
        .filter(|to| **to != RoomRound::Closed)
        .map(|&to| {
            let clock = matches!(to, RoomRound::One | RoomRound::Two | RoomRound::Three);
            if to == now && !clock {
                return ().into_any();
            }
            let words = if to == now {
                again(lang).to_owned()
            } else if to == RoomRound::Before {
                wait(lang).to_owned()
            } else {
                start(lang, round_name(lang, to))
            };
            let field = format!("minutes-{}", to.as_str());
            let length = clock.then(|| {
                view! {
                    <label for=field.clone()>{minutes(lang)}</label>
                    <input id=field.clone() name="minutes" value=USUAL_MINUTES inputmode="numeric" size="4"/>
                }
            });
            view! {
                <form method="post" action=paths::start_round(making.room.id) class="room-round">
                    {moves(making, to)}
                    {length}
                    <button class="button small secondary" id=format!("round-{}", to.as_str())>{words}</button>
                </form>
            }
            .into_any()
        })
        .collect();
    view! { <details><summary>{others(lang)}</summary>{each}</details> }.into_any()
}

fn thread(making: &Making<'_>) -> AnyView {
    let (lang, now) = (making.lang, making.room.round);
    let each: Vec<_> = THREAD
        .iter()
        .map(|&round| {
            let (class, current, why) = match round.cmp(&now) {
                std::cmp::Ordering::Less => ("", None, None),
                std::cmp::Ordering::Equal => ("yours", Some("step"), Some(until(making))),
                std::cmp::Ordering::Greater => ("promised", None, usual(lang, round)),
            };
            let why = why.map(|words| view! { <p class="why">{words}</p> });
            view! { <li class=class aria-current=current><p class="what">{name(lang, round)}</p>{why}</li> }
        })
        .collect();
    view! { <ol class="thread" aria-label=rounds(lang)>{each}</ol> }.into_any()
}

const fn name(lang: Language, round: RoomRound) -> &'static str {
    match round {
        RoomRound::Before | RoomRound::One => one(lang),
        RoomRound::Two => two(lang),
        RoomRound::Three => three(lang),
        RoomRound::Closing | RoomRound::Closed => closing(lang),
    }
}

fn until(making: &Making<'_>) -> String {
    match ends_at(making) {
        Some(time) => now_until(making.lang, &time),
        None => now(making.lang).to_owned(),
    }
}

fn usual(lang: Language, round: RoomRound) -> Option<String> {
    (round != RoomRound::Closing).then(|| usually(lang, USUAL_MINUTES))
}
