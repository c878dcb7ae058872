//! The recurring work of the portal: when each task runs, and what it does.
//!
//! Owns no table: a run is a row of the outbox. What must stay true: the next run is planned before the present
//! one starts, so that one that fails stops none of those after it; until a run succeeds, the next one covers
//! its days too. This module is in the top wing because its table names slices of every wing; the outbox knows
//! the names only.

#[cfg(test)]
mod tests;

use crate::{
    Error, Portal, Result, Timestamp,
    answering::owed_answers,
    base::{
        db::Tx,
        outbox::{self, Recurring, Task},
    },
    overview::indicators,
    people::{accounts::prune, imports, organisation},
    transaction,
};
use jiff::{Span, tz::TimeZone};
use std::pin::Pin;

/// A run under way.
type Run<'a> = Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;

/// A recurring task.
struct Line {
    /// The beginning of the names of its events; rows in databases have it, so it must not change.
    name: &'static str,
    /// The moment of its next run after this one, in the organisation's zone.
    next: fn(Timestamp, &TimeZone) -> Result<Timestamp>,
    /// Whether it runs when the portal starts too, unless it did so that day.
    at_start: bool,
    /// The work, for everything after the first moment up to the second. It is idempotent.
    does: for<'a> fn(&'a Portal, Timestamp, Timestamp) -> Run<'a>,
}

/// The table. A new task is one line here, under its name in the outbox.
#[rustfmt::skip]
const fn line(work: Recurring) -> Line {
    match work {
        Recurring::Prune => Line { name: "prune", next: |now, zone| daily(3, now, zone), at_start: true, does: |portal, _, _| Box::pin(forget(portal)) },
        Recurring::Measure => Line { name: "measure", next: |now, zone| daily(4, now, zone), at_start: true, does: |portal, _, _| Box::pin(indicators::operations::measure(portal)) },
        Recurring::RemindOfDebts => Line { name: "debts", next: |now, zone| daily(8, now, zone), at_start: false, does: |portal, since, now| Box::pin(owed_answers::operations::remind(portal, since, now)) },
    }
}

/// Forgets what need not be kept, and then the bytes of it.
async fn forget(portal: &Portal) -> Result<()> {
    prune::prune(portal).await?;
    imports::operations::forget_old(portal).await?;
    portal.db.write_back().await;
    Ok(())
}

/// The first moment after `now` at which the day of the organisation has this hour.
fn daily(hour: i8, now: Timestamp, zone: &TimeZone) -> Result<Timestamp> {
    let mut day = now.date_in(zone);
    loop {
        let at = Timestamp::at_hour(day, hour, zone);
        if at > now {
            return Ok(at);
        }
        day = day
            .checked_add(Span::new().days(1))
            .map_err(Error::unavailable)?;
    }
}

/// Makes sure that the next run of every task is in the outbox, and today's run of tasks that also run at the
/// start. From then on each run plans the next one. Planning twice has no further effect, whichever node does
/// it.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be written.
pub async fn plan(portal: &Portal) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let zone = organisation::store::zone(tx).await?;
        for &work in Recurring::ALL {
            if line(work).at_start {
                let task = Task::Recurring { work, since: now };
                outbox::task(tx, now, now, &event(work, now, &zone), &task).await?;
            }
            plan_next(tx, now, work, now, &zone).await?;
        }
        Ok(())
    })
}

/// Plans the next run, then does the work for everything after `since`. Once that is done, the next run begins
/// where this one ended.
///
/// # Errors
/// The errors of the work; [`Error::Unavailable`] when the next run can't be planned.
pub async fn carry_out(portal: &Portal, work: Recurring, since: Timestamp) -> Result<()> {
    let now = portal.now();
    let next = transaction!(portal.db, tx => {
        let zone = organisation::store::zone(tx).await?;
        plan_next(tx, now, work, since, &zone).await
    })?;
    (line(work).does)(portal, since, now).await?;
    transaction!(portal.db, tx => {
        outbox::change_task(tx, &next, &Task::Recurring { work, since: now }).await
    })
}

async fn plan_next(
    tx: &mut Tx,
    now: Timestamp,
    work: Recurring,
    since: Timestamp,
    zone: &TimeZone,
) -> Result<String> {
    let at = (line(work).next)(now, zone)?;
    let event = event(work, at, zone);
    outbox::task(tx, now, at, &event, &Task::Recurring { work, since }).await?;
    Ok(event)
}

/// One event for each day, so that many nodes plan it once.
fn event(work: Recurring, at: Timestamp, zone: &TimeZone) -> String {
    format!("{}:{}", line(work).name, at.date_in(zone))
}
