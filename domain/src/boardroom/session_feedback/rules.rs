//! These rules say who is asked for feedback, and who reads it.

use crate::{
    Actor, Conflict, Error, Result, Role, Timestamp,
    boardroom::sessions::{
        Participant, Session,
        rules::{customers_there, may_lead},
    },
};

/// The hours after its end when customers are asked for feedback on a session.
pub const ASK_AFTER_HOURS: i64 = 48;
/// The most characters of a wish.
pub const LONGEST: usize = 2_000;
/// The most that can be claimed for one session, in cents of a euro.
pub const MOST_CENTS: i64 = 100_000;

/// The days for which customers are asked on their home page for feedback on a session.
pub const ASK_FOR_DAYS: i64 = 30;
/// With feedback from fewer customers nobody reads it, because one could work out who said what.
pub const FEWEST_SAID: i64 = 3;
/// The days after their claim within which customers get their expenses.
pub const PAY_WITHIN_DAYS: i64 = 14;

/// # Errors
/// [`Error::Forbidden`] unless the actor was there as a customer; [`Conflict::SessionNotHeld`] before it was over.
pub fn check_gives_feedback(
    actor: &Actor,
    people: &[Participant],
    session: &Session,
    now: Timestamp,
) -> Result<()> {
    if !customers_there(people).any(|one| Some(one.account_id) == actor.account()) {
        Err(Error::Forbidden)
    } else if session.is_over(now) {
        Ok(())
    } else {
        Err(Conflict::SessionNotHeld.into())
    }
}

/// Whether the actor may read the feedback as numbers: the arranger and the facilitator of the session, and the
/// customer conscience.
#[must_use]
pub fn may_read_results(actor: &Actor, session: &Session) -> bool {
    may_lead(actor, session) || actor.is(Role::CustomerConscience)
}
