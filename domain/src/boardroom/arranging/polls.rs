//! Settling on one of the moments that were proposed for a session.

use super::operations::settle as settle_at;
use crate::{
    Actor, Conflict, Error, Portal, Problem, Result, Timestamp,
    base::{
        audit::{self, Subject},
        form,
        ids::{DateOptionId, SessionId},
        values,
    },
    boardroom::{
        dates::{
            operations::{LONGEST_REASON, is_declined},
            store,
        },
        sessions::{Action, Session, operations::load},
    },
    transaction,
};

/// Whether settling on this moment moves a session that had another. Whoever takes part reads why.
#[must_use]
pub fn moves(session: &Session, to: Timestamp) -> bool {
    session.starts_at.is_some_and(|at| at != to)
}

/// The confirmation for a moment that all customers declined, or that moves the session, as typed.
#[derive(Clone, Debug, Default)]
pub struct Anyway {
    /// `yes` when it was ticked.
    pub sure: String,
    /// The reason, in one sentence.
    pub why: String,
}

/// Settles on one of the moments. Settling on the same one twice has no further effect. When every customer who
/// answered declined it, the form needs the tick and a reason, which goes into the log. When it moves the session, it
/// needs a reason, which goes to everybody who takes part.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who does not arrange the session; [`Error::NotFound`] for a moment that is
/// not proposed; [`Error::Invalid`] for `sure` and `why`; [`Conflict::DateSettled`] when another moment was
/// settled; [`Conflict::TooLate`] when the moment has passed; [`Conflict::SessionEnded`].
pub async fn settle(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    option: DateOptionId,
    anyway: &Anyway,
) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let session = load(tx, actor, id).await?;
        let poll = store::last(tx, id).await?.ok_or(Error::NotFound)?;
        let options = store::options(tx, poll.id).await?;
        let chosen = options.iter().find(|one| one.id == option).ok_or(Error::NotFound)?;
        if poll.ended_at.is_some() {
            let same = poll.settled_for == Some(chosen.starts_at);
            return if same { Ok(()) } else { Err(Conflict::DateSettled.into()) };
        }
        session.state.after(Action::Settle)?;
        if chosen.starts_at <= now {
            return Err(Conflict::TooLate.into());
        }
        let declined = is_declined(tx, &poll, chosen.starts_at).await?;
        let moves = moves(&session, chosen.starts_at);
        let mut moved_why = String::new();
        if declined || moves {
            let ((), why) = form::read((
                ("sure", form::rule(!declined || anyway.sure == "yes", Problem::NotChosen)),
                ("why", values::line(&anyway.why, LONGEST_REASON)),
            ))?;
            if declined {
                audit::note(tx, now, actor, audit::Action::DateOverrule, Subject::Session(id), &why).await?;
            }
            if moves {
                moved_why = why;
            }
        }
        settle_at(tx, now, actor, &session, (chosen.starts_at, &moved_why)).await
    })
}
