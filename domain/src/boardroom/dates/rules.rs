//! The ranking of moments, and the moments that need a reason.

use super::{Counts, Tallied};
use crate::{Timestamp, base::working_days};
use jiff::{civil::Date, tz::TimeZone};
use std::cmp::Reverse;

/// The most moments that are proposed at once.
pub const MOST: usize = 12;

/// The days after which people who have not answered are reminded, once.
pub const REMIND_AFTER_DAYS: i64 = 3;

/// The working days within which people answer.
pub const ANSWER_WITHIN: u32 = 5;

/// The last day on which an answer is in time: never after the first moment that is proposed.
#[must_use]
pub fn answer_due(asked_at: Timestamp, first_at: Option<Timestamp>, zone: &TimeZone) -> Date {
    let due = working_days::due(asked_at, ANSWER_WITHIN, zone);
    first_at.map_or(due, |first| first.date_in(zone).min(due))
}

/// The zones to read times in, besides that of the organisation.
pub const ZONES: &[&str] = &[
    "Europe/Amsterdam",
    "Europe/Athens",
    "Europe/Berlin",
    "Europe/Brussels",
    "Europe/Bucharest",
    "Europe/Dublin",
    "Europe/Helsinki",
    "Europe/Istanbul",
    "Europe/Lisbon",
    "Europe/London",
    "Europe/Madrid",
    "Europe/Paris",
    "Europe/Rome",
    "Europe/Stockholm",
    "Europe/Warsaw",
    "Atlantic/Canary",
    "Africa/Casablanca",
    "Africa/Johannesburg",
    "America/Curacao",
    "America/Los_Angeles",
    "America/New_York",
    "America/Paramaribo",
    "America/Sao_Paulo",
    "Asia/Dubai",
    "Asia/Jakarta",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Sydney",
    "UTC",
];

/// Whether every customer who answered about a moment declined it.
#[must_use]
pub const fn all_declined(customers: &Counts) -> bool {
    customers.no > 0 && customers.yes + customers.if_need_be == 0
}

/// Puts the best moment first. A moment that all customers declined comes last. The others are ordered by the
/// most customers who can come, then the fewest who can't, then the most who can if need be; then by the same
/// counts of staff; equals are ordered by time.
pub fn rank(moments: &mut [Tallied]) {
    let key = |counts: &Counts| (Reverse(counts.yes), counts.no, Reverse(counts.if_need_be));
    moments.sort_by_key(|one| {
        (
            all_declined(&one.customers),
            key(&one.customers),
            key(&one.staff),
            one.candidate.starts_at,
            one.candidate.id,
        )
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Timestamp,
        base::{ids::DateOptionId, values},
        boardroom::dates::Candidate,
    };
    use proptest::{prelude::*, sample::Index};

    fn counts() -> impl Strategy<Value = Counts> {
        (0..4_usize, 0..4_usize, 0..4_usize, 0..4_usize).prop_map(|(yes, if_need_be, no, none)| {
            Counts {
                yes,
                if_need_be,
                no,
                none,
            }
        })
    }

    fn moments() -> impl Strategy<Value = Vec<Tallied>> {
        prop::collection::vec((counts(), counts(), 0..3_i64), 1..=MOST).prop_map(|all| {
            all.into_iter()
                .enumerate()
                .map(|(place, (customers, staff, starts_at))| Tallied {
                    candidate: Candidate {
                        id: DateOptionId(place as i64),
                        starts_at: Timestamp(starts_at),
                    },
                    customers,
                    staff,
                })
                .collect()
        })
    }

    fn place(of: &[Tallied], id: DateOptionId) -> usize {
        of.iter().position(|one| one.candidate.id == id).unwrap()
    }

    proptest! {
        #[test]
        fn the_order_in_which_they_were_proposed_does_not_matter(
            (mut moments, mut shuffled) in moments().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        ) {
            rank(&mut moments);
            rank(&mut shuffled);
            prop_assert_eq!(moments, shuffled);
        }

        #[test]
        fn customers_go_before_staff(mut moments in moments()) {
            rank(&mut moments);
            for pair in moments.windows(2) {
                let (best, next) = (&pair[0].customers, &pair[1].customers);
                prop_assert!(all_declined(best) <= all_declined(next));
                if all_declined(best) == all_declined(next) {
                    prop_assert!(best.yes >= next.yes);
                    prop_assert!(best.yes > next.yes || best.no <= next.no);
                }
            }
        }

        #[test]
        fn a_better_answer_never_makes_a_moment_worse(
            moments in moments(), which: Index, of_customer: bool, worse in 0..3_usize, better in 0..3_usize,
        ) {
            let (worse, better) = (worse.max(better), worse.min(better));
            let which = which.index(moments.len());
            let id = moments[which].candidate.id;
            let with = |answer: usize| {
                let mut moments = moments.clone();
                let counts = if of_customer { &mut moments[which].customers } else { &mut moments[which].staff };
                counts.add([Some(super::super::Answer::Yes), Some(super::super::Answer::IfNeedBe),
                            Some(super::super::Answer::No)][answer]);
                rank(&mut moments);
                place(&moments, id)
            };
            prop_assert!(with(better) <= with(worse));
        }

        #[test]
        fn one_customer_who_can_come_is_enough_to_need_no_reason(counts in counts()) {
            let someone = counts.yes > 0 || counts.if_need_be > 0;
            prop_assert_eq!(all_declined(&counts), counts.no > 0 && !someone);
        }
    }

    #[test]
    fn people_answer_within_five_working_days_and_before_the_first_moment() {
        let at = |day: Date| Timestamp::end_of(day, &TimeZone::UTC);
        let asked = at(jiff::civil::date(2026, 4, 2));
        let due = |first| answer_due(asked, first, &TimeZone::UTC);
        // Good Friday and Easter Monday don't count.
        assert_eq!(due(None), jiff::civil::date(2026, 4, 13));
        assert_eq!(
            due(Some(at(jiff::civil::date(2026, 4, 20)))),
            jiff::civil::date(2026, 4, 13)
        );
        assert_eq!(
            due(Some(at(jiff::civil::date(2026, 4, 7)))),
            jiff::civil::date(2026, 4, 7)
        );
    }

    #[test]
    fn every_zone_is_one_of_the_iana_database() {
        for zone in ZONES {
            assert!(values::zone(zone).is_ok(), "{zone}");
        }
    }
}
