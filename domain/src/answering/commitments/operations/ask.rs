//! Asking customers whether promises to them were kept, and reminding owners.

use super::{
    super::{Happened, LONGEST, State, store},
    load,
};
use crate::{
    Actor, Conflict, Error, Portal, Result, Timestamp,
    base::{
        db::Tx,
        form,
        ids::CommitmentId,
        outbox::{self, Mail},
        values,
        working_days::became_overdue,
    },
    people::{mandates, organisation},
    transaction,
};
use jiff::civil::Date;

/// Asks everybody to whom it was promised whether it happened, by mail and on their home page. Asking twice has
/// no further effect.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read or written.
pub async fn ask(portal: &Portal, id: CommitmentId) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        if !store::mark_asked(tx, now, id).await? {
            return Ok(());
        }
        let event = format!("commitment:{id}:asked");
        outbox::mail_promised(tx, now, &event, id, &Mail::CommitmentAsked { commitment: id }).await
    })
}

/// Records the word of somebody about a promise that was made to them. They may change it later. The first "no"
/// of each person is mailed to its owner and to the customer conscience.
///
/// # Errors
/// [`Error::NotFound`] for anyone to whom it was not promised; [`Error::Invalid`] field by field;
/// [`Conflict::NotAsked`] before they were asked.
pub async fn say(
    portal: &Portal,
    actor: &Actor,
    id: CommitmentId,
    happened: &str,
    said: &str,
) -> Result<()> {
    let member = actor.require_member()?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let mine = store::mine(tx, id, member).await?.ok_or(Error::NotFound)?;
        if mine.asked_at.is_none() {
            return Err(Conflict::NotAsked.into());
        }
        let (happened, said) = form::read((
            ("happened", happened.parse::<Happened>()),
            ("said", values::optional(said, |text| values::prose(text, LONGEST))),
        ))?;
        if mine.happened == Some(happened) && mine.said == said {
            return Ok(());
        }
        store::hear(tx, now, id, member, happened, &said).await?;
        if happened == Happened::No {
            let owner = load(tx, id).await?.owner_id;
            let conscience = mandates::store::current(tx).await?;
            let event = format!("commitment:{id}:denied:{member}");
            for reader in std::iter::once(owner).chain(conscience) {
                outbox::mail(tx, now, &event, reader, &Mail::CommitmentDenied { commitment: id }).await?;
            }
        }
        Ok(())
    })
}

/// Reminds its owner, when it is still open and still due on that day.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read or written.
pub async fn remind(portal: &Portal, id: CommitmentId, due_on: &str) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let found = load(tx, id).await?;
        if found.state != State::Open || found.due_on.as_text() != due_on {
            return Ok(());
        }
        let zone = organisation::store::zone(tx).await?;
        let event = format!("commitment:{id}:due:{due_on}:{}", now.date_in(&zone));
        outbox::mail(tx, now, &event, found.owner_id, &Mail::CommitmentDue { commitment: id }).await
    })
}

/// Tells owners on a Monday which of their commitments are late, and the customer conscience which became late
/// on one of the days after `since` up to `today`. It is part of the reminders of every morning.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read or written.
pub(crate) async fn remind_of_late(
    tx: &mut Tx,
    now: Timestamp,
    since: Date,
    today: Date,
    monday: bool,
) -> Result<()> {
    let event = format!("commitments:late:{since}");
    let mut became_late = false;
    for (owner, due_on) in store::late(tx, &today.to_string()).await? {
        let due: Option<Date> = due_on.parse().ok();
        became_late |= due.is_some_and(|due| became_overdue(due, since, today));
        if monday {
            outbox::mail(tx, now, &event, owner, &Mail::CommitmentsLate).await?;
        }
    }
    if became_late && let Some(conscience) = mandates::store::current(tx).await? {
        outbox::mail(tx, now, &event, conscience, &Mail::CommitmentsLate).await?;
    }
    Ok(())
}
