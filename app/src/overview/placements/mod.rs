//! Placements: who did one, planning one, and what was learned.

pub(crate) mod finish;
pub(crate) mod list;
pub(crate) mod plan;
pub(crate) mod waits;

use klankbord_domain::{Language, overview::placements::Kind};

texts! {
    listen_in = "Meeluisteren" | "Listening in";
    listen_in_means = "U luistert mee met gesprekken aan de telefoon." | "You listen in on telephone calls.";
    ride_along = "Meerijden" | "Riding along";
    ride_along_means = "U gaat mee naar klanten toe." | "You go along on visits to customers.";
    counter = "Aan de balie" | "At the counter";
    counter_means = "U helpt klanten die binnenlopen." | "You help customers who walk in.";
    own_journey = "Zelf klant zijn" | "Being a customer yourself";
    own_journey_means = "U doet zelf wat een klant moet doen: bellen, een formulier invullen, wachten."
        | "You do what a customer has to do: call, fill in a form, wait.";
}

pub(crate) const fn kind_name(lang: Language, kind: Kind) -> &'static str {
    match kind {
        Kind::ListenIn => listen_in(lang),
        Kind::RideAlong => ride_along(lang),
        Kind::Counter => counter(lang),
        Kind::OwnJourney => own_journey(lang),
    }
}

const fn kind_means(lang: Language, kind: Kind) -> &'static str {
    match kind {
        Kind::ListenIn => listen_in_means(lang),
        Kind::RideAlong => ride_along_means(lang),
        Kind::Counter => counter_means(lang),
        Kind::OwnJourney => own_journey_means(lang),
    }
}
