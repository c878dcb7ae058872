//! Days and moments, written out in the reader's language and the organisation's zone.

use crate::web::context::PageContext;
use jiff::{
    civil::{Date, Time},
    tz::TimeZone,
};
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

/// The days from one date to another; negative when `to` is earlier.
#[must_use]
pub fn days_between(from: Date, to: Date) -> i32 {
    (to - from).get_days()
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

/// A time of the day: `14.05 uur`, `2:05 pm`.
#[must_use]
pub fn hour(lang: Language, time: Time) -> String {
    let (hour, minute) = (time.hour(), time.minute());
    match (lang, hour, minute) {
        (Language::Nl, ..) => format!("{hour}.{minute:02} uur"),
        (Language::En, 0, 0) => "midnight".to_owned(),
        (Language::En, 12, 0) => "noon".to_owned(),
        (Language::En, ..) => {
            let half = if hour < 12 { "am" } else { "pm" };
            let hour = if hour % 12 == 0 { 12 } else { hour % 12 };
            match minute {
                0 => format!("{hour} {half}"),
                _ => format!("{hour}:{minute:02} {half}"),
            }
        }
    }
}

/// The day and time of an instant: `3 maart 2026, 14.05 uur`, `3 March 2026, 2:05 pm`.
#[must_use]
pub fn moment(lang: Language, zone: &TimeZone, at: Timestamp) -> String {
    let time = at.to_jiff().to_zoned(zone.clone());
    format!("{}, {}", date(lang, time.date()), hour(lang, time.time()))
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

/// The day with its weekday and the time of an instant: `dinsdag 3 maart 2026, 14.05 uur`.
#[must_use]
pub fn long_moment(lang: Language, zone: &TimeZone, at: Timestamp) -> String {
    format!(
        "{} {}",
        weekday(lang, at.date_in(zone)),
        moment(lang, zone, at)
    )
}

/// A moment with its zone, for readers who may be in another one: those who can join from anywhere.
#[must_use]
pub fn in_zone(moment: &str, zone: &TimeZone) -> String {
    format!("{moment} ({})", zone.iana_name().unwrap_or("UTC"))
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

    /// The day and time of an instant.
    #[must_use]
    pub fn moment(&self, at: Timestamp) -> String {
        moment(self.lang, &self.zone(), at)
    }

    /// The weekday, day and time of an instant.
    #[must_use]
    pub fn long_moment(&self, at: Timestamp) -> String {
        long_moment(self.lang, &self.zone(), at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::time;

    #[test]
    fn a_time_is_written_as_it_is_said() {
        let said = |hour_of_day, minute| {
            let at = time(hour_of_day, minute, 0, 0);
            [hour(Language::Nl, at), hour(Language::En, at)]
        };
        assert_eq!(said(14, 0), ["14.00 uur", "2 pm"]);
        assert_eq!(said(9, 5), ["9.05 uur", "9:05 am"]);
        assert_eq!(said(12, 0), ["12.00 uur", "noon"]);
        assert_eq!(said(12, 30), ["12.30 uur", "12:30 pm"]);
        assert_eq!(said(0, 0), ["0.00 uur", "midnight"]);
        assert_eq!(said(0, 15), ["0.15 uur", "12:15 am"]);
        assert_eq!(said(23, 59), ["23.59 uur", "11:59 pm"]);
    }
}
