//! What was promised to customers: the ledger, one commitment, promising and keeping.

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

use crate::web::{context::Cx, failure::conflict_text, ui::Tone, ui::time::date};
use jiff::civil::Date;
use klankbord_domain::{
    Conflict, Language,
    answering::commitments::Standing,
    base::{ids::CommitmentId, time::Day},
};
use leptos::prelude::*;

texts! {
    planned = "Beloofd" | "Promised";
    moved = "Datum verzet" | "Date moved";
    late = "Te laat" | "Late";
    done = "Nog niet bevestigd" | "Not yet confirmed";
    asked = "Klanten gevraagd" | "Customers asked";
    kept = "Nagekomen" | "Kept";
    broken = "Niet nagekomen" | "Broken";
    not_saved = "Dit is niet bewaard" | "This was not saved";
    what_you_wrote = "Wat u schreef staat hieronder nog." | "What you wrote still stands below.";
}

/// How a commitment stands, in words.
pub(crate) const fn standing_name(lang: Language, standing: Standing) -> &'static str {
    match standing {
        Standing::Planned => planned(lang),
        Standing::Moved => moved(lang),
        Standing::Late => late(lang),
        Standing::Done => done(lang),
        Standing::Asked => asked(lang),
        Standing::Kept => kept(lang),
        Standing::Broken => broken(lang),
    }
}

/// What that means to the reader.
pub(crate) const fn standing_tone(standing: Standing) -> Tone {
    match standing {
        Standing::Planned | Standing::Done | Standing::Asked => Tone::Plain,
        Standing::Moved => Tone::Warn,
        Standing::Late | Standing::Broken => Tone::Bad,
        Standing::Kept => Tone::Good,
    }
}

/// The day of the organisation.
pub(crate) fn today(cx: &Cx) -> Date {
    cx.portal.now().date_in(&cx.zone())
}

/// A day of a commitment, written out.
pub(crate) fn day(lang: Language, day: Day) -> String {
    day.0.map(|day| date(lang, day)).unwrap_or_default()
}

/// Where one commitment stands.
pub(crate) fn path(id: CommitmentId) -> String {
    format!("/commitments/{id}")
}

/// Why something could not be done any more; what was typed stands below it.
fn refused(lang: Language, conflict: Option<Conflict>) -> Option<AnyView> {
    conflict.map(|why| {
        view! {
            <div class="summary" role="alert" tabindex="-1" autofocus=true>
                <h2>{not_saved(lang)}</h2>
                <p>{conflict_text(lang, why)}</p>
                <p>{what_you_wrote(lang)}</p>
            </div>
        }
        .into_any()
    })
}
