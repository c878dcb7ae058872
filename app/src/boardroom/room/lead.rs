//! The facilitator's controls: the rounds, the attendance, and the state of a question.

use super::{live::Rooms, parts::Making, round_name, unsent::Unsent};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::refusal::show_again,
};
use axum::{Extension, extract::Path};
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Error,
    base::ids::{AccountId, QuestionInRoomId, SessionId},
    boardroom::{
        room::{RoomRound, operations},
        sessions::Part as As,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Sessie leiden" | "Lead the session";
    close = "Sessie afronden" | "Close the session";
    minutes = "Minuten" | "Minutes";
    start(round: &str) = "Naar: {round}" | "Go to: {round}";
    wait = "Terug naar de wachtstand" | "Back to waiting";
    again = "Klok opnieuw zetten" | "Reset the clock";
    people_title = "Wie is er?" | "Who is here?";
    customers = "Klanten" | "Customers";
    staff = "Van ons" | "From our team";
    is_here = "is er" | "is here";
    tick(name: &str) = "Aanvinken: {name} is er" | "Tick: {name} is here";
    untick(name: &str) = "Toch niet: {name} is er niet" | "Untick: {name} is not here";
    tick_short = "Aanvinken" | "Tick";
    untick_short = "Toch niet" | "Untick";
}

/// The length of a round unless the facilitator chooses another.
const USUAL_MINUTES: &str = "20";

/// The buttons that move the round.
pub(super) fn rounds(making: &Making<'_>) -> AnyView {
    let (lang, room) = (making.lang, making.room);
    let now = room.round;
    if now == RoomRound::Closed {
        return ().into_any();
    }
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
                    <input type="hidden" name="seen" value=now.as_str()/>
                    <input type="hidden" name="round" value=to.as_str()/>
                    {length}
                    <button class="button secondary" id=format!("round-{}", to.as_str())>{words}</button>
                </form>
            }
            .into_any()
        })
        .collect();
    let close = (now == RoomRound::Closing).then(|| {
        view! { <p><a class="button" href=paths::close_room(making.room.id)>{close(lang)}</a></p> }
    });
    let runs = now != RoomRound::Before;
    view! { {close}<details class="room-lead" open=runs><summary>{title(lang)}</summary>{each}</details> }
        .into_any()
}

/// The people who take part, with a tick for those who are there.
pub(super) fn people(making: &Making<'_>) -> AnyView {
    let (lang, room) = (making.lang, making.room);
    let of = |part: As| {
        room.people
            .iter()
            .filter(|one| one.part == part)
            .map(|one| {
                let (words, short, value) = if one.attended() {
                    (untick(lang, &one.name), untick_short(lang), "no")
                } else {
                    (tick(lang, &one.name), tick_short(lang), "yes")
                };
                let here = one
                    .attended()
                    .then(|| crate::web::ui::tag(crate::web::ui::Tone::Good, is_here(lang)));
                let form = room.may_tick.then(|| {
                    view! {
                        <form method="post" action=paths::attend(making.room.id) data-room-send="">
                            <input type="hidden" name="account" value=one.account_id.0/>
                            <button class="button small secondary" name="there" value=value aria-label=words
                                id=format!("there-{}", one.account_id)>{short}</button>
                        </form>
                    }
                });
                view! { <li><p>{one.name.clone()}" "{here}</p>{form}</li> }
            })
            .collect::<Vec<_>>()
    };
    view! {
        <h2>{people_title(lang)}</h2>
        <h3>{customers(lang)}</h3>
        <ul class="room-people">{of(As::Customer)}</ul>
        <h3>{staff(lang)}</h3>
        <ul class="room-people">{of(As::Staff)}</ul>
    }
    .into_any()
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Move {
    seen: String,
    round: String,
    minutes: String,
}

pub(crate) async fn post_round(
    cx: PageContext,
    Extension(rooms): Extension<Rooms>,
    Path(id): Path<SessionId>,
    Posted(typed): Posted<Move>,
) -> Page {
    let Move {
        seen,
        round,
        minutes,
    } = &typed;
    let done = operations::move_round(&cx.portal, &cx.actor, id, seen, round, minutes).await;
    after(&cx, &rooms, id, done, None).await
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Marked {
    question: String,
    state: String,
    why: String,
}

pub(crate) async fn post_question(
    cx: PageContext,
    Extension(rooms): Extension<Rooms>,
    Path(id): Path<SessionId>,
    Posted(typed): Posted<Marked>,
) -> Page {
    let question = question(&typed.question)?;
    let done = operations::mark(
        &cx.portal,
        &cx.actor,
        id,
        question,
        &typed.state,
        &typed.why,
    )
    .await;
    let unsent = Unsent {
        name: "why",
        field: format!("why-{question}"),
        text: typed.why.clone(),
        problem: None,
    };
    after(&cx, &rooms, id, done, Some(unsent)).await
}

pub(crate) async fn post_screen(
    cx: PageContext,
    Extension(rooms): Extension<Rooms>,
    Path(id): Path<SessionId>,
    Posted(typed): Posted<Marked>,
) -> Page {
    let shown = match typed.question.as_str() {
        "" => None,
        some => Some(question(some)?),
    };
    let done = operations::put_on_screen(&cx.portal, &cx.actor, id, shown).await;
    after(&cx, &rooms, id, done, None).await
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct There {
    account: String,
    there: String,
}

pub(crate) async fn post_attend(
    cx: PageContext,
    Extension(rooms): Extension<Rooms>,
    Path(id): Path<SessionId>,
    Posted(typed): Posted<There>,
) -> Page {
    let account = typed.account.parse::<AccountId>();
    let account = account.map_err(|_| Error::NotFound)?;
    let there = typed.there == "yes";
    let done = operations::attend(&cx.portal, &cx.actor, id, account, there).await;
    if done.is_ok() {
        rooms.changed(id);
        // The list of people is long, and the next one to tick stands where the last one was.
        return cx.go(&format!("{}#there-{account}", paths::room(id)));
    }
    after(&cx, &rooms, id, done, None).await
}

pub(super) fn question(typed: &str) -> Result<QuestionInRoomId, Error> {
    typed.parse().map_err(|_| Error::NotFound)
}

/// The fields that hold free text in the forms of this file.
const TYPED: [&str; 4] = ["why", "minutes", "translation", "words"];

/// Goes back to the room, and lets everybody in it know. Errors in a form are shown there, with what was typed.
pub(super) async fn after(
    cx: &PageContext,
    rooms: &Rooms,
    id: SessionId,
    done: Result<(), Error>,
    unsent: Option<Unsent>,
) -> Page {
    let typed = super::show::ShowForm {
        unsent: unsent.filter(|unsent| !unsent.text.is_empty()),
        ..Default::default()
    };
    match done {
        Ok(()) => {
            rooms.changed(id);
            cx.go(&paths::room(id))
        }
        // In these forms only these fields can be wrong because of what somebody typed.
        Err(Error::Invalid(errors)) if !TYPED.iter().any(|field| errors.of(field).is_some()) => {
            Err(Error::Invalid(errors).into())
        }
        Err(error) => {
            show_again(error, async |refusal| {
                super::show::page(cx, id, &typed, &refusal).await
            })
            .await
        }
    }
}
