//! Sessions in the boardroom: planning them, and the page of each.

pub(crate) mod cancel;
pub(crate) mod date;
pub(crate) mod mails;
pub(crate) mod plan;
pub(crate) mod series;
pub(crate) mod translation;

use crate::web::{
    context::PageContext,
    paths,
    ui::{Item, Tone, Waits, lang_of, leaf, tag, time::in_zone},
};
use klankbord_domain::{
    Language,
    boardroom::sessions::{Rhythm, Session, Spoken, State},
};
use leptos::prelude::*;

texts! {
    monthly = "Elke maand" | "Every month";
    two_monthly = "Om de maand" | "Every other month";
    quarterly = "Elk kwartaal" | "Every quarter";
    loose = "Als er aanleiding is" | "When there is a reason";
    dutch = "Nederlands" | "Dutch";
    english = "Engels" | "English";
    both = "Nederlands en Engels" | "Dutch and English";
    planned = "Nog geen datum" | "No date yet";
    dated = "Staat vast" | "Date is set";
    closed = "Geweest" | "Past";
    cancelled = "Gaat niet door" | "Cancelled";
    today_is(theme: &str) = "Vandaag: {theme}" | "Today: {theme}";
    to_session = "Naar de sessie" | "Go to the session";
    no_date = "De datum volgt nog." | "The date will follow.";
}

pub(crate) const fn rhythm_name(lang: Language, rhythm: Rhythm) -> &'static str {
    match rhythm {
        Rhythm::Monthly => monthly(lang),
        Rhythm::TwoMonthly => two_monthly(lang),
        Rhythm::Quarterly => quarterly(lang),
        Rhythm::Loose => loose(lang),
    }
}

pub(crate) const fn spoken_name(lang: Language, spoken: Spoken) -> &'static str {
    match spoken {
        Spoken::Dutch => dutch(lang),
        Spoken::English => english(lang),
        Spoken::Both => both(lang),
    }
}

/// The state of a session as a tag.
pub(crate) fn state_tag(lang: Language, state: State) -> AnyView {
    match state {
        State::Planned => tag(Tone::Open, planned(lang)),
        State::Dated => tag(Tone::Good, dated(lang)),
        State::Closed => tag(Tone::Past, closed(lang)),
        State::Cancelled => tag(Tone::Bad, cancelled(lang)),
    }
}

/// The theme of a session in the words that the reader gets, marked when they are in the other language.
pub(crate) fn theme(cx: &PageContext, session: &Session) -> AnyView {
    let theme = session.theme_in(cx.reads).to_owned();
    match lang_of(cx.lang, session.language_in(cx.reads)) {
        Some(lang) => view! { <span lang=lang>{theme}</span> }.into_any(),
        None => theme.into_any(),
    }
}

/// The date and time of a session, with its weekday.
pub(crate) fn when(cx: &PageContext, session: &Session) -> String {
    session
        .starts_at
        .map_or_else(|| no_date(cx.lang).to_owned(), |at| cx.long_moment(at))
}

/// A session on the home page of somebody who has a place in it: the leaf of its day, its theme and its time.
pub(crate) fn leafed(cx: &PageContext, session: &Session) -> AnyView {
    let lang = cx.lang;
    let day = session
        .starts_at
        .map(|at| leaf(lang, at.date_in(&cx.zone()), cx.today()));
    let stands = matches!(session.state, State::Cancelled | State::Planned)
        .then(|| view! { <p>{state_tag(lang, session.state)}</p> });
    view! {
        <li class="leafed">
            {day}
            <div>
                <a href=paths::session(session.id)>{theme(cx, session)}</a>
                <p>{when(cx, session)}</p>
                {stands}
            </div>
        </li>
    }
    .into_any()
}

/// A session that begins today waits for everybody who has a place in it.
pub(crate) fn today(cx: &PageContext, session: &Session) -> Option<Waits> {
    let at = session
        .starts_at
        .filter(|_| session.state == State::Dated)?;
    let (day, today) = (at.date_in(&cx.zone()), cx.today());
    (day == today).then(|| {
        let lang = cx.lang;
        Waits::new(
            paths::session(session.id),
            today_is(lang, session.theme_in(lang)),
            to_session(lang),
        )
        .leaf(Some(leaf(lang, day, today)))
        .line(format!("{} · {}", when(cx, session), session.place))
        .due(at, ().into_any())
    })
}

/// The same on the page of a session, with the zone when people can join from anywhere.
pub(crate) fn when_in_zone(cx: &PageContext, session: &Session) -> String {
    let when = when(cx, session);
    if session.starts_at.is_some() && !session.link.is_empty() {
        in_zone(&when, &cx.zone())
    } else {
        when
    }
}

/// A session in a list.
pub(crate) fn item(cx: &PageContext, session: &Session) -> Item {
    Item::new(paths::session(session.id), session.theme_in(cx.reads))
        .in_language(session.language_in(cx.reads))
        .line(when(cx, session))
        .meta(session.series.clone())
        .meta(state_tag(cx.lang, session.state))
}
