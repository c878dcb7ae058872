//! Days and moments, written out in the reader's language and the organisation's zone.

use crate::web::context::PageContext;
use jiff::{civil::Date, tz::TimeZone};
use klankbord_domain::{Language, Timestamp};

const MONTHS: [[&str; 12]; 2] = [
    [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
];

/// `maart 2026`, `March 2026`.
#[must_use]
pub fn month(lang: Language, date: Date) -> String {
    let months = MONTHS[usize::from(lang == Language::En)];
    let month = usize::try_from(date.month() - 1).unwrap_or_default();
    format!("{} {}", months[month], date.year())
}

/// `3 maart 2026`, `3 March 2026`.
#[must_use]
pub fn date(lang: Language, date: Date) -> String {
    format!("{} {}", date.day(), month(lang, date))
}

/// The day without its year where that is the present one: `3 maart`, `3 March 2027`.
#[must_use]
pub fn short_date(lang: Language, day: Date, today: Date) -> String {
    if day.year() == today.year() {
        let months = MONTHS[usize::from(lang == Language::En)];
        let month = usize::try_from(day.month() - 1).unwrap_or_default();
        format!("{} {}", day.day(), months[month])
    } else {
        date(lang, day)
    }
}

/// The day with its weekday: `dinsdag 3 maart 2026`.
#[must_use]
pub fn weekday_date(lang: Language, day: Date) -> String {
    format!("{} {}", weekday(lang, day), date(lang, day))
}

/// The first letters of the month: `mrt`, `Mar`.
#[must_use]
pub fn short_month(lang: Language, day: Date) -> &'static str {
    const SHORT: [[&str; 12]; 2] = [
        [
            "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
        ],
        [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ],
    ];
    let month = usize::try_from(day.month() - 1).unwrap_or_default();
    SHORT[usize::from(lang == Language::En)][month]
}

/// The first letters of the weekday: `di`, `Tue`.
#[must_use]
pub fn short_weekday(lang: Language, day: Date) -> &'static str {
    let letters = match lang {
        Language::Nl => 2,
        Language::En => 3,
    };
    weekday(lang, day).get(..letters).unwrap_or_default()
}

fn weekday(lang: Language, day: Date) -> &'static str {
    let at = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or_default();
    WEEKDAYS[usize::from(lang == Language::En)][at]
}

/// The day and time of an instant, with the zone named: `3 maart 2026, 14:05 (Europe/Amsterdam)`.
#[must_use]
pub fn moment(lang: Language, zone: &TimeZone, at: Timestamp) -> String {
    let time = at.to_jiff().to_zoned(zone.clone());
    let name = zone.iana_name().unwrap_or("UTC");
    format!(
        "{}, {:02}:{:02} ({name})",
        date(lang, time.date()),
        time.hour(),
        time.minute()
    )
}

const WEEKDAYS: [[&str; 7]; 2] = [
    [
        "maandag",
        "dinsdag",
        "woensdag",
        "donderdag",
        "vrijdag",
        "zaterdag",
        "zondag",
    ],
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ],
];

/// The day with its weekday and the time of an instant in a zone, which is named:
/// `dinsdag 3 maart 2026, 14:05 (Europe/Amsterdam)`.
#[must_use]
pub fn long_moment(lang: Language, zone: &TimeZone, at: Timestamp) -> String {
    format!(
        "{} {}",
        weekday(lang, at.date_in(zone)),
        moment(lang, zone, at)
    )
}

impl PageContext {
    /// Today, in the zone of the organisation.
    #[must_use]
    pub fn today(&self) -> Date {
        self.portal.now().date_in(&self.zone())
    }

    /// The day of an instant.
    #[must_use]
    pub fn day(&self, at: Timestamp) -> String {
        date(self.lang, at.date_in(&self.zone()))
    }

    /// The day and time of an instant, with the zone named.
    #[must_use]
    pub fn moment(&self, at: Timestamp) -> String {
        moment(self.lang, &self.zone(), at)
    }

    /// The weekday, day and time of an instant, with the zone named.
    #[must_use]
    pub fn long_moment(&self, at: Timestamp) -> String {
        long_moment(self.lang, &self.zone(), at)
    }
}
