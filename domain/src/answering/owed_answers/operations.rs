//! Saying that one has read what was written, and the reminders of every morning.

use super::{rules, store};
use crate::{
    Actor, Error, Portal, Result, Timestamp,
    answering::commitments,
    base::{
        audit,
        db::Tx,
        ids::ContributionId,
        outbox::{self, Mail, Task},
        working_days,
    },
    people::{mandates, organisation},
    rounds::contributions,
    transaction,
};
use jiff::{
    Span,
    civil::{Date, Weekday},
    tz::TimeZone,
};

/// Says that its owner has read a contribution and is at work on it. The writer sees when. Saying it
/// twice is once.
///
/// # Errors
/// [`Error::NotFound`] and [`Error::Forbidden`] for anyone who does not owe the answer;
/// [`crate::Conflict::AlreadyAnswered`], [`crate::Conflict::Withdrawn`].
pub async fn acknowledge(portal: &Portal, actor: &Actor, id: ContributionId) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let debt = contributions::store::debt(tx, id).await?.ok_or(Error::NotFound)?;
        contributions::rules::require_owes(actor, &debt)?;
        debt.standing().answered()?;
        if contributions::store::acknowledge(tx, now, id).await? {
            audit::note(tx, now, actor, "debt.acknowledge", format!("contribution:{id}"), "").await?;
        }
        Ok(())
    })
}

/// The hour of the organisation's day at which reminders go out.
const MORNING: i8 = 8;

/// Sees to it that the next morning's reminders stand in the outbox; from then on they plan
/// themselves.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be written.
pub async fn plan(portal: &Portal) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let zone = organisation::store::zone(tx).await?;
        plan_next(tx, now, &zone).await
    })
}

/// The first morning after `now`.
fn next_morning(now: Timestamp, zone: &TimeZone) -> Result<(Date, Timestamp)> {
    let mut day = now.date_in(zone);
    loop {
        let at = Timestamp::at_hour(day, MORNING, zone);
        if at > now {
            return Ok((day, at));
        }
        day = day
            .checked_add(Span::new().days(1))
            .map_err(Error::unavailable)?;
    }
}

/// One event for each day, so that many nodes plan it once.
async fn plan_next(tx: &mut Tx, now: Timestamp, zone: &TimeZone) -> Result<()> {
    let (day, at) = next_morning(now, zone)?;
    let task = Task::RemindOfDebts { since: now };
    outbox::task(tx, now, at, &format!("debts:{day}"), &task).await
}

/// Reminds of everything that fell due after the day of `since`, tells the customer conscience what
/// became overdue, sends the week's list on a Monday, and plans the next morning. Done twice it has
/// one effect.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read or written.
pub async fn remind(portal: &Portal, since: Timestamp) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let zone = organisation::store::zone(tx).await?;
        let (since, today) = (since.date_in(&zone), now.date_in(&zone));
        let owing = store::owing(tx).await?;
        // A run that is repeated, perhaps after midnight, covers the same days: they name the event.
        let event = |what: &str| format!("debts:{what}:{since}");
        let mut late = false;
        for &(owner, due_at) in &owing {
            let due = due_at.date_in(&zone);
            late |= working_days::became_overdue(due, since, today);
            if rules::reminds(due, since, today) {
                outbox::mail(tx, now, &event("due"), owner, &Mail::DebtsDue).await?;
            }
            if has_monday(since, today) {
                outbox::mail(tx, now, &event("week"), owner, &Mail::DebtsOfTheWeek).await?;
            }
        }
        commitments::operations::remind_of_late(tx, now, since, today, has_monday(since, today)).await?;
        if late
            && let Some(conscience) = mandates::store::current(tx).await?
        {
            outbox::mail(tx, now, &event("overdue"), conscience, &Mail::DebtsOverdue).await?;
        }
        plan_next(tx, now, &zone).await
    })
}

/// Whether one of the days after `since` up to `today` is a Monday.
fn has_monday(since: Date, today: Date) -> bool {
    let days = since.until(today).map_or(0, |span| span.get_days());
    let from_monday = i32::from(today.weekday().since(Weekday::Monday));
    from_monday < days
}
