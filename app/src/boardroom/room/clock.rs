//! The round of a room and its clock: whose turn it is, and how long it goes on.

use super::parts::{Audience, Making};
use crate::web::ui::time::hour;
use klankbord_domain::{Language, boardroom::room::RoomRound};
use leptos::prelude::*;

texts! {
    before = "Straks beginnen we" | "We will start soon";
    before_means = "Zoek een plek. De gespreksleider begint zo." | "Find a seat. The facilitator will begin in a moment.";
    your_turn = "U bent aan het woord" | "It is your turn to speak";
    customers_turn = "Klanten zijn aan het woord" | "Customers are speaking";
    one_means = "Klanten vragen en vertellen. Wij luisteren." | "Customers ask and tell. We listen.";
    two = "Wij vragen door" | "We ask follow-up questions";
    two_means = "Om het beter te begrijpen. Wij verdedigen ons niet." | "To understand it better. We do not defend ourselves.";
    three = "Wat wij hoorden en gaan doen" | "What we heard and will do";
    three_means = "Wij zeggen wat wij hoorden en wat wij beloven." | "We say what we heard and what we promise.";
    say_whether = "Zeg of het klopt" | "Say whether it is right";
    they_say_whether = "Klanten zeggen of het klopt" | "Customers say whether it is right";
    you_read = "U leest wat er beloofd is, en zegt of het klopt." | "You read what was promised, and say whether it is right.";
    closing_means = "Klanten lezen wat er beloofd is en zeggen of het klopt." | "Customers read what was promised and say whether it is right.";
    closed = "De sessie is afgelopen" | "The session is over";
    closed_means = "Dank u wel. Wat beloofd is, staat bij de afspraken." | "Thank you. What was promised is among the commitments.";
    left = "nog" | "time left";
    until(time: &str) = "tot {time}" | "until {time}";
    step_one = "1 U vertelt" | "1 You speak";
    step_one_for_staff = "1 Klanten vertellen" | "1 Customers speak";
    step_two = "2 Wij vragen door" | "2 We follow up";
    step_three = "3 Wat wij doen" | "3 What we will do";
    steps = "De rondes" | "The rounds";
}

/// The name of a round for the people of this audience, and what it means.
pub(super) const fn told(
    lang: Language,
    round: RoomRound,
    audience: Audience,
) -> (&'static str, &'static str) {
    let customer = matches!(audience, Audience::Customer);
    match round {
        RoomRound::Before => (before(lang), before_means(lang)),
        RoomRound::One if customer => (your_turn(lang), one_means(lang)),
        RoomRound::One => (customers_turn(lang), one_means(lang)),
        RoomRound::Two => (two(lang), two_means(lang)),
        RoomRound::Three => (three(lang), three_means(lang)),
        RoomRound::Closing if customer => (say_whether(lang), you_read(lang)),
        RoomRound::Closing => (they_say_whether(lang), closing_means(lang)),
        RoomRound::Closed => (closed(lang), closed_means(lang)),
    }
}

/// The time of the day until which the round goes on.
pub(super) fn ends_at(making: &Making<'_>) -> Option<String> {
    let at = making.room.round_ends_at?;
    let time = at.to_jiff().to_zoned(making.zone.clone()).time();
    Some(hour(making.lang, time))
}

/// The time that is left in the round. Only the browser knows it; the server says until when.
pub(super) fn time_left(making: &Making<'_>) -> Option<AnyView> {
    let lang = making.lang;
    let at = making.room.round_ends_at?;
    let time = ends_at(making)?;
    Some(
        view! {
            <p class="left">
                <span data-room-left="" hidden>
                    <small>{left(lang)}</small>" "<span role="timer" data-room-ends=at.0 / 1000></span>" "
                </span>
                <small class="until">{until(lang, &time)}</small>
            </p>
        }
        .into_any(),
    )
}

/// The top of a phone: its ground says whose turn it is.
pub(super) fn round(making: &Making<'_>) -> AnyView {
    let (lang, round) = (making.lang, making.room.round);
    let (title, means) = told(lang, round, making.audience);
    let first = match making.audience {
        Audience::Customer => step_one(lang),
        _ => step_one_for_staff(lang),
    };
    let steps_of = [
        (RoomRound::One, first),
        (RoomRound::Two, step_two(lang)),
        (RoomRound::Three, step_three(lang)),
    ];
    let list: Vec<_> = steps_of
        .into_iter()
        .map(|(step, name)| {
            let (class, current) = match step.cmp(&round) {
                std::cmp::Ordering::Less => ("done", None),
                std::cmp::Ordering::Equal => ("here", Some("step")),
                std::cmp::Ordering::Greater => ("", None),
            };
            view! { <li class=class aria-current=current>{name}</li> }
        })
        .collect();
    let class = if round.is_customers() {
        "round"
    } else {
        "round ours"
    };
    view! {
        <div class=class data-room-round=round.as_str() data-room-tell=format!("{title}. {means}")>
            <div>
                <div><h1>{title}</h1><p>{means}</p></div>
                {time_left(making)}
                <ol class="rounds" aria-label=steps(lang)>{list}</ol>
            </div>
        </div>
    }
    .into_any()
}
