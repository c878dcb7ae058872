//! Taking decisions, and waiving what is missing.

pub use super::typed::{DecisionForm, DecisionPartForm, field};
use super::{
    LONGEST_REASON,
    reviews::operations::plan,
    rules::{check_take, check_waive},
    store, telling, translation,
};
use crate::{
    Actor, Conflict, Error, Portal, Result, Role,
    base::{
        audit::{self, Subject},
        form,
        ids::ProposalId,
        outbox::{self, Mail},
        values,
    },
    people::{mandates, organisation},
    rounds::{
        projects,
        proposals::{self, State},
        themes,
    },
    transaction,
};

/// Records the decision on a proposal, with a mail to everybody who voted or wrote. The same form sent twice is
/// one decision.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] for anyone who does not own the project; [`Error::Invalid`] field
/// by field, those of the second text after those of the decision; as [`super::rules::Gate::check`] when the gate is
/// closed; [`Conflict::Decided`] after another decision; [`Conflict::ChangedMeanwhile`] for words about a theme that is
/// gone.
pub async fn take(
    portal: &Portal,
    actor: &Actor,
    id: ProposalId,
    typed: &DecisionForm,
) -> Result<()> {
    actor.require(Role::ProjectOwner)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let proposal = proposals::store::find(tx, now, id).await?.ok_or(Error::NotFound)?;
        projects::rules::check_change(actor, proposal.owner_id)?;
        let zone = organisation::store::zone(tx).await?;
        let themes = themes::store::of_proposal(tx, id).await?;
        let parsed = typed.parse(now.date_in(&zone), &themes);
        if let Some(taken) = store::decision(tx, id).await? {
            let same = parsed.is_ok_and(|parsed| taken.says(&parsed));
            return if same { Ok(()) } else { Err(Conflict::Decided.into()) };
        }
        if typed.is_about_gone(&themes) {
            return Err(Conflict::ChangedMeanwhile.into());
        }
        let parsed = parsed?;
        let gate = store::gate(tx, id).await?.ok_or(Error::NotFound)?;
        check_take(actor, proposal.owner_id, &gate, now, parsed.outcome)?;
        if !store::insert(tx, now, id, actor.account(), &parsed).await? {
            return Err(Conflict::Decided.into());
        }
        proposals::store::decide(tx, now, id).await?;
        translation::write_along(tx, now, actor, id, &typed.second).await?;
        telling::publish(tx, now, id).await?;
        if let Some(day) = parsed.review_on {
            plan(tx, now, &zone, id, day).await?;
        }
        let event = format!("proposal:{id}:decided");
        let mail = Mail::DecisionTaken { proposal: id, appealable: parsed.outcome == proposals::Outcome::Drop };
        outbox::mail_heard(tx, now, &event, id, &mail).await?;
        audit::note(tx, now, actor, audit::Action::DecisionTake, Subject::Proposal(id), parsed.outcome.as_str()).await
    })
}

/// Tells the owner and the customer conscience that the day of the decision has passed without one. It is for
/// the worker; doing it twice has no further effect.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read or written.
pub async fn fall_due(portal: &Portal, id: ProposalId) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let proposal = proposals::store::find(tx, now, id).await?;
        let Some(proposal) = proposal.filter(|proposal| proposal.state == State::Closed) else {
            return Ok(());
        };
        let event = format!("proposal:{id}:overdue");
        let mail = Mail::DecisionOverdue { proposal: id };
        outbox::mail(tx, now, &event, proposal.owner_id, &mail).await?;
        match mandates::store::current(tx).await? {
            Some(conscience) => outbox::mail(tx, now, &event, conscience, &mail).await,
            None => Ok(()),
        }
    })
}

/// Waives the missing conditions of a decision, in one sentence that the panel reads, with a mail to the
/// customer conscience.
///
/// # Errors
/// As [`check_waive`]; [`Error::Invalid`] on `reason`.
pub async fn waive(portal: &Portal, actor: &Actor, id: ProposalId, reason: &str) -> Result<()> {
    actor.require(Role::BoardMember)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let gate = store::gate(tx, id).await?.ok_or(Error::NotFound)?;
        check_waive(actor, &gate, now)?;
        let reason = form::one("reason", values::line(reason, LONGEST_REASON))?;
        if !store::waive(tx, now, id, actor.account(), &reason).await? {
            return Err(Conflict::Waived.into());
        }
        if let Some(conscience) = mandates::store::current(tx).await? {
            let event = format!("proposal:{id}:waived");
            outbox::mail(tx, now, &event, conscience, &Mail::GateWaived { proposal: id }).await?;
        }
        audit::note(tx, now, actor, audit::Action::DecisionWaive, Subject::Proposal(id), "").await
    })
}
