//! The status of a debt, and the days on which its owner is reminded, from the facts and the clock alone.

use super::Status;
use crate::{Actor, Role, Timestamp, base::working_days, rounds::contributions::State};
use jiff::{civil::Date, tz::TimeZone};

/// The working days before the due date on which the owner is reminded.
pub const REMIND_BEFORE: u32 = 2;
/// The working days that a debt is overdue before it is escalated.
pub const ESCALATE_AFTER: u32 = 2;

/// The facts that a status follows from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The state of the contribution.
    pub state: State,
    /// Whether its owner said that they had read it.
    pub acknowledged: bool,
    /// The moment when the answer was promised: the last instant of a day.
    pub due_at: Timestamp,
}

/// The status of the debt at `now`; `None` when nothing is owed because the writer withdrew the contribution.
#[must_use]
pub fn status(facts: Facts, now: Timestamp, zone: &TimeZone) -> Option<Status> {
    match facts.state {
        State::Withdrawn => None,
        // Two answers were given. Their refusal is a matter between the writer and the conscience.
        State::Answered | State::Settled | State::Disputed => Some(Status::Answered),
        State::Waiting if now > escalates_at(facts.due_at, zone) => Some(Status::Escalated),
        State::Waiting if now > facts.due_at => Some(Status::Overdue),
        State::Waiting if facts.acknowledged => Some(Status::Acknowledged),
        State::Waiting => Some(Status::Open),
    }
}

/// The last instant at which a debt is overdue and not yet escalated.
#[must_use]
pub fn escalates_at(due_at: Timestamp, zone: &TimeZone) -> Timestamp {
    let last = working_days::after(due_at.date_in(zone), ESCALATE_AFTER);
    Timestamp::end_of(last, zone).max(due_at)
}

/// Whether a debt was escalated since the morning of `since`, as of that of `today`.
#[must_use]
pub fn became_escalated(due: Date, since: Date, today: Date) -> bool {
    working_days::became_overdue(working_days::after(due, ESCALATE_AFTER), since, today)
}

/// Whether the owner is to be reminded on one of the days after `since` up to `today`.
#[must_use]
pub fn reminds(due: Date, since: Date, today: Date) -> bool {
    let within = |day: Date| since < day && day <= today;
    within(due) || within(working_days::before(due, REMIND_BEFORE))
}

/// Whether the actor may see the list of owed answers.
#[must_use]
pub fn may_look(actor: &Actor) -> bool {
    [
        Role::ProjectOwner,
        Role::BoardMember,
        Role::CustomerConscience,
    ]
    .into_iter()
    .any(|role| actor.is(role))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::{Span, civil::date};
    use proptest::prelude::*;

    fn amsterdam() -> TimeZone {
        TimeZone::get("Europe/Amsterdam").unwrap()
    }

    fn facts(state: State, acknowledged: bool, due: Date) -> Facts {
        Facts {
            state,
            acknowledged,
            due_at: Timestamp::end_of(due, &amsterdam()),
        }
    }

    fn day(offset: i64) -> Date {
        date(2026, 1, 1)
            .checked_add(Span::new().days(offset))
            .unwrap()
    }

    #[test]
    fn a_debt_grows_old_over_easter() {
        let debt = facts(State::Waiting, false, date(2026, 4, 2));
        let at = |day: Date, hour: i8| {
            let at = day.at(hour, 0, 0, 0).to_zoned(amsterdam()).unwrap();
            status(
                debt,
                Timestamp(at.timestamp().as_microsecond()),
                &amsterdam(),
            )
        };
        assert_eq!(at(date(2026, 4, 2), 23), Some(Status::Open));
        assert_eq!(at(date(2026, 4, 3), 0), Some(Status::Overdue));
        assert_eq!(at(date(2026, 4, 8), 23), Some(Status::Overdue));
        assert_eq!(at(date(2026, 4, 9), 0), Some(Status::Escalated));
    }

    proptest! {
        #[test]
        fn only_what_waits_grows_old_and_never_younger(
            state in prop::sample::select(State::ALL), acknowledged: bool, due in 0_i64..3000,
            first in -200_000_i64..200_000, later in 0_i64..200_000,
        ) {
            let zone = amsterdam();
            let facts = facts(state, acknowledged, day(due));
            let early = facts.due_at.plus_seconds(first);
            let (early, late) = (status(facts, early, &zone), status(facts, early.plus_seconds(later), &zone));
            match state {
                State::Withdrawn => prop_assert_eq!((early, late), (None, None)),
                State::Waiting => {
                    let age = |status| match status {
                        Some(Status::Open | Status::Acknowledged) => 0,
                        Some(Status::Overdue) => 1,
                        Some(Status::Escalated) => 2,
                        Some(Status::Answered) | None => 9,
                    };
                    prop_assert!(age(early) <= age(late) && age(late) < 9);
                    prop_assert_eq!(age(early) > 0, first > 0);
                    if first <= 0 {
                        prop_assert_eq!(early == Some(Status::Acknowledged), acknowledged);
                    }
                }
                _ => prop_assert_eq!((early, late), (Some(Status::Answered), Some(Status::Answered))),
            }
        }

        #[test]
        fn whenever_the_portal_looks_each_reminder_comes_once(
            due in 20_i64..2000, looks in prop::collection::btree_set(0_i64..60, 1..40),
        ) {
            let due = day(due);
            // The portal may have been down for days: no reminder falls between two runs.
            let mut since = due.checked_sub(Span::new().days(30)).unwrap();
            let (mut reminders, mut overdue, mut last) = (0, 0, since);
            for look in looks {
                let today = due.checked_add(Span::new().days(look - 29)).unwrap();
                reminders += i32::from(reminds(due, since, today));
                overdue += i32::from(working_days::became_overdue(due, since, today));
                (since, last) = (today, today);
            }
            prop_assert!(reminders <= 2);
            prop_assert_eq!(reminders > 0, last >= working_days::before(due, REMIND_BEFORE));
            prop_assert_eq!(overdue, i32::from(last > due));
        }
    }
}
