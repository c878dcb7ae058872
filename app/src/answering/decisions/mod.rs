//! Pages about decisions: taking one, waiving missing conditions, and the decision itself.

pub(crate) mod advice;
pub(crate) mod decide;
pub(crate) mod mails;
pub(crate) mod next;
pub(crate) mod review;
pub(crate) mod shown;
pub(crate) mod translation;
pub(crate) mod waits;
pub(crate) mod waive;

use crate::web::ui::Tone;
use klankbord_domain::{Language, rounds::proposals::Outcome};

texts! {
    adopt = "het gaat door" | "it goes ahead";
    adapt = "het gaat door, maar anders" | "it goes ahead, but differently";
    drop = "het gaat niet door" | "it does not go ahead";
}

/// The outcome of a proposal, for the middle of a sentence.
pub(crate) const fn outcome_name(lang: Language, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Adopt => adopt(lang),
        Outcome::Adapt => adapt(lang),
        Outcome::Drop => drop(lang),
    }
}

/// The tone of an outcome.
pub(crate) const fn outcome_tone(outcome: Outcome) -> Tone {
    match outcome {
        Outcome::Adopt => Tone::Good,
        Outcome::Adapt => Tone::Open,
        Outcome::Drop => Tone::Past,
    }
}
