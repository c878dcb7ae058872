//! The sessions of a month, for staff: a list, which reads well on a phone.

use crate::{
    boardroom::sessions::item,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{items, time::month as month_name},
    },
};
use axum_extra::extract::Query;
use jiff::{ToSpan as _, civil::Date, tz::TimeZone};
use klankbord_domain::{Timestamp, boardroom::calendar::queries};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title(month: &str) = "Sessies in {month}" | "Sessions in {month}";
    before = "Vorige maand" | "Previous month";
    after = "Volgende maand" | "Next month";
    nothing = "In deze maand is er geen sessie." | "There are no sessions in this month.";
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

pub(crate) async fn show(cx: PageContext, Query(asked): Query<MonthQuery>) -> Page {
    let lang = cx.lang;
    let zone = cx.zone();
    let first = first_day(&asked.month, cx.portal.now().date_in(&zone));
    let (previous, next) = (
        first.saturating_sub(1.month()),
        first.saturating_add(1.month()),
    );
    let (since, until) = (begin(first, &zone), begin(next, &zone));
    let found = queries::between(&cx.portal, &cx.actor, since, until).await?;
    let way = |day: Date, text: &str| {
        let text = format!("{text}: {}", month_name(lang, day));
        let href = format!(
            "{}?month={}",
            paths::sessions_by_month(),
            day.strftime("%Y-%m")
        );
        view! { <li><a href=href>{text}</a></li> }
    };
    let title = title(lang, &month_name(lang, first));
    cx.page(title.clone()).show(|| {
        let list = found.iter().map(|one| item(&cx, one)).collect();
        view! {
            <h1>{title}</h1>
            {items(list, nothing(lang))}
            <ul>
                {way(previous, before(lang))}
                {way(next, after(lang))}
                <li><a href=paths::sessions()>{all(lang)}</a></li>
            </ul>
        }
    })
}
