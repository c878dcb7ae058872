//! "You said, we did": the page for customers with all decisions and commitments.

pub(crate) mod list;
pub(crate) mod report;
pub(crate) mod trace;

use crate::{answering::decisions::outcome_tone, web::ui::Tone};
use klankbord_domain::{
    Language, answering::publications::PublicationState, rounds::proposals::Outcome,
};

texts! {
    title = "U zei, wij deden" | "You said, we did";
    adopted = "Het gaat door" | "It goes ahead";
    adapted = "Het gaat door, maar anders" | "It goes ahead, but differently";
    dropped = "Het gaat niet door" | "It does not go ahead";
    promised = "Beloofd" | "Promised";
}

/// The name of the outcome.
const fn state_name(lang: Language, state: PublicationState) -> &'static str {
    match state {
        PublicationState::Adopted => adopted(lang),
        PublicationState::Adapted => adapted(lang),
        PublicationState::Dropped => dropped(lang),
        PublicationState::Promised => promised(lang),
    }
}

const fn state_tone(state: PublicationState) -> Tone {
    match state {
        PublicationState::Adopted => outcome_tone(Outcome::Adopt),
        PublicationState::Adapted => outcome_tone(Outcome::Adapt),
        PublicationState::Dropped => outcome_tone(Outcome::Drop),
        PublicationState::Promised => Tone::Plain,
    }
}
