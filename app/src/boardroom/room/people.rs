//! The people of a room, for those who lead: a press notes who is there, and who speaks.

use super::parts::Making;
use crate::web::{
    paths,
    ui::{Whose, face},
};
use klankbord_domain::boardroom::{
    room::{CUSTOMERS_SPEAK, rules},
    sessions::{Part as As, Participant},
};
use leptos::prelude::*;

texts! {
    title = "Wie er zijn" | "Who is here";
    of_all(here: usize, all: usize) = "{here} van de {all}" | "{here} of {all}";
    how = "Tik op wie er is." | "Tap the people who are here.";
    speaks_title = "Wie spreekt" | "Who speaks";
    speaks_how = "Tik op wie begint te spreken, en nog eens als die stopt." | "Tap the person who begins to speak, and again when they stop.";
    first_tick = "Tik hierboven eerst op wie er is." | "First tap the people who are here, above.";
    shares(share: i64, aim: i64) = "Klanten hadden {share}% van de spreektijd. Het doel is {aim}%." | "Customers had {share}% of the speaking time. The aim is {aim}%.";
    of_time(share: i64) = "{share}%" | "{share}%";
}

/// The face of somebody who takes part.
pub(super) fn face_of(one: &Participant) -> AnyView {
    match (one.part, one.member_id) {
        (As::Staff, _) => face(Whose::Staff(&one.name)),
        (As::Customer, Some(member)) => face(Whose::Customer(member, &one.name)),
        (As::Customer, None) => face(Whose::Named(&one.name)),
    }
}

/// The people who take part, customers first.
pub(super) fn here(making: &Making<'_>) -> AnyView {
    let (lang, room) = (making.lang, making.room);
    let (customers, staff): (Vec<_>, Vec<_>) =
        (room.people.iter()).partition(|one| one.part == As::Customer);
    let all: Vec<_> = customers.into_iter().chain(staff).collect();
    let there = all.iter().filter(|one| one.attended()).count();
    let each: Vec<_> = all.iter().map(|one| person(making, one)).collect();
    let hint = room
        .may_tick
        .then(|| view! { <p class="hint">{how(lang)}</p> });
    view! {
        <div class="head"><h2>{title(lang)}</h2><p class="small soft">{of_all(lang, there, all.len())}</p></div>
        {hint}
        <ul class="here">{each}</ul>
        {speaking(making, &all)}
    }
    .into_any()
}

/// The people who are there, to note who speaks for how long.
fn speaking(making: &Making<'_>, all: &[&Participant]) -> Option<AnyView> {
    let (lang, room) = (making.lang, making.room);
    let told = room.customers_share().map(|share| {
        view! { <p id="shares">{shares(lang, share, CUSTOMERS_SPEAK)}</p> }
    });
    if !rules::may_speak(room.round) {
        return told.map(|told| view! { <h2>{speaks_title(lang)}</h2>{told} }.into_any());
    }
    let each: Vec<_> = (all.iter())
        .filter(|one| one.attended())
        .map(|one| speaker(making, one))
        .collect();
    let hint = if each.is_empty() {
        first_tick(lang)
    } else {
        speaks_how(lang)
    };
    Some(
        view! {
            <h2>{speaks_title(lang)}</h2>
            {told}
            <p class="hint">{hint}</p>
            <ul class="here speaking">{each}</ul>
        }
        .into_any(),
    )
}

fn speaker(making: &Making<'_>, one: &Participant) -> AnyView {
    let speaks = making.room.speaker == Some(one.account_id);
    let share = making.room.share_of(one.account_id);
    let share = share.map(|hundredths| view! { <small>{of_time(making.lang, hundredths)}</small> });
    view! {
        <li>
            <form method="post" action=paths::speak(making.room.id) data-room-send="">
                <input type="hidden" name="account" value=one.account_id.0/>
                <input type="hidden" name="begins" value=if speaks { "no" } else { "yes" }/>
                <button class="tap" id=format!("speaks-{}", one.account_id) aria-pressed=speaks.to_string()>
                    {face_of(one)}<span>{one.name.clone()}</span>{share}
                </button>
            </form>
        </li>
    }
    .into_any()
}

fn person(making: &Making<'_>, one: &Participant) -> AnyView {
    let there = one.attended();
    let inside = view! { {face_of(one)}<span>{one.name.clone()}</span> };
    if !making.room.may_tick {
        let class = if there { "" } else { "away" };
        return view! { <li class=class>{inside}</li> }.into_any();
    }
    view! {
        <li>
            <form method="post" action=paths::attend(making.room.id) data-room-send="">
                <input type="hidden" name="account" value=one.account_id.0/>
                <input type="hidden" name="there" value=if there { "no" } else { "yes" }/>
                <button class="tap" id=format!("there-{}", one.account_id) aria-pressed=there.to_string()>{inside}</button>
            </form>
        </li>
    }
    .into_any()
}
