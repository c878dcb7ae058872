//! The clock of a channel: it runs only while somebody is there. What it measures is time that passes, so an hour that
//! the clocks skip or repeat is counted as it passes.

use super::{ReactionTime, Unit};
use crate::{Problem, Timestamp};
use jiff::{
    Span,
    civil::{Date, Time, Weekday},
    tz::TimeZone,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The minutes of a day.
const DAY: i64 = 24 * 60;
/// How many days ahead a due instant is looked for: no promise reaches further.
const HORIZON: i64 = 3 * 366;

/// For each day of the week, Monday first, the minutes after midnight at which a channel opens and closes; `None` when
/// nobody is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Hours(pub [Option<(i64, i64)>; 7]);

impl Hours {
    /// Reads what was typed for one day: `9.00-17.00`, or nothing.
    ///
    /// # Errors
    /// [`Problem::NotATime`]; [`Problem::TooEarly`] when it closes before it opens.
    pub fn parse_day(text: &str) -> Result<Option<(i64, i64)>, Problem> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let (opens, closes) = text.split_once(['-', '–', '—']).ok_or(Problem::NotATime)?;
        let (opens, closes) = (minutes(opens)?, minutes(closes)?);
        if opens < closes {
            Ok(Some((opens, closes)))
        } else {
            Err(Problem::TooEarly)
        }
    }

    /// Whether there is a day on which somebody is there.
    #[must_use]
    pub fn any(&self) -> bool {
        self.0.iter().any(Option::is_some)
    }

    /// The hours of this day of the week.
    #[must_use]
    pub fn on(&self, day: Weekday) -> Option<(i64, i64)> {
        let place = usize::try_from(day.to_monday_zero_offset()).ok()?;
        self.0.get(place).copied().flatten()
    }
}

/// The minutes after midnight of `9`, `9.00` or `9:00`; midnight at the end of the day is `24.00`.
fn minutes(text: &str) -> Result<i64, Problem> {
    let text = text.trim();
    let (hours, minutes) = text.split_once(['.', ':']).unwrap_or((text, "0"));
    let number = |text: &str| {
        let plain = !text.is_empty() && text.len() < 3 && text.bytes().all(|c| c.is_ascii_digit());
        text.parse::<i64>()
            .ok()
            .filter(|_| plain)
            .ok_or(Problem::NotATime)
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    let all = hours * 60 + minutes;
    if minutes < 60 && all <= DAY {
        Ok(all)
    } else {
        Err(Problem::NotATime)
    }
}

/// When somebody is there: the hours of a channel in the organisation's zone, but for the days on which it is closed.
#[derive(Clone, Debug)]
pub struct ServiceTime {
    /// The hours of each day of the week.
    pub hours: Hours,
    /// The days on which nobody is there all the same.
    pub closed: BTreeSet<Date>,
    /// The zone of the hours.
    pub zone: TimeZone,
}

impl ServiceTime {
    /// The instants at which a day opens and closes; `None` when nobody is there.
    fn on(&self, day: Date) -> Option<(Timestamp, Timestamp)> {
        let (opens, closes) = self.hours.on(day.weekday())?;
        if self.closed.contains(&day) {
            return None;
        }
        let (opens, closes) = (self.at(day, opens), self.at(day, closes));
        // The hours of a very short service may not exist in the night in which clocks go forward.
        (opens < closes).then_some((opens, closes))
    }

    /// The instant so many minutes after midnight of the clock on the wall.
    fn at(&self, day: Date, minutes: i64) -> Timestamp {
        let (day, minutes) = if minutes >= DAY {
            (day.saturating_add(Span::new().days(1)), 0)
        } else {
            (day, minutes)
        };
        let hour = i8::try_from(minutes / 60).unwrap_or(0);
        let minute = i8::try_from(minutes % 60).unwrap_or(0);
        let time = Time::new(hour, minute, 0, 0).unwrap_or_default();
        day.to_datetime(time)
            .to_zoned(self.zone.clone())
            .map_or(Timestamp(0), |zoned| {
                Timestamp(zoned.timestamp().as_microsecond())
            })
    }

    /// The days from `from` on on which somebody is there, with the instants at which they open and close.
    fn days(&self, from: Timestamp) -> impl Iterator<Item = (Date, Timestamp, Timestamp)> {
        let first = from.date_in(&self.zone);
        (0..HORIZON).filter_map(move |ahead| {
            let day = first.checked_add(Span::new().days(ahead)).ok()?;
            self.on(day).map(|(opens, closes)| (day, opens, closes))
        })
    }

    /// Whether somebody is there at this moment.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.on(now.date_in(&self.zone))
            .is_some_and(|(opens, closes)| opens <= now && now < closes)
    }

    /// The instant by which a reaction is due to somebody who begins to wait now. Days are counted after today, and each
    /// lasts until it closes; hours are those in which somebody is there.
    #[must_use]
    pub fn due(&self, from: Timestamp, promise: ReactionTime) -> Timestamp {
        match promise.unit {
            Unit::Hours => self.after(from, promise.count.saturating_mul(60 * 60 * 1_000_000)),
            Unit::Days => {
                let today = from.date_in(&self.zone);
                let later = self.days(from).filter(|(day, ..)| *day > today);
                let nth = usize::try_from(promise.count - 1).unwrap_or(0);
                let mut later = later.skip(nth);
                later.next().map_or(from, |(_, _, closes)| closes)
            }
        }
    }

    /// The instant at which so many microseconds of service have passed after `from`.
    #[must_use]
    pub fn after(&self, from: Timestamp, service: i64) -> Timestamp {
        let mut left = service;
        for (_, opens, closes) in self.days(from) {
            let begins = opens.0.max(from.0);
            let there = (closes.0 - begins).max(0);
            if there > 0 && left <= there {
                return Timestamp(begins + left);
            }
            left -= there;
        }
        from
    }

    /// The next `most` parts of days, mornings and afternoons, in which somebody is there and that have not begun, each
    /// with the instants at which it begins and ends.
    #[must_use]
    pub fn parts_of_days(&self, now: Timestamp, most: usize) -> Vec<(Timestamp, Timestamp)> {
        const NOON: i64 = 12 * 60;
        self.days(now)
            .flat_map(|(day, opens, closes)| {
                let noon = self.at(day, NOON);
                let split = noon.clamp(opens, closes);
                [(opens, split), (split, closes)]
            })
            .filter(|(from, to)| from < to && *from > now)
            .take(most)
            .collect()
    }

    /// The microseconds of service between two instants; none when the second is not later.
    #[must_use]
    pub fn between(&self, from: Timestamp, to: Timestamp) -> i64 {
        self.days(from)
            .take_while(|(_, opens, _)| *opens < to)
            .map(|(_, opens, closes)| (closes.0.min(to.0) - opens.0.max(from.0)).max(0))
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn amsterdam() -> TimeZone {
        TimeZone::get("Europe/Amsterdam").unwrap()
    }

    fn at(day: Date, hour: i8, minute: i8) -> Timestamp {
        let zoned = day.at(hour, minute, 0, 0).to_zoned(amsterdam()).unwrap();
        Timestamp(zoned.timestamp().as_microsecond())
    }

    fn office() -> ServiceTime {
        let weekday = Some((9 * 60, 17 * 60));
        ServiceTime {
            hours: Hours([weekday, weekday, weekday, weekday, weekday, None, None]),
            closed: [date(2026, 4, 3), date(2026, 4, 6)].into_iter().collect(),
            zone: amsterdam(),
        }
    }

    #[test]
    fn mornings_and_afternoons_that_have_not_begun_can_be_chosen() {
        // A Thursday; Good Friday, the weekend and Easter Monday follow.
        let parts = office().parts_of_days(at(date(2026, 4, 2), 10, 0), 3);
        let tuesday = date(2026, 4, 7);
        assert_eq!(
            parts,
            [
                (at(date(2026, 4, 2), 12, 0), at(date(2026, 4, 2), 17, 0)),
                (at(tuesday, 9, 0), at(tuesday, 12, 0)),
                (at(tuesday, 12, 0), at(tuesday, 17, 0)),
            ]
        );
    }

    const fn hours(count: i64) -> ReactionTime {
        ReactionTime {
            count,
            unit: Unit::Hours,
        }
    }

    const fn days(count: i64) -> ReactionTime {
        ReactionTime {
            count,
            unit: Unit::Days,
        }
    }

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (text, expected) in [
            ("9-17", Some((540, 1020))),
            (" 8.30 – 18:00 ", Some((510, 1080))),
            ("0.00-24.00", Some((0, 1440))),
            ("", None),
        ] {
            assert_eq!(Hours::parse_day(text), Ok(expected), "{text}");
        }
        for text in [
            "9",
            "x-y",
            "9.60-17.00",
            "9-25",
            "24.30-25",
            "009-17",
            "-9-17",
            "9-",
        ] {
            assert_eq!(Hours::parse_day(text), Err(Problem::NotATime), "{text}");
        }
        assert_eq!(Hours::parse_day("17.00-9.00"), Err(Problem::TooEarly));
        assert_eq!(Hours::parse_day("9-9"), Err(Problem::TooEarly));
    }

    #[test]
    fn a_promise_of_hours_runs_while_somebody_is_there() {
        let office = office();
        let thursday = date(2026, 4, 2);
        assert_eq!(
            office.due(at(thursday, 10, 0), hours(4)),
            at(thursday, 14, 0)
        );
        // Good Friday, the weekend and Easter Monday do not count.
        assert_eq!(
            office.due(at(thursday, 16, 0), hours(4)),
            at(date(2026, 4, 7), 12, 0)
        );
        assert_eq!(
            office.due(at(date(2026, 4, 4), 12, 0), hours(1)),
            at(date(2026, 4, 7), 10, 0)
        );
        assert_eq!(
            office.due(at(thursday, 7, 0), hours(8)),
            at(thursday, 17, 0)
        );
    }

    #[test]
    fn a_promise_of_days_ends_when_the_last_of_them_closes() {
        let office = office();
        assert_eq!(
            office.due(at(date(2026, 4, 1), 10, 0), days(2)),
            at(date(2026, 4, 7), 17, 0)
        );
        assert_eq!(
            office.due(at(date(2026, 4, 4), 10, 0), days(1)),
            at(date(2026, 4, 7), 17, 0)
        );
    }

    #[test]
    fn a_service_by_day_and_night_counts_the_hours_that_pass_when_the_clocks_change() {
        let always = ServiceTime {
            hours: Hours([Some((0, DAY)); 7]),
            closed: BTreeSet::new(),
            zone: amsterdam(),
        };
        // 29 March 2026 has 23 hours, 25 October has 25.
        assert_eq!(
            always.due(at(date(2026, 3, 28), 12, 0), hours(24)),
            at(date(2026, 3, 29), 13, 0)
        );
        assert_eq!(
            always.due(at(date(2026, 10, 24), 12, 0), hours(24)),
            at(date(2026, 10, 25), 11, 0)
        );
        let whole = |day: Date| {
            always.between(at(day, 0, 0), at(day.tomorrow().unwrap(), 0, 0)) / 3_600_000_000
        };
        assert_eq!(
            (
                whole(date(2026, 3, 29)),
                whole(date(2026, 10, 25)),
                whole(date(2026, 6, 1))
            ),
            (23, 25, 24)
        );
        // An hour that the clocks skip is no service; one that they repeat is two.
        let night = ServiceTime {
            hours: Hours([Some((2 * 60, 3 * 60)); 7]),
            ..always
        };
        let in_night = |day: Date| {
            night.between(at(day, 0, 0), at(day.tomorrow().unwrap(), 0, 0)) / 60_000_000
        };
        assert_eq!(
            (
                in_night(date(2026, 3, 29)),
                in_night(date(2026, 10, 25)),
                in_night(date(2026, 6, 1))
            ),
            (0, 120, 60)
        );
    }

    #[test]
    fn without_a_day_of_service_nothing_is_promised_ahead() {
        let never = ServiceTime {
            hours: Hours::default(),
            ..office()
        };
        let now = at(date(2026, 4, 1), 10, 0);
        assert_eq!(
            (never.due(now, hours(3)), never.due(now, days(3))),
            (now, now)
        );
        assert!(!never.is_open(now) && office().is_open(now));
    }

    prop_compose! {
        fn some_service()(
            hours in prop::collection::vec(prop::option::weighted(0.7, (0_i64..1430, 5_i64..600)), 7),
            closed in prop::collection::btree_set(0_i64..800, 0..40),
        ) -> ServiceTime {
            let mut all = [None; 7];
            for (place, day) in hours.into_iter().enumerate() {
                all[place] = day.map(|(opens, long)| (opens, (opens + long).min(DAY)));
            }
            let first = date(2026, 1, 1);
            ServiceTime {
                hours: Hours(all),
                closed: closed.into_iter().map(|day| first.checked_add(Span::new().days(day)).unwrap()).collect(),
                zone: amsterdam(),
            }
        }
    }

    proptest! {
        #[test]
        fn the_clock_stands_still_while_nobody_is_there(
            service in some_service(), minute in 0_i64..(400 * DAY), work in 1_i64..2_000,
        ) {
            prop_assume!(service.hours.any());
            let from = at(date(2026, 1, 1), 0, 0).plus_minutes(minute);
            let due = service.after(from, work * 60_000_000);
            prop_assume!(due > from);
            // There and back: exactly the promised time lies between, whatever is closed or changes on the way.
            prop_assert_eq!(service.between(from, due), work * 60_000_000);
            // It is due at a moment of service, or when one closes.
            let just_before = Timestamp(due.0 - 1);
            prop_assert!(service.is_open(just_before));
            // Waiting in two parts is waiting in one, however long the pause with nobody waiting.
            let half = service.after(from, work * 30_000_000);
            let left = service.between(half, due);
            prop_assert_eq!(service.after(half, left), due);
        }

        #[test]
        fn a_later_beginning_is_never_due_earlier(
            service in some_service(), minute in 0_i64..(300 * DAY), later in 0_i64..10_000, count in 1_i64..12, of_days in any::<bool>(),
        ) {
            prop_assume!(service.hours.any());
            let promise = if of_days { days(count) } else { hours(count) };
            let from = at(date(2026, 1, 1), 0, 0).plus_minutes(minute);
            let (one, two) = (service.due(from, promise), service.due(from.plus_minutes(later), promise));
            prop_assert!(from <= one && one <= two);
            prop_assert!(!service.closed.contains(&Timestamp(one.0 - 1).date_in(&service.zone)) || one == from);
        }
    }
}
