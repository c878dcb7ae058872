//! Due dates, visible to the person who waits.

use super::time;
use crate::web::context::PageContext;
use jiff::civil::Date;
use klankbord_domain::{Language, Timestamp};
use leptos::prelude::*;

texts! {
    by_date(what: &str, date: &str) = "{what} uiterlijk {date}" | "{what} by {date}";
    days_left(what: &str, date: &str, days: i32) = "{what} uiterlijk {date}, nog {days} dagen"
        | "{what} by {date}, {days} days left",
        one(days) "{what} uiterlijk {date}, nog {days} dag" | "{what} by {date}, {days} day left";
    tomorrow(what: &str) = "{what} uiterlijk morgen" | "{what} by tomorrow";
    today_still(what: &str) = "{what} uiterlijk vandaag" | "{what} by today";
    on_date(what: &str, date: &str) = "{what} op {date}" | "{what} on {date}";
    on_tomorrow(what: &str) = "{what} morgen" | "{what} tomorrow";
    on_today(what: &str) = "{what} vandaag" | "{what} today";
    days_late(what: &str, days: i32) = "{what} is {days} dagen te laat" | "{what} overdue by {days} days",
        one(days) "{what} is {days} dag te laat" | "{what} overdue by {days} day";
    by_then = "uiterlijk" | "by";
    late(days: i32) = "{days} dagen te laat" | "{days} days late",
        one(days) "{days} dag te laat" | "{days} day late";
    left(days: i32) = "nog {days} dagen" | "{days} days left",
        one(days) "nog {days} dag" | "{days} day left";
    the_next_day = "morgen" | "tomorrow";
    this_day = "vandaag" | "today";
}

/// The number of days before the end from which on the days that are left are shown.
const SOON: i32 = 3;

impl PageContext {
    /// `what` and the day by which it is due, such as `Antwoord uiterlijk 3 maart 2026`.
    #[must_use]
    pub fn clock(&self, what: &str, due: Timestamp) -> AnyView {
        let zone = self.zone();
        let today = self.portal.now().date_in(&zone);
        clock(self.lang, what, due.date_in(&zone), today)
    }

    /// `what` and the day by which it is due.
    #[must_use]
    pub fn clock_by(&self, what: &str, due: Date) -> AnyView {
        clock(
            self.lang,
            what,
            due,
            self.portal.now().date_in(&self.zone()),
        )
    }

    /// `what` and the day on which it happens, such as `Ronde sluit op 3 maart 2026`.
    #[must_use]
    pub fn clock_on(&self, what: &str, at: Timestamp) -> AnyView {
        let zone = self.zone();
        let (day, today) = (at.date_in(&zone), self.portal.now().date_in(&zone));
        let date = time::date(self.lang, day);
        let (class, sentence) = match time::days_between(today, day) {
            ..=0 => ("clock soon", on_today(self.lang, what)),
            1 => ("clock soon", on_tomorrow(self.lang, what)),
            _ => ("clock", on_date(self.lang, what, &date)),
        };
        view! { <time class=class datetime=day.to_string() title=date>{sentence}</time> }.into_any()
    }
}

/// The day by which something is due in as few words as there are, for lists of many: `do 3 dec`.
#[must_use]
pub fn short_clock(lang: Language, due: Date, today: Date) -> AnyView {
    const WEEK: i32 = 6;
    let days = time::days_between(today, due);
    let day = format!("{} {}", due.day(), time::short_month(lang, due));
    let (class, words) = match days {
        ..=-1 => ("clock late", late(lang, -days)),
        0 => ("clock soon", this_day(lang).to_owned()),
        1 => ("clock soon", the_next_day(lang).to_owned()),
        2..=SOON => ("clock soon", left(lang, days)),
        _ if days <= WEEK => ("clock", format!("{} {day}", time::short_weekday(lang, due))),
        _ if due.year() == today.year() => ("clock", day),
        _ => ("clock", format!("{day} {}", due.year())),
    };
    let by = (days >= 0).then(|| view! { <span class="unseen">{by_then(lang)}" "</span> });
    view! {
        <time class=class datetime=due.to_string() title=time::date(lang, due)>{by}{words}</time>
    }
    .into_any()
}

/// `what` and the day by which it is due, seen from `today`.
#[must_use]
pub fn clock(lang: Language, what: &str, due: Date, today: Date) -> AnyView {
    let left = time::days_between(today, due);
    let date = time::date(lang, due);
    let (class, sentence) = match left {
        ..=-1 => ("clock late", days_late(lang, what, -left)),
        0 => ("clock soon", today_still(lang, what)),
        1 => ("clock soon", tomorrow(lang, what)),
        2..=SOON => ("clock soon", days_left(lang, what, &date, left)),
        _ => ("clock", by_date(lang, what, &date)),
    };
    view! { <time class=class datetime=due.to_string() title=date>{sentence}</time> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::ui::document::render;
    use jiff::civil::date;

    fn said(due: Date) -> String {
        let html = render(|| clock(Language::Nl, "Antwoord", due, date(2026, 3, 3)));
        let (_, text) = html.split_once('>').unwrap();
        text.split('<').next().unwrap().to_owned()
    }

    #[test]
    fn the_sentence_follows_the_days_that_are_left() {
        assert_eq!(said(date(2026, 3, 20)), "Antwoord uiterlijk 20 maart 2026");
        assert_eq!(
            said(date(2026, 3, 6)),
            "Antwoord uiterlijk 6 maart 2026, nog 3 dagen"
        );
        assert_eq!(said(date(2026, 3, 4)), "Antwoord uiterlijk morgen");
        assert_eq!(said(date(2026, 3, 3)), "Antwoord uiterlijk vandaag");
        assert_eq!(said(date(2026, 3, 2)), "Antwoord is 1 dag te laat");
        assert_eq!(said(date(2026, 2, 3)), "Antwoord is 28 dagen te laat");
        assert_eq!(said(date(2025, 3, 3)), "Antwoord is 365 dagen te laat");
    }
}
