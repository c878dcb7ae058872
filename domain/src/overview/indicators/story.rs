//! What the page of the board says first: three findings, read from the measures of this quarter and of the one before.
//! Nobody writes them; the app has a fixed sentence for each.

use super::{Indicator, Measure, Quarter};
use crate::{base::time::Day, overview::contacts::Met};

const MINUTES_A_DAY: i64 = 24 * 60;

/// The three findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story<'a> {
    /// The decisions of this quarter that were taken with customers, and all of them; nothing while there are none.
    pub decided: Option<(i64, i64)>,
    /// The days that customers waited for an answer, in this quarter and in the one before.
    pub waited: (Option<i64>, Option<i64>),
    /// The number of people on the board who met a customer lately.
    pub met: usize,
    /// The names of those who did not.
    pub not_met: Vec<&'a str>,
}

/// Reads the findings. The last of the quarters is under way.
#[must_use]
pub fn story<'a>(quarters: &[Quarter], measures: &[Measure], met: &'a [Met]) -> Story<'a> {
    let last = quarters.last().copied();
    let before = last.map(Quarter::previous);
    let of = |indicator, quarter: Option<Quarter>| {
        let begins_on = Day(Some(quarter?.begins_on()));
        measures.iter().find(|measure| {
            measure.indicator == indicator && measure.begins_on == begins_on && measure.whole > 0
        })
    };
    let days = |quarter| {
        let measure = of(Indicator::TimeToAnswer, quarter)?;
        Some((measure.part + MINUTES_A_DAY / 2) / MINUTES_A_DAY)
    };
    let not_met: Vec<_> = met
        .iter()
        .filter(|one| one.nobody())
        .map(|one| one.name.as_str())
        .collect();
    Story {
        decided: of(Indicator::DecidedWithInput, last).map(|measure| (measure.part, measure.whole)),
        waited: (days(last), days(before)),
        met: met.len() - not_met.len(),
        not_met,
    }
}

/// Whether an indicator went the wrong way since the quarter before: more days to an answer, or a smaller share.
#[must_use]
pub const fn is_worse(now: &Measure, before: &Measure) -> bool {
    if now.whole <= 0 || before.whole <= 0 {
        return false;
    }
    match now.indicator {
        Indicator::TimeToAnswer => now.part > before.part,
        _ => now.part * before.whole < before.part * now.whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Timestamp, base::ids::AccountId};
    use jiff::civil::date;

    fn measure(indicator: Indicator, quarter: Quarter, part: i64, whole: i64) -> Measure {
        Measure {
            indicator,
            begins_on: Day(Some(quarter.begins_on())),
            part,
            whole,
            measured_at: Timestamp(0),
        }
    }

    fn person(name: &str, contacts: i64) -> Met {
        Met {
            account: AccountId(1),
            name: name.to_owned(),
            contacts,
            sessions: 0,
            last_on: Day::default(),
        }
    }

    #[test]
    fn the_story_is_that_of_this_quarter() {
        let now = Quarter::of(date(2026, 11, 27));
        let quarters = [now.previous(), now];
        let measures = [
            measure(Indicator::DecidedWithInput, now.previous(), 0, 9),
            measure(Indicator::DecidedWithInput, now, 3, 3),
            measure(Indicator::TimeToAnswer, now.previous(), 12 * 1440, 4),
            measure(Indicator::TimeToAnswer, now, 32 * 1440 - 700, 2),
        ];
        let met = [person("Ellen", 0), person("Tom", 2)];
        let told = story(&quarters, &measures, &met);
        assert_eq!(told.decided, Some((3, 3)));
        assert_eq!(told.waited, (Some(32), Some(12)));
        assert_eq!((told.met, told.not_met), (1, vec!["Ellen"]));
    }

    #[test]
    fn where_nothing_was_counted_nothing_is_said() {
        let now = Quarter::of(date(2026, 11, 27));
        let nothing = [measure(Indicator::DecidedWithInput, now, 0, 0)];
        let told = story(&[now], &nothing, &[]);
        assert_eq!(
            (told.decided, told.waited, told.met),
            (None, (None, None), 0)
        );
        assert_eq!(story(&[], &[], &[]).decided, None);
    }

    #[test]
    fn a_smaller_share_and_a_longer_wait_are_worse() {
        let now = Quarter::of(date(2026, 11, 27));
        let of = |indicator, part, whole| measure(indicator, now, part, whole);
        let kept = |part, whole| of(Indicator::Kept, part, whole);
        assert!(is_worse(&kept(1, 2), &kept(2, 3)) && !is_worse(&kept(2, 3), &kept(4, 6)));
        assert!(!is_worse(&kept(0, 0), &kept(2, 3)));
        let waited = |minutes| of(Indicator::TimeToAnswer, minutes, 1);
        assert!(is_worse(&waited(100), &waited(90)) && !is_worse(&waited(90), &waited(100)));
    }
}
