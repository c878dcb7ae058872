//! The verbs of the owner of a commitment.

use super::{
    super::{
        Action, LONGEST, State,
        rules::{ASK_AFTER_DAYS, check_keeps, check_offer},
        store, telling,
    },
    load, plan_reminders,
};
use crate::{
    Actor, Conflict, Error, Portal, Problem, Result,
    base::{
        audit::{self, Subject},
        form,
        ids::{CommitmentId, HandOverId},
        outbox::{self, Mail, Task},
        values,
    },
    people::organisation,
    rounds::hand_overs::{LONGEST as LONGEST_OFFER, Thing, offering::offer_to},
    transaction,
};

/// Another day, as typed.
#[derive(Clone, Debug, Default)]
pub struct ToMove {
    /// The day that the page showed.
    pub from_on: String,
    /// The new day.
    pub due_on: String,
    /// The reason.
    pub reason: String,
}

/// Moves the day, with a reason that is mailed to everybody to whom it was promised. The same form sent twice
/// moves it once.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who does not keep it; [`Error::Invalid`] field by field;
/// [`Conflict::CommitmentEnded`]; [`Conflict::ChangedMeanwhile`] when the day that the page showed is not its
/// day any more.
pub async fn move_day(
    portal: &Portal,
    actor: &Actor,
    id: CommitmentId,
    typed: &ToMove,
) -> Result<()> {
    let by = actor.account().ok_or(Error::Forbidden)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let found = load(tx, id).await?;
        check_keeps(actor, found.owner_id)?;
        found.state.after(Action::Move)?;
        let zone = organisation::store::zone(tx).await?;
        let from_on = typed.from_on.trim();
        let today = now.date_in(&zone);
        let to = match values::date_to_come(&typed.due_on, today) {
            Ok(day) if day.to_string() == from_on => Err(Problem::SameDay),
            other => other,
        };
        let (to, reason) = form::read((
            ("due_on", to),
            ("reason", values::prose(&typed.reason, LONGEST)),
        ))?;
        let to_on = to.to_string();
        if !store::move_day(tx, id, from_on, &to_on, &today.to_string()).await? {
            let moves = store::moves(tx, id).await?;
            let same = moves.last().is_some_and(|last| {
                last.from_on.as_text() == from_on && last.to_on.as_text() == to_on && last.reason == reason
            });
            return if same { Ok(()) } else { Err(Conflict::ChangedMeanwhile.into()) };
        }
        let moved = store::insert_move(tx, now, id, (from_on, &to_on), &reason, by).await?;
        let event = format!("commitment:{id}:moved:{moved}");
        outbox::mail_promised(tx, now, &event, id, &Mail::CommitmentMoved { commitment: id, moved }).await?;
        plan_reminders(tx, now, id, to, &zone).await?;
        audit::note(tx, now, actor, audit::Action::CommitmentMove, Subject::Commitment(id), &format!("{from_on} {to_on}")).await
    })
}

/// Marks it as done, with a sentence about what was done. In thirty days the customers are asked whether it
/// happened. The same form sent twice has one effect.
///
/// # Errors
/// As [`move_day`].
pub async fn call_done(portal: &Portal, actor: &Actor, id: CommitmentId, note: &str) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let found = load(tx, id).await?;
        check_keeps(actor, found.owner_id)?;
        let note = form::one("note", values::prose(note, LONGEST))?;
        if found.state == State::Done && found.done_note == note {
            return Ok(());
        }
        found.state.after(Action::CallDone)?;
        if !store::call_done(tx, now, id, &note).await? {
            return Err(Conflict::CommitmentEnded.into());
        }
        telling::publish(tx, id).await?;
        let at = now.plus_days(ASK_AFTER_DAYS);
        let task = Task::AskOfCommitment { commitment: id };
        outbox::task(tx, now, at, &format!("commitment:{id}:ask"), &task).await?;
        audit::note(tx, now, actor, audit::Action::CommitmentCallDone, Subject::Commitment(id), "").await
    })
}

/// Gives it up, with a reason that is mailed to everybody to whom it was promised. The same form sent twice has
/// one effect.
///
/// # Errors
/// As [`move_day`].
pub async fn give_up(portal: &Portal, actor: &Actor, id: CommitmentId, why: &str) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let found = load(tx, id).await?;
        check_keeps(actor, found.owner_id)?;
        let why = form::one("why", values::prose(why, LONGEST))?;
        if found.state == State::GivenUp && found.given_up_why == why {
            return Ok(());
        }
        found.state.after(Action::GiveUp)?;
        if !store::give_up(tx, now, id, &why).await? {
            return Err(Conflict::CommitmentEnded.into());
        }
        telling::publish(tx, id).await?;
        let event = format!("commitment:{id}:given-up");
        outbox::mail_promised(tx, now, &event, id, &Mail::CommitmentGivenUp { commitment: id }).await?;
        audit::note(tx, now, actor, audit::Action::CommitmentGiveUp, Subject::Commitment(id), "").await
    })
}

/// Offers it to another project owner. Until they accept, the actor keeps it.
///
/// # Errors
/// As [`check_offer`]; [`Error::Invalid`] field by field; [`Conflict::CommitmentEnded`].
pub async fn offer(
    portal: &Portal,
    actor: &Actor,
    id: CommitmentId,
    to: &str,
    sentence: &str,
) -> Result<HandOverId> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let found = load(tx, id).await?;
        check_offer(actor, &found)?;
        found.state.after(Action::Offer)?;
        let (to, sentence) = form::read((
            ("to", values::chosen(to)),
            ("sentence", values::line(sentence, LONGEST_OFFER)),
        ))?;
        offer_to(tx, now, actor, Thing::Commitment(id), to, &sentence).await
    })
}
