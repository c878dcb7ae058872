//! Writing and publishing minutes, and reminding of them.

use super::{
    rules::{LONGEST, LONGEST_REASON, REMIND_AFTER_DAYS, check_writes},
    store,
};
use crate::{
    Actor, Conflict, Error, Portal, Problem, Result, Timestamp,
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::{AccountId, SessionId},
        outbox::{self, Mail, Task},
        values,
    },
    boardroom::sessions::{self, Session, State},
    transaction,
};

/// Minutes, as typed.
#[derive(Clone, Debug, Default)]
pub struct MinutesForm {
    /// The text.
    pub text: String,
    /// The reason for a next revision.
    pub reason: String,
    /// The draft that the page showed: its last change, in microseconds; empty for none.
    pub seen: String,
}

/// The session of which the actor writes the minutes; nobody may have written since the page was shown.
async fn begin(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: SessionId,
    typed: &MinutesForm,
) -> Result<(Session, AccountId)> {
    let by = actor.account().ok_or(Error::Forbidden)?;
    if !actor.is_staff() {
        return Err(Error::NotFound);
    }
    let session = sessions::store::find(tx, id)
        .await?
        .ok_or(Error::NotFound)?;
    check_writes(actor, &session, now)?;
    let draft = store::draft(tx, id).await?;
    let same = draft
        .as_ref()
        .is_some_and(|draft| draft.text == typed.text.trim());
    let stands = draft.map_or_else(String::new, |draft| draft.changed_at.0.to_string());
    if stands != typed.seen && !same {
        return Err(Conflict::ChangedMeanwhile.into());
    }
    Ok((session, by))
}

/// Saves a draft, which only its writers see.
///
/// # Errors
/// As [`check_writes`]; [`Error::Invalid`] for `text`; [`Conflict::ChangedMeanwhile`] when a colleague wrote
/// since the page was shown.
pub async fn save(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    typed: &MinutesForm,
) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let (_, by) = begin(tx, now, actor, id, typed).await?;
        let text = form::one("text", values::prose(&typed.text, LONGEST))?;
        store::keep_draft(tx, now, id, &text, by).await
    })
}

/// Publishes the minutes to everybody who took part, with a mail to each. Earlier revisions stay, and a next
/// revision gives its reason. The same form sent twice is one revision.
///
/// # Errors
/// As [`save`]; [`Error::Invalid`] for `reason` of a next revision.
pub async fn publish(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    typed: &MinutesForm,
) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let (_, by) = begin(tx, now, actor, id, typed).await?;
        let text = values::prose(&typed.text, LONGEST);
        let last = store::revisions(tx, id).await?.into_iter().next();
        let reason = match &last {
            None => Ok(String::new()),
            Some(_) => values::prose(&typed.reason, LONGEST_REASON),
        };
        if let Some(last) = &last
            && text.as_ref() == Ok(&last.text)
        {
            let other = reason.is_ok_and(|reason| reason != last.reason);
            return Ok(form::one("text", form::rule(!other, Problem::Taken))?);
        }
        let (text, reason) = form::read((("text", text), ("reason", reason)))?;
        let number = store::last_number(tx, id).await? + 1;
        store::keep_draft(tx, now, id, &text, by).await?;
        store::insert_revision(tx, now, id, number, &text, &reason, by).await?;
        let event = format!("session:{id}:minutes:{number}");
        for person in sessions::store::people(tx, id).await? {
            if person.account_id != by {
                let mail = Mail::MinutesPublished { session: id };
                outbox::mail(tx, now, &event, person.account_id, &mail).await?;
            }
        }
        audit::note(tx, now, actor, audit::Action::MinutesPublish, Subject::Session(id), &number.to_string()).await
    })
}

/// Plans the reminders of the secretary after a session that begins at `at`.
pub(crate) async fn plan_reminders(
    tx: &mut Tx,
    now: Timestamp,
    session: &Session,
    at: Timestamp,
) -> Result<()> {
    let id = session.id;
    for days in REMIND_AFTER_DAYS {
        let task = Task::RemindOfMinutes {
            session: id,
            starts_at: at,
        };
        let event = format!("session:{id}:minutes-due:{}:{days}", at.0);
        let due = at.plus_minutes(session.minutes).plus_days(days);
        outbox::task(tx, now, due, &event, &task).await?;
    }
    Ok(())
}

/// Reminds the secretary of minutes that were not published, unless the session was moved or cancelled.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read or written.
pub async fn remind(portal: &Portal, id: SessionId, starts_at: Timestamp) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let Some(session) = sessions::store::find(tx, id).await? else {
            return Ok(());
        };
        let stands = session.starts_at == Some(starts_at) && session.state != State::Cancelled;
        if !stands || store::last_number(tx, id).await? > 0 {
            return Ok(());
        }
        let event = format!("session:{id}:minutes-due:{}", now.0);
        outbox::mail(tx, now, &event, session.secretary_id, &Mail::MinutesDue { session: id }).await
    })
}
