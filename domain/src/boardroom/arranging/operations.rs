//! Planning a session, changing it, setting its time and cancelling it.

use crate::{
    Actor, Error, FieldErrors, Portal, Problem, Result, Timestamp,
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::SessionId,
        outbox::{self, Mail},
        values,
    },
    boardroom::{
        agenda::reminders,
        calendar::tell,
        dates, minutes,
        room::left_open,
        seats::{self, operations::leaving},
        session_feedback,
        sessions::{
            Action, LONGEST_REASON, Part, Session, SessionForm,
            operations::{load, moment},
            parsed::{Parsed, parse},
            rules::{check_arranges, room},
            store,
        },
        taking_part,
    },
    people::{accounts, organisation},
    transaction,
};
use std::collections::BTreeSet;

/// Checks that everybody fits, and that there are at least `given` seats.
fn check_room(new: &Parsed, given: i64) -> Result<(), FieldErrors> {
    let staff: BTreeSet<_> = new.staff.iter().chain([&new.facilitator]).collect();
    let staff = i64::try_from(staff.len()).unwrap_or(i64::MAX);
    room(new.capacity, staff, new.seats, given)
}

/// Adds the facilitator and the chosen staff to the participants, and removes staff who are not chosen any more.
async fn keep_staff(tx: &mut Tx, now: Timestamp, id: SessionId, new: &Parsed) -> Result<()> {
    let staff = accounts::store::staff::names(tx).await?;
    let mut chosen = new.staff.clone();
    chosen.push(new.facilitator);
    if chosen
        .iter()
        .any(|account| !staff.iter().any(|(known, _)| known == account))
    {
        return Err(Error::invalid("staff", Problem::NotAChoice));
    }
    for old in store::people(tx, id).await? {
        if old.part == Part::Staff && !chosen.contains(&old.account_id) {
            leaving::leave(tx, now, id, old.account_id).await?;
        }
    }
    for account in chosen {
        taking_part::join(tx, now, id, account, Part::Staff).await?;
    }
    Ok(())
}

/// Plans a session of a series.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who does not arrange the sessions of the series; [`Error::Invalid`] field by field,
/// with [`Problem::OnlyInforms`] and [`Problem::NoCustomerSeat`] among them.
pub async fn plan(portal: &Portal, actor: &Actor, typed: &SessionForm) -> Result<SessionId> {
    let by = actor.account().ok_or(Error::Forbidden)?;
    let new = parse(typed)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let series = store::series(tx, new.series).await?;
        let series = series.ok_or_else(|| Error::invalid("series", Problem::NotAChoice))?;
        check_arranges(actor, series.secretary_id)?;
        check_room(&new, 0)?;
        let id = store::insert(tx, now, by, &new).await?;
        store::keep_links(tx, id, &new.proposals, &new.projects).await?;
        keep_staff(tx, now, id, &new).await?;
        audit::note(tx, now, actor, audit::Action::SessionPlan, Subject::Session(id), "").await?;
        Ok(id)
    })
}

/// Changes the subject and the place of a session, and the staff who take part.
///
/// # Errors
/// As [`plan`]; [`Error::NotFound`]; [`crate::Conflict::SessionEnded`].
pub async fn change(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    typed: &SessionForm,
) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let old = load(tx, actor, id).await?;
        old.state.after(Action::Change)?;
        let new = parse(typed)?;
        let series = store::series(tx, new.series).await?;
        let series = series.ok_or_else(|| Error::invalid("series", Problem::NotAChoice))?;
        check_arranges(actor, series.secretary_id)?;
        check_room(&new, seats::operations::given(tx, now, &old).await?)?;
        let told = new.differs_in_calendars(&old);
        store::update(tx, id, &new, told).await?;
        store::keep_links(tx, id, &new.proposals, &new.projects).await?;
        if told {
            tell::everybody(tx, now, id).await?;
        }
        keep_staff(tx, now, id, &new).await?;
        seats::operations::session_changed(tx, now, id).await?;
        audit::note(tx, now, actor, audit::Action::SessionChange, Subject::Session(id), "").await
    })
}

/// Sets the time of a session, or moves it, with a reason that everybody who takes part reads.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who does not arrange it; [`Error::Invalid`] for `day`, `time` and, to move it, `why`;
/// [`crate::Conflict::SessionEnded`].
pub async fn set_date(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    (day, time): (&str, &str),
    why: &str,
) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let session = load(tx, actor, id).await?;
        session.state.after(Action::Settle)?;
        let zone = organisation::store::zone(tx).await?;
        let at = moment(day, time, &zone, now)?;
        dates::operations::check_not_declined(tx, id, at).await?;
        let told = why.trim();
        if session.starts_at == Some(at) && !told.is_empty() && told != session.moved_why {
            // The reason would be dropped.
            return Err(Error::invalid("day", Problem::Unchanged));
        }
        let moves = session.starts_at.is_some_and(|before| before != at);
        let why = if moves { form::one("why", values::prose(why, LONGEST_REASON))? } else { String::new() };
        settle(tx, now, actor, &session, (at, &why)).await
    })
}

/// Sets the time of a session, which ends the search for a date. The same time again changes nothing else.
pub(crate) async fn settle(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    session: &Session,
    (at, moved_why): (Timestamp, &str),
) -> Result<()> {
    session.state.after(Action::Settle)?;
    dates::operations::end(tx, now, session.id, at).await?;
    if session.starts_at == Some(at) {
        return Ok(());
    }
    store::settle(tx, session.id, at, moved_why).await?;
    tell::everybody(tx, now, session.id).await?;
    seats::operations::session_moved(tx, now, session.id, session.starts_at).await?;
    session_feedback::operations::plan_asking(tx, now, session, at).await?;
    minutes::operations::plan_reminders(tx, now, session, at).await?;
    left_open::plan(tx, now, session, at).await?;
    reminders::plan(tx, now, session.id, at).await?;
    audit::note(
        tx,
        now,
        actor,
        audit::Action::SessionSettle,
        Subject::Session(session.id),
        "",
    )
    .await
}

/// Cancels a session, with a reason for everybody who takes part, waits for a seat, or was asked about dates:
/// each gets one mail.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who does not arrange it; [`Error::Invalid`] for `why`;
/// [`crate::Conflict::SessionEnded`].
pub async fn cancel(portal: &Portal, actor: &Actor, id: SessionId, why: &str) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        load(tx, actor, id).await?.state.after(Action::Cancel)?;
        let why = form::one("why", values::prose(why, LONGEST_REASON))?;
        store::cancel(tx, now, id, &why).await?;
        tell::everybody(tx, now, id).await?;
        seats::operations::session_cancelled(tx, now, id).await?;
        let event = format!("session:{id}:cancelled");
        outbox::mail_cancelled(tx, now, &event, id, &Mail::SessionCancelled { session: id }).await?;
        audit::note(tx, now, actor, audit::Action::SessionCancel, Subject::Session(id), "").await
    })
}
