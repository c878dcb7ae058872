//! Proposals: the steps of writing one, the letter that its audience reads, its preview, its text in the
//! other language, and withdrawing it.

pub(crate) mod edit_form;
pub(crate) mod influence;
pub(crate) mod kept;
pub(crate) mod letter;
pub(crate) mod mails;
pub(crate) mod preview;
pub(crate) mod stepping;
pub(crate) mod steps;
pub(crate) mod translation;
pub(crate) mod withdraw;

use crate::web::ui::Tone;
use klankbord_domain::{Language, rounds::proposals::State};

texts! {
    draft = "Concept" | "Draft";
    open = "Open" | "Open";
    closed = "Gesloten" | "Closed";
    decided = "Besloten" | "Decided";
    withdrawn = "Ingetrokken" | "Withdrawn";
}

/// The name of a state.
pub(crate) const fn state_name(lang: Language, state: State) -> &'static str {
    match state {
        State::Draft => draft(lang),
        State::Open => open(lang),
        State::Closed => closed(lang),
        State::Decided => decided(lang),
        State::Withdrawn => withdrawn(lang),
    }
}

/// The tone of a state's tag, for staff.
pub(crate) const fn state_tone(state: State) -> Tone {
    match state {
        State::Draft => Tone::Plain,
        State::Open => Tone::Good,
        State::Closed => Tone::Open,
        State::Decided | State::Withdrawn => Tone::Past,
    }
}
