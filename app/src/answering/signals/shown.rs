//! How a signal is told: who said it, by which way, and how its clock stands.

use crate::{
    answering::channels::channel_name,
    web::{context::PageContext, ui::time::days_between},
};
use klankbord_domain::{
    Language,
    answering::{
        channels::ChannelKind,
        signals::{Signal, State},
    },
};
use leptos::prelude::*;

texts! {
    customer = "Een klant" | "A customer";
    heard(who: &str, channel: &str, filer: &str) = "{who}, {channel}, gehoord door {filer}" | "{who}, {channel}, heard by {filer}";
    asks(who: &str) = "{who}, gevraagd op dit portaal" | "{who}, asked on this portal";
    asks_call(who: &str) = "{who} wil gebeld worden" | "{who} would like a call";
    asks_conscience(who: &str) = "{who}, gevraagd op dit portaal, alleen voor het klantgeweten" | "{who}, asked on this portal, for the customer conscience only";
    by_phone = "aan de telefoon" | "on the phone";
    by_counter = "aan de balie" | "at the counter";
    by_letter = "in een brief" | "in a letter";
    by_mail = "per mail" | "by email";
    on(channel: &str) = "via {channel}" | "through {channel}";
    answered = "gedaan" | "done";
    closed = "gesloten" | "closed";
    stands = "wacht op de klant" | "waiting for the customer";
    today(time: &str) = "vandaag, {time} uur" | "today, {time}";
    late(days: i32) = "{days} dagen te laat" | "{days} days late",
        one(days) "{days} dag te laat" | "{days} day late";
    late_today = "te laat" | "late";
}

fn way(lang: Language, kind: ChannelKind) -> String {
    match kind {
        ChannelKind::Phone => by_phone(lang).to_owned(),
        ChannelKind::Counter => by_counter(lang).to_owned(),
        ChannelKind::Letter => by_letter(lang).to_owned(),
        ChannelKind::Mail => by_mail(lang).to_owned(),
        kind => on(lang, channel_name(lang, kind)),
    }
}

/// Who said it, by which way, and who heard it; or who asks it here.
pub(crate) fn source(lang: Language, signal: &Signal) -> String {
    let who = signal.segment.as_deref().unwrap_or_else(|| customer(lang));
    if !signal.is_enquiry() {
        return heard(lang, who, &way(lang, signal.channel), &signal.filer);
    }
    let who = if signal.filer.is_empty() {
        who
    } else {
        &signal.filer
    };
    if signal.channel == ChannelKind::Phone {
        asks_call(lang, who)
    } else if signal.is_kept() {
        asks_conscience(lang, who)
    } else {
        asks(lang, who)
    }
}

/// How its clock stands, in a few words.
pub(crate) fn clock_words(cx: &PageContext, signal: &Signal) -> String {
    let lang = cx.lang;
    match signal.state {
        State::Answered => return answered(lang).to_owned(),
        State::Closed => return closed(lang).to_owned(),
        State::Open if signal.service_left.is_some() => return stands(lang).to_owned(),
        State::Open => {}
    }
    let now = cx.portal.now();
    let day = signal.due_at.date_in(&cx.zone());
    if signal.is_late(now) {
        match days_between(day, cx.today()) {
            0 => late_today(lang).to_owned(),
            days => late(lang, days),
        }
    } else if day == cx.today() {
        let time = signal.due_at.to_jiff().to_zoned(cx.zone()).time();
        today(
            lang,
            &crate::answering::channels::clock_time(
                lang,
                i64::from(time.hour()) * 60 + i64::from(time.minute()),
            ),
        )
    } else {
        cx.day(signal.due_at)
    }
}

/// The clock of a signal, marked when it is late.
pub(crate) fn clock(cx: &PageContext, signal: &Signal) -> AnyView {
    let class = if signal.is_late(cx.portal.now()) {
        "clock late"
    } else {
        "clock"
    };
    view! { <span class=class>{clock_words(cx, signal)}</span> }.into_any()
}
