//! The thread: one drawing for time. What happened hangs on it as a full mark, what is promised as an open one, and
//! today is a knot between them.

use super::{
    tag::{Tone, tag},
    time,
};
use jiff::civil::Date;
use klankbord_domain::Language;
use leptos::prelude::*;
use std::cmp::Reverse;

texts! {
    today_is(day: &str) = "Vandaag, {day}" | "Today, {day}";
    new_word = "Nieuw" | "New";
    by(day: &str) = "uiterlijk {day}" | "by {day}";
    was_due(day: &str) = "{day}, te laat" | "{day}, late";
}

/// How something hangs on the thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It happened on this day.
    Happened,
    /// It is promised for this day at the latest.
    Promised,
    /// It was promised for this day and has not happened.
    Late,
}

/// Something on the thread.
pub struct Knot {
    day: Date,
    mark: Mark,
    href: String,
    title: String,
    line: Option<AnyView>,
    is_new: bool,
}

impl Knot {
    /// Something at `href` with this title, on this day.
    pub fn new(day: Date, mark: Mark, href: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            day,
            mark,
            href: href.into(),
            title: title.into(),
            line: None,
            is_new: false,
        }
    }

    /// Something that is promised: late once its day is over.
    pub fn promised(
        day: Date,
        today: Date,
        href: impl Into<String>,
        title: impl Into<String>,
    ) -> Self {
        let mark = if day < today {
            Mark::Late
        } else {
            Mark::Promised
        };
        Self::new(day, mark, href, title)
    }

    /// Adds a sentence.
    #[must_use]
    pub fn line(mut self, line: impl IntoView + 'static) -> Self {
        self.line = Some(line.into_any());
        self
    }

    /// Marks it as new when it happened after this day.
    #[must_use]
    pub fn since(mut self, visit: Option<Date>) -> Self {
        self.is_new = self.mark == Mark::Happened && visit.is_some_and(|visit| self.day > visit);
        self
    }

    /// Whether it is marked as new.
    #[must_use]
    pub const fn is_new(&self) -> bool {
        self.is_new
    }

    fn view(self, lang: Language, today: Date) -> AnyView {
        let new = self.is_new.then(|| tag(Tone::Open, new_word(lang)));
        let day = time::short_date(lang, self.day, today);
        let (class, when) = match self.mark {
            Mark::Happened => ("", day),
            Mark::Promised => ("promised", by(lang, &day)),
            Mark::Late => ("late", was_due(lang, &day)),
        };
        view! {
            <li class=class>
                <time class="when" datetime=self.day.to_string()>{when}</time>
                <p class="what"><a href=self.href>{self.title}</a>" "{new}</p>
                {self.line.map(|line| view! { <p class="why">{line}</p> })}
            </li>
        }
        .into_any()
    }
}

/// The thread: the furthest promise first, then today, then what happened, the latest first. Of what happened it
/// shows `most`; the page links to the rest.
#[must_use]
pub fn thread(lang: Language, today: Date, knots: Vec<Knot>, most: usize) -> AnyView {
    let (mut past, mut ahead): (Vec<_>, Vec<_>) = knots
        .into_iter()
        .partition(|knot| knot.mark == Mark::Happened);
    past.sort_by_key(|knot| Reverse(knot.day));
    ahead.sort_by_key(|knot| Reverse(knot.day));
    let ahead: Vec<_> = ahead
        .into_iter()
        .map(|knot| knot.view(lang, today))
        .collect();
    let past: Vec<_> = past
        .into_iter()
        .take(most)
        .map(|knot| knot.view(lang, today))
        .collect();
    let now = today_is(lang, &time::weekday_date(lang, today));
    view! { <ol class="thread dated">{ahead}<li class="today"><span>{now}</span></li>{past}</ol> }
        .into_any()
}
