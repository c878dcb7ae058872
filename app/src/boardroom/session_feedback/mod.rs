//! After a session: the customer looks back and claims travel costs; the secretary reads and pays.

pub(crate) mod feedback_form;
pub(crate) mod mails;
pub(crate) mod results;
pub(crate) mod waits;

use klankbord_domain::{
    Language,
    boardroom::session_feedback::{Heard, Rating},
};

texts! {
    good = "Goed" | "Good";
    mixed = "Deels goed, deels niet" | "Partly good, partly not";
    poor = "Niet goed" | "Not good";
    yes = "Ja" | "Yes";
    partly = "Deels" | "Partly";
    no = "Nee" | "No";
}

const fn rating_name(lang: Language, rating: Rating) -> &'static str {
    match rating {
        Rating::Good => good(lang),
        Rating::Mixed => mixed(lang),
        Rating::Poor => poor(lang),
    }
}

const fn heard_name(lang: Language, heard: Heard) -> &'static str {
    match heard {
        Heard::Yes => yes(lang),
        Heard::Partly => partly(lang),
        Heard::No => no(lang),
    }
}

/// An amount as people write it: `€ 12,50`, `€12.50`.
pub(crate) fn euros(lang: Language, cents: i64) -> String {
    let (whole, rest) = (cents / 100, cents % 100);
    match lang {
        Language::Nl => format!("€ {whole},{rest:02}"),
        Language::En => format!("€{whole}.{rest:02}"),
    }
}
