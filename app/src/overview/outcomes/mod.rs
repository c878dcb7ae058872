//! You said, we did: the page for customers of everything that was decided and done.

pub(crate) mod list;
pub(crate) mod report;
pub(crate) mod trace;

use crate::{answering::decisions::outcome_tone, web::ui::Tone};
use klankbord_domain::{Language, answering::decisions::Outcome, overview::outcomes::Fate};

texts! {
    title = "U zei, wij deden" | "You said, we did";
    adopted = "Het gaat door" | "It goes ahead";
    adapted = "Het gaat door, maar anders" | "It goes ahead, but differently";
    dropped = "Het gaat niet door" | "It does not go ahead";
    promised = "Beloofd" | "Promised";
}

/// What became of it.
const fn fate_name(lang: Language, fate: Fate) -> &'static str {
    match fate {
        Fate::Adopted => adopted(lang),
        Fate::Adapted => adapted(lang),
        Fate::Dropped => dropped(lang),
        Fate::Promised => promised(lang),
    }
}

const fn fate_tone(fate: Fate) -> Tone {
    match fate {
        Fate::Adopted => outcome_tone(Outcome::Adopt),
        Fate::Adapted => outcome_tone(Outcome::Adapt),
        Fate::Dropped => outcome_tone(Outcome::Drop),
        Fate::Promised => Tone::Plain,
    }
}
