//! Commitments to customers: the ledger, one commitment, promising and keeping.

pub(crate) mod done;
pub(crate) mod give_up;
pub(crate) mod hand_over;
pub(crate) mod ledger;
pub(crate) mod mails;
pub(crate) mod move_day;
pub(crate) mod promise;
pub(crate) mod say;
pub(crate) mod show;
pub(crate) mod shown;

use crate::web::ui::{Tone, time::date};
use klankbord_domain::{Language, answering::commitments::Status, base::time::Day};

texts! {
    planned = "Beloofd" | "Promised";
    moved = "Datum verzet" | "Date moved";
    late = "Te laat" | "Late";
    done = "Nog niet bevestigd" | "Not yet confirmed";
    asked = "Aan klanten gevraagd" | "We asked customers";
    kept = "Nagekomen" | "Kept";
    broken = "Niet nagekomen" | "Broken";
}

/// The status of a commitment, in words.
pub(crate) const fn status_name(lang: Language, status: Status) -> &'static str {
    match status {
        Status::Planned => planned(lang),
        Status::Moved => moved(lang),
        Status::Late => late(lang),
        Status::Done => done(lang),
        Status::Asked => asked(lang),
        Status::Kept => kept(lang),
        Status::Broken => broken(lang),
    }
}

/// The tone of that status.
pub(crate) const fn status_tone(status: Status) -> Tone {
    match status {
        Status::Planned | Status::Done | Status::Asked => Tone::Plain,
        Status::Moved => Tone::Open,
        Status::Late | Status::Broken => Tone::Bad,
        Status::Kept => Tone::Good,
    }
}

/// A day of a commitment, written out.
pub(crate) fn day(lang: Language, day: Day) -> String {
    day.0.map(|day| date(lang, day)).unwrap_or_default()
}
