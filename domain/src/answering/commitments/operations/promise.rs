//! Promising something, in an answer, in a decision or by hand.

use super::{
    super::{
        LONGEST, Source,
        rules::{Ground, check_promise},
        store::{self, New, Place},
        telling,
    },
    plan_reminders,
};
use crate::{
    Actor, Conflict, Error, FieldErrors, Portal, Result, Timestamp,
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::{AccountId, AnswerId, CommitmentId, ProjectId, ProposalId, SessionId},
        random, values,
    },
    people::organisation,
    rounds::proposals,
    transaction,
};
use jiff::civil::Date;

/// The occasion on which somebody promises something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A published answer: promised to the writers of the contributions that it serves.
    Answer(AnswerId),
    /// A decision: promised to everybody who voted on the proposal or wrote about it.
    Decision(ProposalId),
    /// A project: promised to everybody who voted or wrote in it.
    Project(ProjectId),
}

impl About {
    pub(in crate::answering::commitments) const fn source(self) -> Source {
        match self {
            Self::Answer(_) => Source::Answer,
            Self::Decision(_) => Source::Decision,
            Self::Project(_) => Source::Hand,
        }
    }
}

/// A commitment, as typed.
#[derive(Clone, Debug, Default)]
pub struct CommitmentForm {
    /// The text of the promise.
    pub text: String,
    /// The words that it responds to; may be left out, and is not asked for an answer.
    pub responds_to: String,
    /// The day by which it will be done.
    pub due_on: String,
}

#[derive(Clone)]
struct Parsed {
    text: String,
    responds_to: String,
    due_on: Date,
}

impl CommitmentForm {
    fn parse(&self, source: Source, today: Date) -> Result<Parsed, FieldErrors> {
        let prose = |text: &str| values::prose(text, LONGEST);
        let responds_to = match source {
            Source::Answer => Ok(String::new()),
            Source::Decision | Source::Session | Source::Hand => {
                values::optional(&self.responds_to, prose)
            }
        };
        let (text, responds_to, due_on) = form::read((
            ("text", prose(&self.text)),
            ("responds_to", responds_to),
            ("due_on", values::date_to_come(&self.due_on, today)),
        ))?;
        Ok(Parsed {
            text,
            responds_to,
            due_on,
        })
    }
}

/// The place where the actor would promise something, if they may.
pub(in crate::answering::commitments) async fn place(
    tx: &mut Tx,
    actor: &Actor,
    about: About,
) -> Result<Place> {
    let place = match about {
        About::Answer(id) => store::answer(tx, id).await?,
        About::Decision(id) => store::proposal(tx, id).await?,
        About::Project(id) => store::project(tx, id).await?,
    };
    let place = place.ok_or(Error::NotFound)?;
    let ground = Ground {
        source: about.source(),
        owner_id: place.owner_id,
        answered_by: place.answered_by,
        of_conscience: place.of_conscience == 1,
    };
    check_promise(actor, &ground)?;
    if matches!(about, About::Decision(_))
        && place.proposal_state != Some(proposals::State::Decided)
    {
        return Err(Error::NotFound);
    }
    Ok(place)
}

/// Promises something. The actor has to keep it, but can offer it to a colleague. The same form sent twice is
/// one commitment.
///
/// # Errors
/// As [`check_promise`]; [`Error::NotFound`] when nothing was decided or answered; [`Error::Invalid`] field by
/// field; [`Conflict::NobodyToPromise`] when nobody voted or wrote.
pub async fn promise(
    portal: &Portal,
    actor: &Actor,
    about: About,
    typed: &CommitmentForm,
) -> Result<CommitmentId> {
    let by = actor.account().ok_or(Error::Forbidden)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let place = place(tx, actor, about).await?;
        let zone = organisation::store::zone(tx).await?;
        let parsed = typed.parse(about.source(), now.date_in(&zone))?;
        let due_on = parsed.due_on.to_string();
        let dedup_key = random::hash(&format!("{about:?}\n{by}\n{due_on}\n{}", parsed.text));
        let new = New {
            project: place.project_id,
            proposal: place.proposal_id,
            source: about.source(),
            answer: match about {
                About::Answer(id) => Some(id),
                About::Decision(_) | About::Project(_) => None,
            },
            session: None,
            of_conscience: place.of_conscience,
            text: &parsed.text,
            responds_to: &parsed.responds_to,
            dedup_key: &dedup_key,
            by,
            due_on: &due_on,
        };
        let Some(id) = store::insert(tx, now, &new).await? else {
            return store::same(tx, &dedup_key).await?.ok_or(Error::NotFound);
        };
        if store::insert_people(tx, id, &new).await? == 0 {
            return Err(Conflict::NobodyToPromise.into());
        }
        telling::publish(tx, id).await?;
        plan_reminders(tx, now, id, parsed.due_on, &zone).await?;
        audit::note(tx, now, actor, audit::Action::CommitmentPromise, Subject::Commitment(id), "").await?;
        Ok(id)
    })
}

/// Something that somebody of the staff promised in a session.
pub(crate) struct InSession<'a> {
    pub session: SessionId,
    pub project: ProjectId,
    pub by: AccountId,
    pub text: &'a str,
    pub responds_to: &'a str,
    pub due_on: Date,
}

/// Writes a promise of a session into the ledger, within the transaction that closes the session: promised to
/// the customers who were there.
///
/// # Errors
/// [`Conflict::NobodyToPromise`] when no customer was there.
pub(crate) async fn promise_in_session(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    promised: &InSession<'_>,
) -> Result<CommitmentId> {
    let due_on = promised.due_on.to_string();
    let dedup_key = random::hash(&format!("session:{}\n{}", promised.session, promised.by));
    let new = New {
        project: promised.project,
        proposal: None,
        source: Source::Session,
        answer: None,
        session: Some(promised.session),
        of_conscience: 0,
        text: promised.text,
        responds_to: promised.responds_to,
        dedup_key: &dedup_key,
        by: promised.by,
        due_on: &due_on,
    };
    let Some(id) = store::insert(tx, now, &new).await? else {
        return store::same(tx, &dedup_key).await?.ok_or(Error::NotFound);
    };
    if store::insert_people(tx, id, &new).await? == 0 {
        return Err(Conflict::NobodyToPromise.into());
    }
    let zone = organisation::store::zone(tx).await?;
    telling::publish(tx, id).await?;
    plan_reminders(tx, now, id, promised.due_on, &zone).await?;
    audit::note(
        tx,
        now,
        actor,
        audit::Action::CommitmentPromise,
        Subject::Commitment(id),
        "",
    )
    .await?;
    Ok(id)
}
