//! Taking a position on a proposal, and the results.

pub(crate) mod cast;
pub(crate) mod list;
pub(crate) mod mails;
pub(crate) mod reason;
pub(crate) mod reasons;
pub(crate) mod reply;
pub(crate) mod results;
mod segments;
pub(crate) mod thanks;

use crate::web::ui::Sign;
use klankbord_domain::{Language, rounds::positions::Position};

texts! {
    in_favour = "Voor" | "For";
    in_favour_with_concerns = "Voor, met zorgen" | "For, with concerns";
    against = "Tegen" | "Against";
    no_opinion = "Geen mening" | "No opinion";
}

/// The name of a position.
pub(crate) const fn position_name(lang: Language, position: Position) -> &'static str {
    match position {
        Position::For => in_favour(lang),
        Position::ForWithConcerns => in_favour_with_concerns(lang),
        Position::Against => against(lang),
        Position::NoOpinion => no_opinion(lang),
    }
}

/// The sign that stands for one person with this position.
const fn sign(position: Position) -> Sign {
    match position {
        Position::For => Sign::For,
        Position::ForWithConcerns => Sign::Concerns,
        Position::Against => Sign::Against,
        Position::NoOpinion => Sign::NoOpinion,
    }
}
