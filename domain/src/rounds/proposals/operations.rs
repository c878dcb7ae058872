//! Writing, opening, withdrawing and closing proposals.

use super::{
    Action, Influence, Proposal, State,
    draft::{self, Frame, Parsed, ProposalForm, Step},
    load, store, translation,
};
use crate::{
    Actor, Conflict, Error, Portal, Problem, Result, Role, Timestamp,
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::{MemberId, ProjectId, ProposalId},
        outbox::{self, Mail, Task},
        time::Day,
        values,
    },
    people::{
        organisation, panel,
        translations::{Translated, Typed},
    },
    rounds::{
        projects::{self, PhaseKind},
        terms,
    },
    transaction,
};
use jiff::tz::TimeZone;

/// The end of the promised day of the decision.
fn decision_due(proposal: &Proposal, zone: &TimeZone) -> Timestamp {
    let day = proposal.decide_on.0.unwrap_or_default();
    Timestamp(Timestamp::end_of(day, zone).0.saturating_add(1))
}

async fn zone(portal: &Portal) -> Result<TimeZone> {
    let organisation = organisation::queries::organisation(portal).await?;
    Ok(organisation.map_or(TimeZone::UTC, |organisation| organisation.time_zone()))
}

/// The proposal, when the actor may do this with it.
async fn changeable(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: ProposalId,
    action: Action,
) -> Result<Proposal> {
    let proposal = store::find(tx, now, id).await?.ok_or(Error::NotFound)?;
    projects::rules::check_change(actor, proposal.owner_id)?;
    proposal.state.after(action)?;
    Ok(proposal)
}

/// Begins a proposal in a phase of a project, with its first step.
///
/// # Errors
/// [`Error::NotFound`] when there is no such project or phase; [`Error::Forbidden`] for anyone who does not own
/// the project; [`Error::Invalid`] field by field.
pub async fn begin(
    portal: &Portal,
    actor: &Actor,
    project: ProjectId,
    phase: PhaseKind,
    written: &ProposalForm,
) -> Result<ProposalId> {
    actor.require(Role::ProjectOwner)?;
    let now = portal.now();
    let today = now.date_in(&zone(portal).await?);
    transaction!(portal.db, tx => {
        let found = projects::store::find(tx, project).await?.ok_or(Error::NotFound)?;
        projects::rules::check_change(actor, found.owner_id)?;
        let phase = store::phase(tx, project, phase).await?.ok_or(Error::NotFound)?;
        let terms = terms::store::current(tx).await?;
        let frame = Frame { today, decide_on: Day::default(), influence: Influence::Consult, terms };
        let words = written.parse(Step::Words, &frame)?;
        let id = store::insert(tx, now, project, phase, actor.account(), terms).await?;
        store::save(tx, now, id, &words).await?;
        audit::note(tx, now, actor, audit::Action::ProposalBegin, Subject::Proposal(id), "").await?;
        Ok(id)
    })
}

/// Saves one step of a draft.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] for anyone who does not own the project; [`Conflict::AlreadyOpen`]
/// or [`Conflict::Closed`]; [`Error::Invalid`] field by field, with [`Problem::OnlyInforms`] among them, and on
/// `quorum` when it is more than the chosen segments have people to ask.
pub async fn save(
    portal: &Portal,
    actor: &Actor,
    id: ProposalId,
    step: Step,
    written: &ProposalForm,
) -> Result<()> {
    actor.require(Role::ProjectOwner)?;
    let now = portal.now();
    let zone = zone(portal).await?;
    let today = now.date_in(&zone);
    let since = load::month_begin(now, &zone);
    transaction!(portal.db, tx => {
        let proposal = changeable(tx, now, actor, id, Action::Edit).await?;
        let parsed = written.parse(step, &Frame::of(&proposal, today))?;
        if let Parsed::Scope { quorum, .. } = &parsed {
            let segments = store::chosen(tx, id).await?;
            if !segments.is_empty() {
                let load = load::load(tx, &load::list(&segments), proposal.minutes, since).await?;
                draft::check_quorum(*quorum, load.free())?;
            }
        }
        if !store::save(tx, now, id, &parsed).await? {
            return Err(Conflict::ChangedMeanwhile.into());
        }
        audit::note(tx, now, actor, audit::Action::ProposalSave, Subject::Proposal(id), step.as_str()).await
    })
}

/// Opens the round: fixes its audience and its end, and invites the audience, all at once. Returns the number
/// of people in its segments who were left out, because their month is full.
///
/// # Errors
/// As [`save`]; [`Conflict::NobodyToAsk`] when nobody in the chosen segments can be asked.
pub async fn open(portal: &Portal, actor: &Actor, id: ProposalId) -> Result<i64> {
    actor.require(Role::ProjectOwner)?;
    let now = portal.now();
    let zone = zone(portal).await?;
    let today = now.date_in(&zone);
    let since = load::month_begin(now, &zone);
    transaction!(portal.db, tx => {
        let proposal = changeable(tx, now, actor, id, Action::Open).await?;
        let questions = store::questions(tx, id, None).await?;
        let segments = store::chosen(tx, id).await?;
        let written = ProposalForm::of(&proposal, &questions, &segments);
        if let Some((_, errors)) = written.unready(today, proposal.terms) {
            return Err(Error::Invalid(errors));
        }
        let (Some(closes_on), Some(answers_by)) = (proposal.closes_on.0, proposal.answers_by.0) else {
            return Err(Error::invalid("closes_on", Problem::Missing));
        };
        let closes_at = Timestamp::end_of(closes_on, &zone);
        store::complete_panel(tx, id).await?;
        store::open(tx, now, id, closes_at, Timestamp::end_of(answers_by, &zone)).await?;
        let (asked, left_out) = load::ask(tx, now, id, since).await?;
        if asked == 0 {
            return Err(Conflict::NobodyToAsk.into());
        }
        draft::check_quorum(proposal.quorum, asked)?;
        let event = format!("proposal:{id}:opened");
        outbox::mail_audience(tx, now, &event, id, &Mail::ProposalOpened { proposal: id }).await?;
        let event = format!("proposal:{id}:closes");
        outbox::task(tx, now, closes_at, &event, &Task::CloseProposal { proposal: id }).await?;
        audit::note(tx, now, actor, audit::Action::ProposalOpen, Subject::Proposal(id), "").await?;
        Ok(left_out)
    })
}

/// Asks somebody who joined in each open round for a segment of theirs, those that close first before the others, as
/// far as their minutes of this month go. It is for the worker; doing it again asks and mails nothing twice.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be written.
pub async fn ask_new_member(portal: &Portal, member: MemberId) -> Result<()> {
    let now = portal.now();
    let since = load::month_begin(now, &zone(portal).await?);
    transaction!(portal.db, tx => {
        let Some(customer) = panel::store::member(tx, member).await? else {
            return Ok(());
        };
        for id in load::open_for(tx, now, member).await? {
            store::complete_panel(tx, id).await?;
            if load::ask_one(tx, now, id, since, member).await? {
                let event = format!("proposal:{id}:opened");
                let mail = Mail::ProposalOpened { proposal: id };
                outbox::mail(tx, now, &event, customer.account_id, &mail).await?;
            }
        }
        Ok(())
    })
}

/// Withdraws a proposal; the people who were asked read the reason, and everybody who voted or wrote gets it by mail.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] for anyone who does not own the project; [`Conflict::Closed`];
/// [`Error::Invalid`] on `why`.
pub async fn withdraw(portal: &Portal, actor: &Actor, id: ProposalId, why: &str) -> Result<()> {
    actor.require(Role::ProjectOwner)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let before = changeable(tx, now, actor, id, Action::Withdraw).await?;
        let why = form::one("why", values::prose(why, 1000))?;
        store::withdraw(tx, now, id, &why).await?;
        if before.opened_at.is_some() {
            let event = format!("proposal:{id}:withdrawn");
            outbox::mail_heard(tx, now, &event, id, &Mail::ProposalWithdrawn { proposal: id }).await?;
        }
        audit::note(tx, now, actor, audit::Action::ProposalWithdraw, Subject::Proposal(id), "").await
    })
}

/// Writes the text in the other language, or takes it away when every field is empty. It is no change of the proposal,
/// so it can be written as long as somebody reads it.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] for anyone who does not own the project; [`Error::Invalid`] field by field.
pub async fn translate(
    portal: &Portal,
    actor: &Actor,
    id: ProposalId,
    typed: &Typed,
) -> Result<Translated> {
    actor.require(Role::ProjectOwner)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let proposal = store::find(tx, now, id).await?.ok_or(Error::NotFound)?;
        projects::rules::check_change(actor, proposal.owner_id)?;
        let translated = translation::sheet(tx, &proposal).await?.write(tx, now, actor, typed).await?;
        if proposal.state == State::Decided {
            // The decision is found by the title of its proposal, in both languages.
            let event = format!("proposal:{id}:translated:{}", now.0);
            outbox::task(tx, now, now, &event, &Task::IndexDecision { proposal: id }).await?;
        }
        Ok(translated)
    })
}

/// Notes that the round is over, when it is, and asks its owner for the outcome. It is for the worker; doing it
/// again changes nothing.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be written.
pub async fn close_due(portal: &Portal, id: ProposalId) -> Result<()> {
    let now = portal.now();
    let zone = zone(portal).await?;
    transaction!(portal.db, tx => {
        if store::close_due(tx, now, id).await? {
            let proposal = store::find(tx, now, id).await?.ok_or(Error::NotFound)?;
            let event = format!("proposal:{id}:closed");
            outbox::mail(tx, now, &event, proposal.owner_id, &Mail::RoundClosed { proposal: id }).await?;
            let due_at = decision_due(&proposal, &zone);
            let event = format!("proposal:{id}:decision-due");
            outbox::task(tx, now, due_at, &event, &Task::DecisionDue { proposal: id }).await?;
            audit::note(tx, now, &Actor::Portal, audit::Action::ProposalClose, Subject::Proposal(id), State::Closed.as_str()).await?;
        }
        Ok(())
    })
}
