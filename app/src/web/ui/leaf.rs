//! A leaf of the calendar, for a day on which somebody is expected.

use super::time;
use jiff::civil::Date;
use klankbord_domain::Language;
use leptos::prelude::*;

/// The leaf; a screen reader hears the whole day. It is quiet once the day is over.
#[must_use]
pub fn leaf(lang: Language, day: Date, today: Date) -> AnyView {
    let class = if day < today { "leaf past" } else { "leaf" };
    view! {
        <time class=class datetime=day.to_string()>
            <span class="unseen">{time::weekday_date(lang, day)}</span>
            <span class="leaf-month" aria-hidden="true">{time::short_month(lang, day)}</span>
            <span class="leaf-day" aria-hidden="true">{day.day()}</span>
            <span class="leaf-week" aria-hidden="true">{time::short_weekday(lang, day)}</span>
        </time>
    }
    .into_any()
}
