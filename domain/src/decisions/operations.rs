//! Taking decisions, and waiving what is missing.

use super::{
    LONGEST, LONGEST_REASON, Outcome,
    reviews::operations::{next_day, plan},
    rules::{check_take, check_waive},
    store,
};
use crate::{
    Actor, Conflict, Error, FieldErrors, Portal, Problem, Result, Role, audit, contributions,
    ids::ProposalId,
    organisation,
    outbox::{self, Mail},
    projects,
    proposals::{self, State},
    said_and_done, transaction, values,
};
use jiff::civil::Date;

/// A decision as it was typed.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// What is done with the proposal.
    pub outcome: String,
    /// What customers said.
    pub heard: String,
    /// What was decided.
    pub decided: String,
    /// Why.
    pub why: String,
    /// What would change it; has to be there when the proposal is dropped.
    pub would_change: String,
    /// When it is looked at again; may be left out.
    pub review_on: String,
}

/// A decision that is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parsed {
    pub outcome: Outcome,
    pub heard: String,
    pub decided: String,
    pub why: String,
    pub would_change: String,
    pub review_on: Option<Date>,
}

impl Typed {
    fn parse(&self, today: Date) -> Result<Parsed, FieldErrors> {
        let mut errors = FieldErrors::default();
        let prose = |text: &str| values::prose(text, LONGEST);
        let outcome = errors.take("outcome", self.outcome.parse());
        let heard = errors.take("heard", prose(&self.heard));
        let decided = errors.take("decided", prose(&self.decided));
        let why = errors.take("why", prose(&self.why));
        let would_change = match outcome {
            Some(Outcome::Drop) => prose(&self.would_change),
            _ => values::optional(&self.would_change, prose),
        };
        let would_change = errors.take("would_change", would_change);
        let review_on = errors.take("review_on", next_day(&self.review_on, today));
        let parsed = (|| {
            Some(Parsed {
                outcome: outcome?,
                heard: heard?,
                decided: decided?,
                why: why?,
                would_change: would_change?,
                review_on: review_on?,
            })
        })();
        parsed.ok_or(errors)
    }
}

/// Records the decision on a proposal and tells everybody who voted or wrote. The same form sent
/// twice is one decision.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] to who does not own the project; [`Error::Invalid`] field by
/// field; as [`super::rules::Gate::check`] when the gate is shut; [`Conflict::Decided`] after another
/// decision.
pub async fn take(portal: &Portal, actor: &Actor, id: ProposalId, typed: &Typed) -> Result<()> {
    actor.require(Role::ProjectOwner)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let proposal = proposals::store::find(tx, id).await?.ok_or(Error::NotFound)?;
        projects::rules::check_change(actor, proposal.owner_id)?;
        let zone = organisation::store::zone(tx).await?;
        let parsed = typed.parse(now.date_in(&zone)).map_err(Error::Invalid)?;
        if let Some(taken) = store::decision(tx, id).await? {
            let same = taken.outcome == parsed.outcome
                && taken.heard == parsed.heard
                && taken.decided == parsed.decided
                && taken.why == parsed.why
                && taken.would_change == parsed.would_change;
            return if same { Ok(()) } else { Err(Conflict::Decided.into()) };
        }
        let gate = store::gate(tx, id).await?.ok_or(Error::NotFound)?;
        check_take(actor, proposal.owner_id, &gate, now, parsed.outcome)?;
        if !store::insert(tx, now, id, actor.account(), &parsed).await? {
            return Err(Conflict::Decided.into());
        }
        proposals::store::decide(tx, now, id).await?;
        said_and_done::operations::decided(tx, id).await?;
        if let Some(day) = parsed.review_on {
            plan(tx, now, &zone, id, day).await?;
        }
        let event = format!("proposal:{id}:decided");
        outbox::mail_heard(tx, now, &event, id, &Mail::DecisionTaken { proposal: id }).await?;
        let subject = format!("proposal:{id}");
        audit::note(tx, now, actor, "decision.take", subject, parsed.outcome.as_str()).await
    })
}

/// Tells the owner and the customer conscience that the day of the decision has passed without one. For
/// the worker; done twice it has one effect.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read or written.
pub async fn fall_due(portal: &Portal, id: ProposalId) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let proposal = proposals::store::find(tx, id).await?;
        let Some(proposal) = proposal.filter(|proposal| proposal.state == State::Closed) else {
            return Ok(());
        };
        let event = format!("proposal:{id}:overdue");
        let mail = Mail::DecisionOverdue { proposal: id };
        outbox::mail(tx, now, &event, proposal.owner_id, &mail).await?;
        match contributions::store::conscience(tx).await? {
            Some(conscience) => outbox::mail(tx, now, &event, conscience, &mail).await,
            None => Ok(()),
        }
    })
}

/// Waives what is missing before a decision, in one sentence that the panel reads; the customer
/// conscience is told.
///
/// # Errors
/// As [`check_waive`]; [`Error::Invalid`] on `reason`.
pub async fn waive(portal: &Portal, actor: &Actor, id: ProposalId, reason: &str) -> Result<()> {
    actor.require(Role::BoardMember)?;
    let now = portal.now();
    let reason = values::line(reason, LONGEST_REASON);
    transaction!(portal.db, tx => {
        let gate = store::gate(tx, id).await?.ok_or(Error::NotFound)?;
        check_waive(actor, &gate, now)?;
        let reason = reason.clone().map_err(|problem: Problem| Error::invalid("reason", problem))?;
        if !store::waive(tx, now, id, actor.account(), &reason).await? {
            return Err(Conflict::Waived.into());
        }
        if let Some(conscience) = contributions::store::conscience(tx).await? {
            let event = format!("proposal:{id}:waived");
            outbox::mail(tx, now, &event, conscience, &Mail::GateWaived { proposal: id }).await?;
        }
        audit::note(tx, now, actor, "decision.waive", format!("proposal:{id}"), "").await
    })
}
