//! These rules say for which days contacts are logged, and whose contacts count for the management team and for departments.

use super::{DepartmentDays, Met};
use crate::{
    Problem, Result,
    base::{
        ids::{AccountId, DepartmentId},
        time::Day,
        working_days,
    },
    people::departments::Department,
    rounds::proposals::visibility::FEWEST_PEOPLE,
};
use jiff::{Span, civil::Date};
use std::collections::BTreeSet;

/// The days back for which a contact can be logged and counts for the page of the board.
pub const DAYS: i64 = 30;

/// The first day that counts, seen from `today`.
#[must_use]
pub fn first_day(today: Date) -> Date {
    today.saturating_sub(Span::new().days(DAYS))
}

/// # Errors
/// [`Problem::InTheFuture`], or [`Problem::TooLongAgo`] for a day before [`first_day`].
pub fn check_day(day: Date, today: Date) -> Result<Date, Problem> {
    if day > today {
        Err(Problem::InTheFuture)
    } else if day < first_day(today) {
        Err(Problem::TooLongAgo(DAYS))
    } else {
        Ok(day)
    }
}

/// The working days among the last days, today included.
#[must_use]
pub fn working_days(today: Date) -> BTreeSet<Date> {
    let first = first_day(today);
    first
        .series(Span::new().days(1))
        .take_while(|day| *day <= today)
        .filter(|day| working_days::is_working_day(*day))
        .collect()
}

/// The shares of departments of so many people; those of fewer would tell of one person what is only theirs to know. `met`
/// holds, for each department and day, how many of its people met a customer.
#[must_use]
pub fn shares(
    departments: Vec<Department>,
    met: &[(DepartmentId, Date, i64)],
    days: &BTreeSet<Date>,
) -> Vec<DepartmentDays> {
    let all = i64::try_from(days.len()).unwrap_or(i64::MAX);
    departments
        .into_iter()
        .filter(|one| one.colleagues >= FEWEST_PEOPLE && all > 0)
        .map(|one| {
            let own = met
                .iter()
                .filter(|(id, day, _)| *id == one.id && days.contains(day));
            let times: i64 = own.map(|(.., times)| times).sum();
            DepartmentDays {
                percent: (100 * times / (one.colleagues * all)).min(100),
                name: one.name,
                people: one.colleagues,
            }
        })
        .collect()
}

/// Combines the contacts of each member of the team: their logged contacts (the number since the first day that
/// counts, and the last day of all) and the days of their sessions. Members who never had any come first, then those
/// whose last contact is longest ago.
#[must_use]
pub fn tally(
    team: Vec<(AccountId, String)>,
    first: Date,
    logged: &[(AccountId, i64, Option<Date>)],
    sessions: &[(AccountId, Date)],
) -> Vec<Met> {
    let mut met: Vec<_> = team
        .into_iter()
        .map(|(account, name)| {
            let of_contacts = logged.iter().find(|(who, ..)| *who == account);
            let days = || {
                let own = sessions.iter().filter(|(who, _)| *who == account);
                own.map(|(_, day)| *day)
            };
            Met {
                account,
                name,
                contacts: of_contacts.map_or(0, |(_, times, _)| *times),
                sessions: i64::try_from(days().filter(|day| *day >= first).count())
                    .unwrap_or(i64::MAX),
                last_on: Day(of_contacts
                    .and_then(|(_, _, last)| *last)
                    .into_iter()
                    .chain(days())
                    .max()),
            }
        })
        .collect();
    // The sort is stable: members with the same day stay in the order of their names.
    met.sort_by_key(|one| one.last_on.0);
    met
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const TODAY: Date = date(2026, 3, 31);

    fn day(back: i64) -> Date {
        TODAY.saturating_sub(Span::new().days(back))
    }

    #[test]
    fn a_department_of_few_people_has_no_share_and_weekends_don_t_count() {
        let department = |id, colleagues| Department {
            id: DepartmentId(id),
            division: "Klant".to_owned(),
            name: format!("Afdeling {id}"),
            kind: crate::people::departments::Kind::Other,
            colleagues,
        };
        let days = working_days(TODAY);
        assert!(days.iter().all(|day| working_days::is_working_day(*day)));
        let all = i64::try_from(days.len()).unwrap();
        let friday = date(2026, 3, 27);
        let sunday = date(2026, 3, 29);
        let met = [
            (DepartmentId(1), friday, 5),
            (DepartmentId(1), sunday, 5),
            (DepartmentId(2), friday, 4),
        ];
        let told = shares(vec![department(1, 5), department(2, 4)], &met, &days);
        assert_eq!(told.len(), 1, "four people are too few");
        assert_eq!(told[0].percent, 100 / all);
    }

    proptest! {
        #[test]
        fn a_contact_is_of_one_of_the_last_thirty_days(back in -60_i64..90) {
            let outcome = check_day(day(back), TODAY);
            prop_assert_eq!(outcome.is_ok(), (0..=DAYS).contains(&back));
            prop_assert_eq!(outcome == Err(Problem::InTheFuture), back < 0);
        }

        #[test]
        fn everybody_of_the_team_is_named_once_and_nothing_is_lost(
            team in 0..6_i64,
            logged in prop::collection::btree_map(0..8_i64, (1..5_i64, 0..31_i64), 0..8),
            sessions in prop::collection::vec((0..8_i64, 0..90_i64), 0..12),
        ) {
            let names = (0..team).map(|id| (AccountId(id), format!("Naam {id}"))).collect::<Vec<_>>();
            let logged: Vec<_> = logged
                .into_iter()
                .map(|(who, (times, back))| (AccountId(who), times, Some(day(back))))
                .collect();
            let sessions: Vec<_> = sessions.into_iter().map(|(who, back)| (AccountId(who), day(back))).collect();
            let met = tally(names.clone(), first_day(TODAY), &logged, &sessions);
            let mut accounts: Vec<_> = met.iter().map(|one| one.account).collect();
            accounts.sort_unstable();
            prop_assert_eq!(accounts, names.iter().map(|(id, _)| *id).collect::<Vec<_>>());
            for one in &met {
                let lately = one.last_on.0.is_some_and(|day| day >= first_day(TODAY));
                prop_assert_eq!(one.nobody(), !lately);
                let own = || sessions.iter().filter(|(who, _)| *who == one.account);
                prop_assert!(own().all(|(_, day)| Some(*day) <= one.last_on.0));
                let of_sessions = own().filter(|(_, day)| *day >= first_day(TODAY)).count();
                prop_assert_eq!(one.sessions, of_sessions as i64);
                let of_contacts: i64 = logged.iter().filter(|(who, ..)| *who == one.account).map(|row| row.1).sum();
                prop_assert_eq!(one.contacts, of_contacts);
            }
            for pair in met.windows(2) {
                prop_assert!(pair[0].last_on.0 <= pair[1].last_on.0);
            }
        }
    }
}
