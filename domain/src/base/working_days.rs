//! Working days in the Netherlands.
//!
//! Saturdays, Sundays and the days of article 3 of the Dutch Algemene termijnenwet are not working days:
//! the generally recognised holidays, 5 May, and Good Friday, which the law treats as one of them.
//! <https://wetten.overheid.nl/BWBR0002448>. Holidays of one branch or one collective agreement are working
//! days here.

use super::time::Timestamp;
use jiff::{
    Span,
    civil::{Date, Weekday},
    tz::TimeZone,
};

/// Whether people may be expected to answer on this day.
#[must_use]
pub fn is_working_day(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !is_holiday(day)
}

/// Whether the day is one of article 3.
#[must_use]
pub fn is_holiday(day: Date) -> bool {
    let fixed = matches!((day.month(), day.day()), (1, 1) | (5, 5) | (12, 25 | 26));
    fixed || is_kings_day(day) || from_easter(day).is_some_and(moves_with_easter)
}

/// Whether it is King's Day: 27 April, or the day before when that is a Sunday.
fn is_kings_day(day: Date) -> bool {
    match (day.month(), day.day()) {
        (4, 27) => day.weekday() != Weekday::Sunday,
        (4, 26) => day.weekday() == Weekday::Saturday,
        _ => false,
    }
}

/// Whether a day this far from Easter is Good Friday, Easter, Ascension Day, Whitsun or the day after one of
/// the latter two.
const fn moves_with_easter(days: i32) -> bool {
    matches!(days, -2 | 0 | 1 | 39 | 49 | 50)
}

/// The number of days between Easter of its year and the day; `None` before the Gregorian calendar.
fn from_easter(day: Date) -> Option<i32> {
    let easter = computus::gregorian(i32::from(day.year())).ok()?;
    let month = i8::try_from(easter.month).ok()?;
    let easter = Date::new(day.year(), month, i8::try_from(easter.day).ok()?).ok()?;
    Some(easter.until(day).ok()?.get_days())
}

/// The `days`th working day after `day`.
#[must_use]
pub fn after(day: Date, days: u32) -> Date {
    step(day, days, Span::new().days(1))
}

/// The last day that is in time for something that may take `days` working days from this moment.
#[must_use]
pub fn due(from: Timestamp, days: u32, zone: &TimeZone) -> Date {
    after(from.date_in(zone), days)
}

/// The `days`th working day before `day`.
#[must_use]
pub fn before(day: Date, days: u32) -> Date {
    step(day, days, Span::new().days(-1))
}

fn step(mut day: Date, days: u32, by: Span) -> Date {
    let mut left = days;
    while left > 0 {
        let Ok(next) = day.checked_add(by) else {
            return day;
        };
        day = next;
        left -= u32::from(is_working_day(day));
    }
    day
}

/// Whether it became overdue on one of the days after `since` up to `today`.
#[must_use]
pub fn became_overdue(due: Date, since: Date, today: Date) -> bool {
    since <= due && due < today
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn the_holidays_of_2026_are_those_of_the_law() {
        let mut found = Vec::new();
        let mut day = date(2026, 1, 1);
        while day.year() == 2026 {
            if is_holiday(day) {
                found.push((day.month(), day.day()));
            }
            day = day.tomorrow().unwrap();
        }
        let law = [
            (1, 1),
            (4, 3),
            (4, 5),
            (4, 6),
            (4, 27),
            (5, 5),
            (5, 14),
            (5, 24),
            (5, 25),
            (12, 25),
            (12, 26),
        ];
        assert_eq!(found, law);
    }

    #[test]
    fn the_king_does_not_celebrate_on_a_sunday() {
        assert!(is_holiday(date(2025, 4, 26)) && !is_holiday(date(2025, 4, 27)));
        assert!(!is_holiday(date(2024, 4, 26)) && is_holiday(date(2024, 4, 27)));
    }

    #[test]
    fn easter_weekend_is_stepped_over() {
        assert_eq!(after(date(2026, 4, 2), 1), date(2026, 4, 7));
        assert_eq!(before(date(2026, 4, 7), 2), date(2026, 4, 1));
        assert_eq!(before(date(2026, 3, 16), 2), date(2026, 3, 12));
        assert_eq!(after(date(2026, 3, 16), 0), date(2026, 3, 16));
    }

    proptest! {
        #[test]
        fn there_and_back_is_the_same_working_day(offset in 0_i64..40_000, days in 1_u32..30) {
            let start = date(1990, 1, 1).checked_add(Span::new().days(offset)).unwrap();
            let there = after(start, days);
            prop_assert!(is_working_day(there) && there > start);
            let mut between = start;
            let mut working = 0;
            while between < there {
                between = between.tomorrow().unwrap();
                working += u32::from(is_working_day(between));
            }
            prop_assert_eq!(working, days);
            if is_working_day(start) {
                prop_assert_eq!(before(there, days), start);
            }
        }

        #[test]
        fn no_week_but_the_shortest_has_fewer_than_two_working_days(offset in 0_i64..40_000) {
            let start = date(1990, 1, 1).checked_add(Span::new().days(offset)).unwrap();
            let week = start.until(after(start, 2)).unwrap().get_days();
            prop_assert!(week <= 7, "{start}: {week}");
        }
    }
}
