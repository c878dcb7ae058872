//! Who is asked, and who reads what.

use crate::{
    Actor, Conflict, Error, Result, Role, Timestamp,
    sessions::{Part, Session, rules::may_lead},
};

/// How many hours after its end customers are asked how a session was.
pub const ASK_AFTER_HOURS: i64 = 48;
/// The most characters of what somebody wishes they had said.
pub const LONGEST: usize = 2_000;
/// The most that is claimed for one session, in cents of a euro.
pub const MOST_CENTS: i64 = 100_000;

/// # Errors
/// [`Error::Forbidden`] unless the actor took part as a customer; [`Conflict::SessionNotHeld`] before it was over.
pub fn check_looks_back(part: Option<Part>, session: &Session, now: Timestamp) -> Result<()> {
    if part != Some(Part::Customer) {
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
