//! Planning a review, reminding of it, and publishing the findings.

use super::{LONGEST, store};
use crate::{
    Actor, Conflict, Error, Portal, Problem, Result, Role, Timestamp,
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::ProposalId,
        outbox::{self, Mail, Task},
        values,
    },
    people::organisation,
    rounds::{projects, proposals},
    transaction,
};
use jiff::{civil::Date, tz::TimeZone};

/// The hour of the organisation's day at which owners are reminded.
const MORNING: i8 = 8;

/// The findings, as typed.
#[derive(Clone, Debug, Default)]
pub struct ReviewForm {
    /// The findings about the decision.
    pub seen: String,
    /// The day of another review; may be left out.
    pub next_on: String,
}

/// A day after today, or none.
///
/// # Errors
/// [`Problem::NotADate`] or [`Problem::InThePast`].
pub(in crate::answering::decisions) fn next_day(
    typed: &str,
    today: Date,
) -> Result<Option<Date>, Problem> {
    if crate::base::text::is_blank(typed) {
        return Ok(None);
    }
    let day = values::date(typed)?;
    if day <= today {
        return Err(Problem::InThePast);
    }
    Ok(Some(day))
}

/// Plans a review with the row that reminds of it.
pub(in crate::answering::decisions) async fn plan(
    tx: &mut Tx,
    now: Timestamp,
    zone: &TimeZone,
    id: ProposalId,
    due_on: Date,
) -> Result<()> {
    store::plan(tx, id, due_on).await?;
    let event = format!("proposal:{id}:review:{due_on}");
    let at = Timestamp::at_hour(due_on, MORNING, zone);
    outbox::task(tx, now, at, &event, &Task::RemindOfReview { proposal: id }).await
}

/// Reminds the owner of a review whose day has come. Doing it twice has no further effect.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read or written.
pub async fn remind(portal: &Portal, id: ProposalId) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let Some(due) = store::to_come(tx, id).await? else {
            return Ok(());
        };
        let event = format!("proposal:{id}:review:{}:due", due.due_on.as_text());
        outbox::mail(tx, now, &event, due.owner_id, &Mail::ReviewDue { proposal: id }).await
    })
}

/// Tells everybody who voted or wrote how the decision turned out, and plans another review if the form asks for one.
///
/// # Errors
/// [`Error::NotFound`] when none was planned; [`Error::Forbidden`] for anyone who does not own the project;
/// [`Error::Invalid`] field by field; [`Conflict::Reviewed`] when it was done meanwhile.
pub async fn record(
    portal: &Portal,
    actor: &Actor,
    id: ProposalId,
    typed: &ReviewForm,
) -> Result<()> {
    actor.require(Role::ProjectOwner)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let Some(due) = store::to_come(tx, id).await? else {
            let proposal = proposals::store::find(tx, now, id).await?.ok_or(Error::NotFound)?;
            projects::rules::check_change(actor, proposal.owner_id)?;
            let reviewed = !store::of(tx, id).await?.is_empty();
            return Err(if reviewed { Conflict::Reviewed.into() } else { Error::NotFound });
        };
        projects::rules::check_change(actor, due.owner_id)?;
        let zone = organisation::store::zone(tx).await?;
        let (seen, next_on) = form::read((
            ("seen", values::prose(&typed.seen, LONGEST)),
            ("next_on", next_day(&typed.next_on, now.date_in(&zone))),
        ))?;
        let due_on = due.due_on.as_text();
        if !store::record(tx, now, id, &due_on, actor.account(), &seen).await? {
            return Err(Conflict::Reviewed.into());
        }
        if let Some(next_on) = next_on {
            plan(tx, now, &zone, id, next_on).await?;
        }
        let event = format!("proposal:{id}:review:{due_on}:seen");
        outbox::mail_heard(tx, now, &event, id, &Mail::DecisionReviewed { proposal: id, due_on: due_on.clone() }).await?;
        audit::note(tx, now, actor, audit::Action::DecisionReview, Subject::Proposal(id), "").await
    })
}
