//! Who is asked, and who reads what.

use crate::{
    Actor, Conflict, Error, Result, Role, Timestamp,
    boardroom::sessions::{
        Participant, Session,
        rules::{customers_there, may_lead},
    },
};

/// How many hours after its end customers are asked how a session was.
pub const ASK_AFTER_HOURS: i64 = 48;
/// The most characters of what somebody wishes they had said.
pub const LONGEST: usize = 2_000;
/// The most that is claimed for one session, in cents of a euro.
pub const MOST_CENTS: i64 = 100_000;

/// For how many days customers are asked on their home page how a session was.
pub const ASK_FOR_DAYS: i64 = 30;
/// With fewer customers who said how it was, nobody reads what they said, because one could work out who said what.
pub const FEWEST_SAID: i64 = 3;
/// How many days after they asked for it customers are paid what coming cost them.
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

/// Whether the actor reads what customers said, as numbers: who arranges or leads the session, and the customer
/// conscience.
#[must_use]
pub fn may_read_results(actor: &Actor, session: &Session) -> bool {
    may_lead(actor, session) || actor.is(Role::CustomerConscience)
}
