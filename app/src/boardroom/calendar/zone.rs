//! The rules of a time zone, for calendar programs that don't know it (RFC 5545 §3.6.5), read from the same time
//! zone database as every other time here.

use super::values::{local, offset, text};
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarDay, ICalendarFrequency,
    ICalendarMonth, ICalendarProperty, ICalendarRecurrenceRule, ICalendarWeekday,
};
use jiff::{
    SignedDuration, Timestamp,
    civil::{DateTime, Weekday},
    tz::{Offset, TimeZone},
};

/// The number of years for which changes must follow a rule before it is written as a rule.
const YEARS: i64 = 6;

/// A change of the clocks.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Change {
    at: Timestamp,
    before: Offset,
    after: Offset,
    summer: bool,
    name: String,
}

impl Change {
    /// Its local time, on a clock that has not changed yet.
    fn local(&self) -> DateTime {
        self.before.to_datetime(self.at)
    }
}

/// Adds the zone for events from `from` to `until` to a file: two yearly rules if the zone has them, or else
/// each change by itself.
pub(super) fn add(
    file: &mut ICalendar,
    id: &str,
    zone: &TimeZone,
    from: Timestamp,
    until: Timestamp,
) {
    let mut described = ICalendarComponent::new(ICalendarComponentType::VTimezone);
    described.add_property(ICalendarProperty::Tzid, id);
    let described = super::file::add(file, 0, described);
    let changes = changes(zone, from, until);
    if let Some(rules) = yearly(&changes) {
        for (change, rule) in rules {
            super::file::add(file, described, observance(change, Some(rule)));
        }
    } else {
        for change in changes.iter().filter(|change| change.at <= until) {
            super::file::add(file, described, observance(change, None));
        }
    }
}

/// The change in force at `from` and those after it, up to `until` and for long enough to recognise a rule.
fn changes(zone: &TimeZone, from: Timestamp, until: Timestamp) -> Vec<Change> {
    let second = SignedDuration::from_secs(1);
    let (before, after) = (|at: Timestamp| at - second, |at: Timestamp| at + second);
    let first = zone.preceding(after(from)).next().map_or_else(
        || Change {
            at: Timestamp::UNIX_EPOCH,
            before: zone.to_offset(from),
            after: zone.to_offset(from),
            summer: false,
            name: zone.to_offset_info(from).abbreviation().to_owned(),
        },
        |change| Change {
            at: change.timestamp(),
            before: zone.to_offset(before(change.timestamp())),
            after: change.offset(),
            summer: change.dst().is_dst(),
            name: change.abbreviation().to_owned(),
        },
    );
    let told = from.checked_add(SignedDuration::from_hours(24 * 365 * YEARS));
    let last = until.max(told.unwrap_or(from));
    let later = zone
        .following(from)
        .take_while(|change| change.timestamp() <= last)
        .filter(|change| change.timestamp() > first.at)
        .map(|change| Change {
            at: change.timestamp(),
            before: zone.to_offset(before(change.timestamp())),
            after: change.offset(),
            summer: change.dst().is_dst(),
            name: change.abbreviation().to_owned(),
        });
    std::iter::once(first.clone()).chain(later).collect()
}

/// The first change into each half of the year, each with the rule that all of its kind follow.
fn yearly(changes: &[Change]) -> Option<Vec<(&Change, ICalendarRecurrenceRule)>> {
    let alternate = changes
        .windows(2)
        .all(|pair| pair[0].summer != pair[1].summer);
    let halves = [0, 1].map(|half| -> Option<(&Change, ICalendarRecurrenceRule)> {
        let kind: Vec<_> = changes.iter().skip(half).step_by(2).collect();
        Some((*kind.first()?, rule(&kind)?))
    });
    let [Some(one), Some(other)] = halves else {
        return None;
    };
    alternate.then(|| vec![one, other])
}

/// The rule that these changes follow, one in each year.
fn rule(changes: &[&Change]) -> Option<ICalendarRecurrenceRule> {
    let first = changes.first()?;
    let local = first.local();
    let same = changes.windows(2).all(|pair| {
        let (one, next) = (pair[0].local(), pair[1].local());
        (pair[0].before, pair[0].after, &pair[0].name)
            == (pair[1].before, pair[1].after, &pair[1].name)
            && (one.time(), one.month(), one.weekday())
                == (next.time(), next.month(), next.weekday())
            && one.year() + 1 == next.year()
    });
    let all = |which: &dyn Fn(DateTime) -> bool| changes.iter().all(|one| which(one.local()));
    let nth = i16::from((local.day() - 1) / 7 + 1);
    let place = if all(&|at| at.day() + 7 > at.days_in_month()) {
        -1
    } else if all(&|at| i16::from((at.day() - 1) / 7 + 1) == nth) {
        nth
    } else {
        return None;
    };
    let weekday = match local.weekday() {
        Weekday::Monday => ICalendarWeekday::Monday,
        Weekday::Tuesday => ICalendarWeekday::Tuesday,
        Weekday::Wednesday => ICalendarWeekday::Wednesday,
        Weekday::Thursday => ICalendarWeekday::Thursday,
        Weekday::Friday => ICalendarWeekday::Friday,
        Weekday::Saturday => ICalendarWeekday::Saturday,
        Weekday::Sunday => ICalendarWeekday::Sunday,
    };
    (same && changes.len() > 2).then(|| ICalendarRecurrenceRule {
        freq: ICalendarFrequency::Yearly,
        bymonth: vec![ICalendarMonth::new(local.month().unsigned_abs(), false)],
        byday: vec![ICalendarDay {
            ordwk: Some(place),
            weekday,
        }],
        ..ICalendarRecurrenceRule::default()
    })
}

fn observance(change: &Change, rule: Option<ICalendarRecurrenceRule>) -> ICalendarComponent {
    let mut written = ICalendarComponent::new(if change.summer {
        ICalendarComponentType::Daylight
    } else {
        ICalendarComponentType::Standard
    });
    written.add_property(ICalendarProperty::Dtstart, local(change.local()));
    written.add_property(ICalendarProperty::Tzoffsetfrom, offset(change.before));
    written.add_property(ICalendarProperty::Tzoffsetto, offset(change.after));
    written.add_property(ICalendarProperty::Tzname, text(&change.name));
    if let Some(rule) = rule {
        written.add_property(ICalendarProperty::Rrule, rule);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(id: &str, from: &str, until: &str) -> String {
        let zone = TimeZone::get(id).unwrap();
        let mut file = ICalendar {
            components: vec![ICalendarComponent::new(ICalendarComponentType::VCalendar)],
        };
        add(
            &mut file,
            id,
            &zone,
            from.parse().unwrap(),
            until.parse().unwrap(),
        );
        file.to_string()
    }

    #[test]
    fn amsterdam_changes_on_the_last_sundays_of_march_and_october() {
        let text = written(
            "Europe/Amsterdam",
            "2026-03-16T13:00:00Z",
            "2026-03-16T14:30:00Z",
        );
        assert_eq!(
            text.replace("\r\n", "\n"),
            "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Europe/Amsterdam\n\
             BEGIN:STANDARD\nDTSTART:20251026T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nTZNAME:CET\n\
             RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\n\
             BEGIN:DAYLIGHT\nDTSTART:20260329T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nTZNAME:CEST\n\
             RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\nEND:VCALENDAR\n"
        );
    }

    #[test]
    fn new_york_counts_sundays_from_the_front() {
        let text = written(
            "America/New_York",
            "2026-07-01T12:00:00Z",
            "2026-07-01T13:00:00Z",
        );
        assert!(text.contains("BYDAY=2SU;BYMONTH=3") && text.contains("BYDAY=1SU;BYMONTH=11"));
    }

    #[test]
    fn a_zone_without_summer_time_has_one_part_and_an_irregular_one_has_each_change() {
        let kolkata = written(
            "Asia/Kolkata",
            "2026-07-01T12:00:00Z",
            "2026-07-01T13:00:00Z",
        );
        assert_eq!(kolkata.matches("BEGIN:").count(), 3, "{kolkata}");
        assert!(kolkata.contains("TZOFFSETTO:+0530"));
        let utc = written("UTC", "2026-07-01T12:00:00Z", "2026-07-01T13:00:00Z");
        assert!(utc.contains("TZOFFSETTO:+0000"), "{utc}");
        let casablanca = written(
            "Africa/Casablanca",
            "2026-01-01T12:00:00Z",
            "2027-01-01T12:00:00Z",
        );
        assert!(!casablanca.contains("RRULE"), "{casablanca}");
        assert!(
            casablanca.matches("TZOFFSETFROM").count() >= 3,
            "{casablanca}"
        );
    }
}
