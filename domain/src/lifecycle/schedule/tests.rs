//! The table, and the rows that it writes.

use super::*;
use crate::{
    base::{
        db::testing::NOON,
        outbox::{Work, work},
    },
    execute, on_both_engines, scalars, value,
};
use jiff::civil::date;
use std::collections::BTreeSet;

#[test]
fn every_name_is_of_one_piece_of_work() {
    let names: BTreeSet<_> = Recurring::ALL.iter().map(|&work| line(work).name).collect();
    assert_eq!(names.len(), Recurring::ALL.len());
}

#[test]
fn the_next_time_is_after_now_on_the_clock_of_the_organisation() {
    let zone = TimeZone::get("Europe/Amsterdam").unwrap();
    // The clocks go forward in the night to 29 March 2026.
    let (before, after) = (date(2026, 3, 28), date(2026, 3, 29));
    for &work in Recurring::ALL {
        let next = |now| (line(work).next)(now, &zone).unwrap();
        let first = next(Timestamp::end_of(before, &zone).plus_days(-1));
        let second = next(first);
        assert_eq!(
            (first.date_in(&zone), second.date_in(&zone)),
            (before, after)
        );
        assert!(
            first < second && next(first.plus_seconds(-1)) == first,
            "{work:?}"
        );
    }
    let eight = daily(8, Timestamp::at_hour(after, 7, &zone), &zone).unwrap();
    assert_eq!(eight.to_jiff().to_string(), "2026-03-29T06:00:00Z");
}

/// The planned runs of a task, in the order of their times.
async fn waiting(portal: &Portal, work: Recurring) -> Vec<String> {
    let mut tx = portal.db.read().await.unwrap();
    scalars!(
        tx,
        "select payload from outbox where kind = $1 and channel = 'task' and state = 'waiting' order by run_at",
        work.as_str()
    )
    .unwrap()
}

on_both_engines! {
    async fn every_run_plans_the_next_one_once(portal: Portal) {
        for _ in 0..3 {
            plan(&portal).await.unwrap();
        }
        let mut runs = Vec::new();
        for hours in 0..72 {
            portal.clock.set(NOON.plus_minutes(60 * hours));
            while let Some(job) = work::claim(&portal, outbox::Wanted::Everything).await.unwrap() {
                let Work::Task(Task::Recurring { work, since }) = job.work else {
                    panic!("{job:?}");
                };
                runs.push((work, portal.now().to_jiff().to_string()));
                for _ in 0..2 {
                    carry_out(&portal, work, since).await.unwrap();
                }
                work::done(&portal, &job).await.unwrap();
            }
        }
        let of = |which| runs.iter().filter(|(work, _)| *work == which).map(|(_, at)| at.as_str()).collect::<Vec<_>>();
        // There is no organisation yet, so its zone is UTC.
        assert_eq!(of(Recurring::RemindOfDebts), ["2026-03-03T08:00:00Z", "2026-03-04T08:00:00Z", "2026-03-05T08:00:00Z"]);
        for (work, hour) in [(Recurring::Measure, 4), (Recurring::Prune, 3)] {
            let nights = (3..6).map(|day| format!("2026-03-0{day}T0{hour}:00:00Z"));
            let expected: Vec<_> = std::iter::once("2026-03-02T11:00:00Z".to_owned()).chain(nights).collect();
            assert_eq!(of(work), expected);
        }
    }

    async fn a_run_that_fails_stops_none_of_those_after_it(portal: Portal) {
        plan(&portal).await.unwrap();
        let since = portal.now();
        portal.clock.set(since.plus_days(1));
        transaction!(portal.db, tx => { execute!(tx, "alter table measures rename to away").map(drop) }).unwrap();
        for _ in 0..2 {
            assert!(carry_out(&portal, Recurring::Measure, since).await.is_err());
        }
        // The next run is planned, and covers the days of the one that failed.
        let planned = waiting(&portal, Recurring::Measure).await;
        assert_eq!(planned.len(), 3, "{planned:?}");
        assert!(planned[2].contains(&since.0.to_string()), "{planned:?}");
        transaction!(portal.db, tx => { execute!(tx, "alter table away rename to measures").map(drop) }).unwrap();
        carry_out(&portal, Recurring::Measure, since).await.unwrap();
        // It succeeded after all, so the next run begins after its days.
        let planned = waiting(&portal, Recurring::Measure).await;
        assert_eq!(planned.len(), 3, "{planned:?}");
        assert!(planned[2].contains(&portal.now().0.to_string()), "{planned:?}");
    }

    async fn what_an_earlier_version_planned_is_done(portal: Portal) {
        transaction!(portal.db, tx => {
            execute!(
                tx,
                "insert into outbox (event, channel, person, kind, payload, urgent, run_at, state, attempts, created_at)
                 select 'measure:2026-03-01', 'task', '', 'measure', '{\"task\":\"measure\"}', 0, $1, 'waiting', 0, $1
                 union all
                 select 'debts:2026-03-01', 'task', '', 'remind_of_debts', '{\"task\":\"remind_of_debts\",\"since\":5}', 0, $1, 'waiting', 0, $1",
                NOON
            )
            .map(drop)
        })
        .unwrap();
        let mut found = Vec::new();
        while let Some(job) = work::claim(&portal, outbox::Wanted::Everything).await.unwrap() {
            let Work::Task(Task::Recurring { work, since }) = job.work else { panic!("{job:?}") };
            found.push((work, since.0));
            carry_out(&portal, work, since).await.unwrap();
            work::done(&portal, &job).await.unwrap();
        }
        assert_eq!(found, [(Recurring::Measure, 0), (Recurring::RemindOfDebts, 5)]);
        let mut tx = portal.db.read().await.unwrap();
        let planned: i64 = value!(tx, "select count(*) from outbox where state = 'waiting'").unwrap();
        assert_eq!(planned, 2);
    }

    async fn many_workers_at_once_plan_it_once(portal: Portal) {
        let starts = (0..8).map(|_| plan(&portal));
        assert!(futures::future::join_all(starts).await.iter().all(Result::is_ok));
        let since = portal.now();
        let runs = (0..16).map(|_| carry_out(&portal, Recurring::Measure, since));
        let done = futures::future::join_all(runs).await;
        assert!(done.iter().all(Result::is_ok), "{done:?}");
        assert_eq!(waiting(&portal, Recurring::Measure).await.len(), 2, "today's and tomorrow's");
    }
}
