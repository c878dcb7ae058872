//! The way in which a measure is shown, and the roles that read the page of the board.

use super::{Indicator, Measure};
use crate::{Actor, Role};

/// With a smaller whole there are no percentages: the counts are shown instead.
pub const FEWEST: i64 = 10;

const MINUTES_A_DAY: i64 = 24 * 60;

/// A measure as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// There was nothing to count.
    Nothing,
    /// The part and the whole.
    Counts(i64, i64),
    /// A whole percentage.
    Percent(i64),
    /// Days, in tenths.
    TenthsOfDays(i64),
}

/// The form in which a measure is shown; small numbers are shown as counts.
#[must_use]
pub const fn shown(measure: &Measure) -> Shown {
    let Measure { part, whole, .. } = *measure;
    if whole <= 0 {
        return Shown::Nothing;
    }
    match measure.indicator {
        Indicator::TimeToAnswer => {
            Shown::TenthsOfDays((part * 10 + MINUTES_A_DAY / 2) / MINUTES_A_DAY)
        }
        _ if whole < FEWEST => Shown::Counts(part, whole),
        _ => Shown::Percent((part * 100 + whole / 2) / whole),
    }
}

/// The height of its bar, from 0 to 1000, where `longest` is the longest time to an answer in its row, in minutes.
#[must_use]
pub fn height(measure: &Measure, longest: i64) -> i64 {
    let (part, whole) = match measure.indicator {
        Indicator::TimeToAnswer => (measure.part, longest),
        _ => (measure.part, measure.whole),
    };
    if measure.whole <= 0 || whole <= 0 {
        return 0;
    }
    (part * 1000 / whole).clamp(0, 1000)
}

/// Whether the actor may read the page of the board.
#[must_use]
pub fn may_look(actor: &Actor) -> bool {
    actor.is(Role::BoardMember) || actor.is(Role::CustomerConscience)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Timestamp, base::time::Day, overview::indicators::Quarter};
    use jiff::civil::date;
    use proptest::prelude::*;

    fn measure(indicator: Indicator, part: i64, whole: i64) -> Measure {
        Measure {
            indicator,
            begins_on: Day::default(),
            part,
            whole,
            measured_at: Timestamp(0),
        }
    }

    #[test]
    fn small_numbers_are_counts_and_nothing_is_nothing() {
        assert_eq!(shown(&measure(Indicator::Kept, 0, 0)), Shown::Nothing);
        assert_eq!(shown(&measure(Indicator::Kept, 3, 9)), Shown::Counts(3, 9));
        assert_eq!(shown(&measure(Indicator::Kept, 2, 12)), Shown::Percent(17));
        let day_and_a_half = measure(Indicator::TimeToAnswer, 36 * 60, 1);
        assert_eq!(shown(&day_and_a_half), Shown::TenthsOfDays(15));
    }

    #[test]
    fn quarters_follow_each_other() {
        let quarter = Quarter::of(date(2026, 1, 1));
        assert_eq!((quarter.year(), quarter.number()), (2026, 1));
        assert_eq!(quarter.previous().begins_on(), date(2025, 10, 1));
        assert_eq!(
            Quarter::of(date(2026, 12, 31)).begins_on(),
            date(2026, 10, 1)
        );
        assert_eq!(quarter.next(), Quarter::of(date(2026, 4, 30)));
    }

    proptest! {
        #[test]
        fn a_bar_is_never_higher_than_its_row(
            place in 0..Indicator::ALL.len(), part in 0_i64..1_000_000, whole in 0_i64..1_000_000, longest in 0_i64..1_000_000,
        ) {
            let measure = measure(Indicator::ALL[place], part, whole);
            prop_assert!((0..=1000).contains(&height(&measure, longest)));
            if let Shown::Percent(percent) = shown(&measure) {
                prop_assert!(whole >= FEWEST && (part > whole || (0..=100).contains(&percent)));
            }
        }
    }
}
