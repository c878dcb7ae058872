//! The sessions of a month, for staff: a calendar, which becomes a list of its full days on a phone.

use crate::{
    boardroom::sessions::{item, theme},
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Icon, icon, items,
            time::{hour, month as month_name, short_weekday},
        },
    },
};
use axum_extra::extract::Query;
use jiff::{ToSpan as _, civil::Date, tz::TimeZone};
use klankbord_domain::{
    Language, Timestamp,
    base::working_days::is_holiday,
    boardroom::{
        calendar::queries,
        sessions::{Session, State, queries as sessions},
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title(month: &str) = "Sessies in {month}" | "Sessions in {month}";
    monday = "Maandag" | "Monday";
    tuesday = "Dinsdag" | "Tuesday";
    wednesday = "Woensdag" | "Wednesday";
    thursday = "Donderdag" | "Thursday";
    friday = "Vrijdag" | "Friday";
    saturday = "Zaterdag" | "Saturday";
    sunday = "Zondag" | "Sunday";
    holiday = "Feestdag" | "Public holiday";
    cancelled = "Gaat niet door" | "Cancelled";
    nothing = "In deze maand is er geen sessie." | "There are no sessions in this month.";
    this_month = "Deze maand" | "This month";
    months = "Andere maanden" | "Other months";
    today_word = "vandaag" | "today";
    undated = "Nog geen datum" | "No date yet";
    all = "Alle sessies" | "All sessions";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct MonthQuery {
    month: String,
}

/// The first day of the month in the address, or else of the present month.
fn first_day(asked: &str, today: Date) -> Date {
    format!("{asked}-01")
        .parse()
        .unwrap_or(today)
        .first_of_month()
}

/// The moment when a day begins.
fn begin(day: Date, zone: &TimeZone) -> Timestamp {
    day.to_zoned(zone.clone()).map_or(Timestamp(0), |at| {
        Timestamp(at.timestamp().as_microsecond())
    })
}

/// The weeks of a month, each from Monday to Sunday, with the days of the months around it that fill them up.
fn weeks(first: Date) -> Vec<[Date; 7]> {
    let before = i64::from(first.weekday().to_monday_zero_offset());
    let mut monday = first.saturating_sub(before.days());
    let mut weeks = Vec::new();
    while monday <= first.last_of_month() {
        weeks.push([0, 1, 2, 3, 4, 5, 6_i64].map(|day| monday.saturating_add(day.days())));
        monday = monday.saturating_add(7.days());
    }
    weeks
}

pub(crate) async fn show(cx: PageContext, Query(asked): Query<MonthQuery>) -> Page {
    let lang = cx.lang;
    let zone = cx.zone();
    let first = first_day(&asked.month, cx.today());
    let weeks = weeks(first);
    let last = weeks.last().map_or(first, |week| week[6]);
    let since = begin(weeks.first().map_or(first, |week| week[0]), &zone);
    let until = begin(last.saturating_add(1.day()), &zone);
    let found = queries::between(&cx.portal, &cx.actor, since, until).await?;
    let (coming, _) = sessions::list(&cx.portal, &cx.actor).await?;
    let title = title(lang, &month_name(lang, first));
    cx.page(title.clone()).wide().show(|| {
        let inside = |one: &&Session| {
            one.starts_at
                .is_some_and(|at| at.date_in(&zone).first_of_month() == first)
        };
        let empty = !found.iter().any(|one| inside(&one));
        let rows: Vec<_> = weeks
            .iter()
            .map(|week| {
                let days: Vec<_> = week
                    .iter()
                    .map(|&day| cell(&cx, day, first, &found))
                    .collect();
                view! { <tr>{days}</tr> }
            })
            .collect();
        let undated_ones = coming.iter().filter(|one| one.starts_at.is_none());
        let list: Vec<_> = undated_ones.map(|one| item(&cx, one)).collect();
        let list = (!list.is_empty()).then(|| {
            view! { <section id="undated"><h2>{undated(lang)}</h2>{items(list, "")}</section> }
        });
        view! {
            <a class="back" href=paths::sessions()>{icon(Icon::Back)}{all(lang)}</a>
            <div class="head">
                <h1>{title.clone()}</h1>
                {ways(lang, first)}
            </div>
            {empty.then(|| view! { <p class="empty">{nothing(lang)}</p> })}
            <div class="sheet flush">
                <table class="month">
                    <caption class="unseen">{title}</caption>
                    <thead><tr>{weekdays(lang)}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {list}
        }
    })
}

fn weekdays(lang: Language) -> Vec<AnyView> {
    [
        monday(lang),
        tuesday(lang),
        wednesday(lang),
        thursday(lang),
        friday(lang),
        saturday(lang),
        sunday(lang),
    ]
    .into_iter()
    .map(|name| view! { <th scope="col">{name}</th> }.into_any())
    .collect()
}

/// The ways to the months around this one, and back to the present one.
fn ways(lang: Language, first: Date) -> AnyView {
    let to = |day: Date| {
        let path = paths::sessions_by_month();
        format!("{path}?month={}", day.strftime("%Y-%m"))
    };
    let previous = first.saturating_sub(1.month());
    let next = first.saturating_add(1.month());
    view! {
        <nav class="months" aria-label=months(lang)>
            <a href=to(previous)>{icon(Icon::Back)}{month_name(lang, previous)}</a>
            <a href=paths::sessions_by_month()>{this_month(lang)}</a>
            <a href=to(next)>{month_name(lang, next)}{icon(Icon::On)}</a>
        </nav>
    }
    .into_any()
}

/// One day. On a phone a day without a session is left out.
fn cell(cx: &PageContext, day: Date, first: Date, found: &[Session]) -> AnyView {
    let lang = cx.lang;
    let zone = cx.zone();
    let here = |one: &&Session| one.starts_at.is_some_and(|at| at.date_in(&zone) == day);
    let sessions: Vec<_> = found
        .iter()
        .filter(here)
        .map(|one| entry(cx, one))
        .collect();
    let off = is_holiday(day);
    let is_today = day == cx.today();
    let class = [
        (day.first_of_month() != first).then_some("outside"),
        (sessions.is_empty() && !off).then_some("blank"),
        off.then_some("off"),
        is_today.then_some("is-today"),
    ];
    let class: Vec<_> = class.into_iter().flatten().collect();
    let current = is_today.then_some("date");
    let today = is_today.then(|| view! { <span class="unseen">" "{today_word(lang)}</span> });
    let off = off.then(|| view! { <span class="note">{holiday(lang)}</span> });
    view! {
        <td class=class.join(" ") aria-current=current>
            <span class="number-of-day"><span>{short_weekday(lang, day)}" "</span>{day.day()}{today}</span>
            {sessions}
            {off}
        </td>
    }
    .into_any()
}

fn entry(cx: &PageContext, session: &Session) -> AnyView {
    let lang = cx.lang;
    let zone = cx.zone();
    let at = session
        .starts_at
        .map(|at| hour(lang, at.to_jiff().to_zoned(zone.clone()).time()));
    let class = if session.state == State::Cancelled || session.is_over(cx.portal.now()) {
        "at over"
    } else {
        "at"
    };
    let state =
        (session.state == State::Cancelled).then(|| view! { <small>{cancelled(lang)}</small> });
    view! {
        <a class=class href=paths::session(session.id)>
            <b>{at}</b>" "{theme(cx, session)}" "<small>{session.place.clone()}</small>{state}
        </a>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_month_is_filled_up_to_whole_weeks() {
        let march = weeks(date(2026, 3, 1));
        assert_eq!(march.len(), 6, "the first of March 2026 is a Sunday");
        assert_eq!(
            march[0],
            [23, 24, 25, 26, 27, 28, 1].map(|day| {
                let month = if day > 20 { 2 } else { 3 };
                date(2026, month, day)
            })
        );
        assert_eq!(march[5][6], date(2026, 4, 5));
        assert_eq!(
            weeks(date(2027, 2, 1)).len(),
            4,
            "February 2027 is four whole weeks"
        );
    }
}
