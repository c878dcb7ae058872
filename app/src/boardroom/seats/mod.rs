//! Seats in a session: being willing, drawing, offering, and a customer's own seat.

pub(crate) mod add;
mod around;
pub(crate) mod arrange;
pub(crate) mod leave;
pub(crate) mod mails;
pub(crate) mod needs;
mod next;
pub(crate) mod out;
pub(crate) mod person;
mod rows;
pub(crate) mod seat;
mod section;
pub(crate) mod terms;
pub(crate) mod willing;

pub(crate) use next::table;
pub(crate) use section::own_section;
pub(crate) use willing::{in_line, offer};

use crate::web::ui::{Tone, tag};
use klankbord_domain::{
    Language,
    boardroom::seats::{State, queries::Helping},
};
use leptos::prelude::*;

texts! {
    waiting = "Op de wachtlijst" | "On the waiting list";
    offered = "Aangeboden" | "Offered";
    accepted = "Aangenomen" | "Accepted";
    declined = "Afgezegd" | "Declined";
    lapsed = "Niet op tijd geantwoord" | "No answer in time";
    withdrawn = "Ingetrokken" | "Withdrawn";
    given_back = "Teruggegeven" | "Given back";
    helps(names: &str) = "U bent het maatje van {names}, die voor het eerst aan tafel zit. Vang {names} op, wijs de weg en ga ernaast zitten."
        | "You are the buddy of {names}, who is at the table for the first time. Welcome {names}, show them the way and sit beside them.";
    helps_more(names: &str) = "U bent het maatje van {names}, die voor het eerst aan tafel zitten. Vang hen op, wijs de weg en wees er voor hen."
        | "You are the buddy of {names}, who are at the table for the first time. Welcome them, show them the way and be there for them.";
    introduced(secretary: &str) = "U bent het maatje van een klant die voor het eerst aan tafel zit. {secretary} stelt u aan elkaar voor."
        | "You are the buddy of a customer who is at the table for the first time. {secretary} will introduce you to each other.";
    and = " en " | " and ";
}

/// The state of somebody's place as a tag.
fn state_tag(lang: Language, state: State) -> AnyView {
    match state {
        State::Waiting => tag(Tone::Open, waiting(lang)),
        State::Offered => tag(Tone::Open, offered(lang)),
        State::Accepted => tag(Tone::Good, accepted(lang)),
        State::Declined => tag(Tone::Past, declined(lang)),
        State::Lapsed => tag(Tone::Past, lapsed(lang)),
        State::Withdrawn => tag(Tone::Bad, withdrawn(lang)),
        State::GivenBack => tag(Tone::Past, given_back(lang)),
    }
}

/// Tells a buddy whom they help and how.
pub(crate) fn helping_text(lang: Language, helping: &Helping, secretary: &str) -> String {
    match helping {
        Helping::Known(names) if names.len() > 1 => helps_more(lang, &names.join(and(lang))),
        Helping::Known(names) => helps(lang, &names.join(and(lang))),
        Helping::Introduced => introduced(lang, secretary),
    }
}
