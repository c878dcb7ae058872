//! Noting that a contribution was read, and the reminders of every morning.

use super::{rules, store};
use crate::{
    Actor, Error, Portal, Result, Role, Timestamp,
    answering::commitments,
    base::{
        audit::{self, Subject},
        ids::ContributionId,
        outbox::{self, Mail},
        working_days,
    },
    people::{accounts::store::staff, mandates, organisation},
    rounds::contributions::{self, State},
    transaction,
};
use jiff::civil::{Date, Weekday};

/// Notes that the owner of a debt has read the contribution and works on it, or that the customer conscience looked at
/// an answer that was refused twice. The writer sees the moment. Doing it twice has no further effect.
///
/// # Errors
/// [`Error::NotFound`] and [`Error::Forbidden`] for anyone who does not owe it;
/// [`crate::Conflict::AlreadyAnswered`], [`crate::Conflict::Withdrawn`].
pub async fn acknowledge(portal: &Portal, actor: &Actor, id: ContributionId) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let debt = contributions::store::debt(tx, id).await?.ok_or(Error::NotFound)?;
        if debt.state == State::Disputed {
            actor.require(Role::CustomerConscience)?;
        } else {
            contributions::rules::require_owes(actor, &debt)?;
            debt.status().answered()?;
        }
        if contributions::store::acknowledge(tx, now, id).await? {
            audit::note(tx, now, actor, audit::Action::DebtAcknowledge, Subject::Contribution(id), "").await?;
        }
        Ok(())
    })
}

/// Reminds owners of everything that fell due after the day of `since`, tells the customer conscience what
/// became overdue and the board what was escalated, and sends the week's list on a Monday, up to the day of
/// `now`. It is idempotent.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read or written.
pub async fn remind(portal: &Portal, since: Timestamp, now: Timestamp) -> Result<()> {
    transaction!(portal.db, tx => {
        let zone = organisation::store::zone(tx).await?;
        let (since, today) = (since.date_in(&zone), now.date_in(&zone));
        let owing = store::owing(tx).await?;
        // A run that is repeated, perhaps after midnight, covers the same days, since the event is named by its
        // first day.
        let mailed = |what: &str| format!("debts:{what}:{since}");
        let mut late = false;
        for &(owner, due_at) in &owing {
            let due = due_at.date_in(&zone);
            late |= working_days::became_overdue(due, since, today);
            if rules::reminds(due, since, today) {
                outbox::mail(tx, now, &mailed("due"), owner, &Mail::DebtsDue).await?;
            }
            if has_monday(since, today) {
                outbox::mail(tx, now, &mailed("week"), owner, &Mail::DebtsOfTheWeek).await?;
            }
        }
        commitments::operations::remind_of_late(tx, now, since, today, has_monday(since, today)).await?;
        if late
            && let Some(conscience) = mandates::store::current(tx).await?
        {
            outbox::mail(tx, now, &mailed("overdue"), conscience, &Mail::DebtsOverdue).await?;
        }
        let due_dates = store::due_dates_of_staff(tx).await?;
        if due_dates.iter().any(|due| rules::became_escalated(due.date_in(&zone), since, today)) {
            for board_member in staff::board_members(tx).await? {
                outbox::mail(tx, now, &mailed("escalated"), board_member, &Mail::DebtsEscalated).await?;
            }
        }
        Ok(())
    })
}

/// Whether one of the days after `since` up to `today` is a Monday.
fn has_monday(since: Date, today: Date) -> bool {
    let days = since.until(today).map_or(0, |span| span.get_days());
    let from_monday = i32::from(today.weekday().since(Weekday::Monday));
    from_monday < days
}
