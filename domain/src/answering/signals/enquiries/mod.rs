//! Enquiries: what a customer asks or advises from their own home, without an open round. An enquiry is a signal: it goes
//! to a department by the same rules and has the same clock. Whoever takes it up answers it, and the customer, not the
//! organisation, says whether it was answered.
//!
//! What must stay true: the first "no" gives it back to whoever answered it and the second to the customer conscience,
//! each with a new due instant; a third is kept, and opens nothing.

pub mod operations;
pub mod queries;
pub(in crate::answering::signals) mod store;
#[cfg(test)]
mod tests;

use super::State;
use crate::{
    Conflict, Timestamp,
    answering::channels::ChannelKind,
    base::ids::SignalId,
    rounds::contributions::{Attribution, Verdict},
};

/// The number of parts of days of which a customer who wants to be called chooses one.
pub const CALL_PARTS: usize = 6;

/// What follows from the verdict of a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged {
    /// It was answered, at least partly.
    Settled,
    /// Whoever answered it answers once more.
    Reopened,
    /// The customer conscience takes it from here.
    ToConscience,
    /// It was refused for the third time; that is kept, and nobody owes a fourth answer.
    Noted,
}

/// An enquiry, for the customer who asks.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Enquiry {
    /// Its key.
    pub id: SignalId,
    /// The customer's words.
    pub words: String,
    /// The way by which they asked: on the portal, or by telephone when they want to be called.
    pub channel: ChannelKind,
    /// When the time begins in which they want to be called.
    pub call_from: Option<Timestamp>,
    /// The openness with which they speak.
    pub shown_as: Attribution,
    /// When they asked.
    pub asked_at: Timestamp,
    /// When an answer is due.
    pub due_at: Timestamp,
    /// Its state.
    pub state: State,
    /// The department that looks at it, when one is found.
    pub department: Option<String>,
    /// The person who took it up. Of what is kept for the customer conscience, that is the customer conscience.
    pub owner: Option<String>,
    /// The person who answered last, while it is not open.
    pub answered_by: Option<String>,
    /// When they answered.
    pub answered_at: Option<Timestamp>,
    pub(crate) verdict: Option<Verdict>,
    /// How often the customer said "no".
    pub refusals: i64,
}

impl Enquiry {
    /// Whether an answer waits for the customer to judge it.
    #[must_use]
    pub fn awaits_verdict(&self) -> bool {
        self.state != State::Open && self.verdict.is_none()
    }

    /// Whether the customer said, after the last answer, that it did not answer them.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.state != State::Open && self.verdict == Some(Verdict::No)
    }

    /// Whether they wait for a call.
    #[must_use]
    pub fn waits_for_call(&self) -> bool {
        self.state == State::Open && self.channel == ChannelKind::Phone && self.refusals == 0
    }

    /// Whether its answer is late.
    #[must_use]
    pub fn is_late(&self, now: Timestamp) -> bool {
        self.state == State::Open && self.due_at < now
    }
}

/// An answer to an enquiry, and what the customer says of it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Reply {
    pub(crate) id: i64,
    /// The words of the answer.
    pub text: String,
    /// The name of the person who wrote it.
    pub written_by: String,
    /// When.
    pub written_at: Timestamp,
    /// What the customer says of it.
    pub verdict: Option<Verdict>,
    /// What they still miss.
    pub verdict_reason: String,
    /// When they said so.
    pub verdict_at: Option<Timestamp>,
}

/// What follows from a verdict on the last answer, after `refusals` times "no".
///
/// # Errors
/// [`Conflict::NotAnswered`] or [`Conflict::AlreadyReopened`] while an answer is owed; [`Conflict::AlreadyJudged`].
pub(crate) const fn judged(
    state: State,
    refusals: i64,
    given: Option<Verdict>,
    verdict: Verdict,
) -> Result<Judged, Conflict> {
    match (state, given, verdict) {
        (State::Open, ..) if refusals > 0 => Err(Conflict::AlreadyReopened),
        (State::Open, ..) => Err(Conflict::NotAnswered),
        (_, Some(_), _) => Err(Conflict::AlreadyJudged),
        (_, None, verdict) => Ok(follows(refusals, verdict)),
    }
}

const fn follows(refusals: i64, verdict: Verdict) -> Judged {
    match (verdict, refusals) {
        (Verdict::Yes | Verdict::Partly, _) => Judged::Settled,
        (Verdict::No, 0) => Judged::Reopened,
        (Verdict::No, 1) => Judged::ToConscience,
        (Verdict::No, _) => Judged::Noted,
    }
}
