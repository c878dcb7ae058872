//! Answering, holding, publishing together, and the writer's verdict.

use super::{store, text};
use crate::{
    Actor, Conflict, Error, Portal, Problem, Result, Timestamp,
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::{AccountId, AnswerId, ContributionId, ProposalId},
        outbox::{self, Mail},
    },
    people::{mandates, translations},
    rounds::contributions::{
        self, Attribution, Debt, State,
        rules::{Status, check_owes, due_after_refusal, require_owes},
        together,
    },
    transaction,
};

/// An answer, as typed.
#[derive(Clone, Debug)]
pub struct AnswerForm {
    /// The contributions that it replies to.
    pub contributions: Vec<ContributionId>,
    /// The words.
    pub text: String,
    /// The moment when the answerer last read the contributions: later changes are not answered.
    pub read_at: Timestamp,
}

/// The state of a contribution after its writer judged the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged {
    /// It was answered, at least partly.
    Settled,
    /// An answer is owed again.
    Reopened,
    /// The verdict was recorded for the customer conscience.
    Disputed,
}

struct Parsed {
    by: AccountId,
    contributions: Vec<ContributionId>,
    text: String,
    read_at: Timestamp,
}

fn parse(actor: &Actor, typed: &AnswerForm) -> Result<Parsed> {
    let by = actor.account().ok_or(Error::Forbidden)?;
    let (contributions, text) = form::read((
        ("c", together(&typed.contributions)),
        ("text", text(&typed.text)),
    ))?;
    Ok(Parsed {
        by,
        contributions,
        text,
        read_at: typed.read_at,
    })
}

/// Writes an answer and keeps it, to be published later, by itself or with others.
///
/// # Errors
/// As [`publish`].
pub async fn hold(portal: &Portal, actor: &Actor, typed: &AnswerForm) -> Result<AnswerId> {
    let parsed = parse(actor, typed)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let proposal = answerable(tx, actor, &parsed.contributions, parsed.read_at).await?;
        if let Some(held) = store::same(tx, &parsed.contributions, parsed.by, &parsed.text, false).await? {
            return Ok(held);
        }
        check_not_held(tx, &parsed).await?;
        let answer = insert(tx, now, proposal, &parsed).await?;
        audit::note(tx, now, actor, audit::Action::AnswerHold, Subject::Answer(answer), "").await?;
        Ok(answer)
    })
}

/// Writes an answer and publishes it at once. The same answer sent twice is published once.
///
/// # Errors
/// [`Error::Invalid`] field by field; [`Error::NotFound`] and [`Error::Forbidden`] for anyone who does not owe
/// the answer; [`Conflict::AlreadyAnswered`], [`Conflict::AlreadyHeld`], [`Conflict::Withdrawn`],
/// [`Conflict::ChangedMeanwhile`].
pub async fn publish(portal: &Portal, actor: &Actor, typed: &AnswerForm) -> Result<AnswerId> {
    let parsed = parse(actor, typed)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let proposal = match answerable(tx, actor, &parsed.contributions, parsed.read_at).await {
            Ok(proposal) => proposal,
            Err(error @ Error::Conflict(Conflict::AlreadyAnswered)) => {
                let same = store::same(tx, &parsed.contributions, parsed.by, &parsed.text, true).await?;
                return same.ok_or(error);
            }
            Err(error) => return Err(error),
        };
        check_not_held(tx, &parsed).await?;
        let answer = insert(tx, now, proposal, &parsed).await?;
        publish_one(tx, portal, actor, answer).await?;
        Ok(answer)
    })
}

/// Changes the words of an answer that is held.
///
/// # Errors
/// [`Error::Invalid`]; [`Error::NotFound`] for anyone who did not write it; [`Conflict::AlreadyAnswered`] when
/// it was published meanwhile.
pub async fn change_held(
    portal: &Portal,
    actor: &Actor,
    id: AnswerId,
    typed: &str,
    read_at: Timestamp,
) -> Result<()> {
    let text = form::one("text", text(typed))?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        held_by(tx, actor, id).await?;
        check_served(tx, actor, id, read_at).await?;
        store::change(tx, now, id, &text).await?;
        audit::note(tx, now, actor, audit::Action::AnswerChange, Subject::Answer(id), "").await
    })
}

/// Throws a held answer away.
///
/// # Errors
/// [`Error::NotFound`] for anyone who did not write it; [`Conflict::AlreadyAnswered`] when it was published.
pub async fn discard(portal: &Portal, actor: &Actor, id: AnswerId) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        held_by(tx, actor, id).await?;
        translations::store::forget(tx, translations::Subject::Answer(id)).await?;
        store::delete(tx, id).await?;
        audit::note(tx, now, actor, audit::Action::AnswerDiscard, Subject::Answer(id), "").await
    })
}

/// Publishes held answers together: all of them or none. Answers that were published already stay as they are.
///
/// # Errors
/// [`Error::Invalid`] when none or too many were chosen; otherwise as [`publish`].
pub async fn publish_held(portal: &Portal, actor: &Actor, ids: &[AnswerId]) -> Result<()> {
    let ids = form::one("answer", together(ids))?;
    transaction!(portal.db, tx => {
        for id in &ids {
            let answer = store::find(tx, *id).await?.ok_or(Error::NotFound)?;
            if Some(answer.written_by) != actor.account() {
                return Err(Error::NotFound);
            }
            if answer.published_at.is_none() {
                check_served(tx, actor, *id, answer.written_at).await?;
                publish_one(tx, portal, actor, *id).await?;
            }
        }
        Ok(())
    })
}

/// Records the verdict of the writer of a contribution on its latest answer. A "no" needs a reason; the first
/// one opens the contribution again, the second is recorded for the customer conscience.
///
/// # Errors
/// [`Error::Invalid`]; [`Error::NotFound`] for anyone who did not write the contribution;
/// [`Conflict::AlreadyReopened`], [`Conflict::AlreadyJudged`], [`Conflict::NotAnswered`].
pub async fn judge(
    portal: &Portal,
    actor: &Actor,
    id: ContributionId,
    verdict: &str,
    reason: &str,
) -> Result<Judged> {
    let member = actor.require_member()?;
    let (verdict, reason) = contributions::verdict(verdict, reason)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let debt = contributions::store::debt(tx, id)
            .await?
            .filter(|debt| debt.member_id == member)
            .ok_or(Error::NotFound)?;
        let before = debt.status();
        let latest = store::latest(tx, id).await?;
        if let Some(latest) = &latest
            && latest.verdict == Some(verdict)
            && latest.verdict_reason == reason
        {
            // The same form sent twice.
            return Ok(outcome(before.state));
        }
        let after = before.judged(verdict)?;
        let answer = latest.ok_or(Conflict::NotAnswered)?.answer_id;
        store::judge(tx, now, answer, id, verdict, &reason).await?;
        if after.state == State::Waiting {
            contributions::store::reopen(tx, now, id, due_after_refusal(debt.due_at, now)).await?;
            let event = format!("answer:{answer}:refused:{id}");
            outbox::mail(tx, now, &event, debt.owner_id, &Mail::AnswerRefused { contribution: id }).await?;
        } else if after.state == State::Disputed {
            contributions::store::dispute(tx, now, id).await?;
        } else {
            contributions::store::mark_judged(tx, id, after.state).await?;
        }
        if after.state == State::Disputed
            && let Some(conscience) = mandates::store::current(tx).await?
        {
            let event = format!("answer:{answer}:disputed:{id}");
            outbox::mail(tx, now, &event, conscience, &Mail::AnswerRefused { contribution: id }).await?;
        }
        Ok(outcome(after.state))
    })
}

const fn outcome(state: State) -> Judged {
    match state {
        State::Waiting => Judged::Reopened,
        State::Disputed => Judged::Disputed,
        State::Answered | State::Settled | State::Withdrawn => Judged::Settled,
    }
}

/// Checks that the actor owes an answer to each of these, as they were read, and that one answer can serve them
/// all. Returns the proposal that they are about.
async fn answerable(
    tx: &mut Tx,
    actor: &Actor,
    ids: &[ContributionId],
    read_at: Timestamp,
) -> Result<ProposalId> {
    let mut first: Option<Debt> = None;
    for id in ids {
        let debt = contributions::store::debt(tx, *id)
            .await?
            .ok_or(Error::NotFound)?;
        require_owes(actor, &debt)?;
        debt.status().answered()?;
        if debt.changed_at > read_at {
            return Err(Conflict::ChangedMeanwhile.into());
        }
        let kept = |debt: &Debt| debt.shown_as == Attribution::Conscience;
        match &first {
            None => first = Some(debt),
            Some(first) if first.proposal_id != debt.proposal_id || kept(first) != kept(&debt) => {
                return Err(Error::invalid("c", Problem::NotTogether));
            }
            Some(_) => {}
        }
    }
    // All contributions that the answer served may have been withdrawn meanwhile.
    first
        .map(|debt| debt.proposal_id)
        .ok_or_else(|| Conflict::Withdrawn.into())
}

/// Checks that no other answer to these waits to be published: there would be two, and only one could be sent.
async fn check_not_held(tx: &mut Tx, parsed: &Parsed) -> Result<()> {
    for id in &parsed.contributions {
        if store::holds(tx, parsed.by, *id).await? {
            return Err(Conflict::AlreadyHeld.into());
        }
    }
    Ok(())
}

async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    proposal: ProposalId,
    parsed: &Parsed,
) -> Result<AnswerId> {
    let answer = store::insert(tx, now, proposal, parsed.by, &parsed.text).await?;
    for id in &parsed.contributions {
        store::serve(tx, answer, *id).await?;
    }
    store::serve_merged(tx, answer, parsed.by, parsed.read_at).await?;
    Ok(answer)
}

/// Checks that the actor still owes an answer to everything that this one serves, as it was read. It is the
/// same check as [`answerable`], for any number at once.
pub(super) async fn check_served(
    tx: &mut Tx,
    actor: &Actor,
    answer: AnswerId,
    read_at: Timestamp,
) -> Result<()> {
    let parts = store::parts(tx, answer).await?;
    let first = parts.first().ok_or(Conflict::Withdrawn)?;
    let kept = |part: &store::Part| part.shown_as == Attribution::Conscience;
    for part in &parts {
        check_owes(actor, part.shown_as, part.owner_id, part.project_owner_id)?;
        let status = Status {
            state: part.state,
            reopened: false,
        };
        status.answered()?;
        if part.changed_at > read_at {
            return Err(Conflict::ChangedMeanwhile.into());
        }
        if part.proposal_id != first.proposal_id || kept(part) != kept(first) {
            return Err(Error::invalid("c", Problem::NotTogether));
        }
    }
    Ok(())
}

/// The event of publishing an answer, for its mails.
pub(super) fn published(answer: AnswerId) -> String {
    format!("answer:{answer}:published")
}

/// Makes an answer public and mails each writer once, after a moment in which it can be taken back.
pub(super) async fn publish_one(
    tx: &mut Tx,
    portal: &Portal,
    actor: &Actor,
    answer: AnswerId,
) -> Result<()> {
    let now = portal.now();
    let event = published(answer);
    contributions::store::mark_answered(tx, now, answer).await?;
    outbox::mail_answered(tx, now, &event, answer, &Mail::AnswerPublished { answer }).await?;
    outbox::hold_back(tx, &event, now.plus_seconds(portal.grace)).await?;
    store::publish(tx, now, answer).await?;
    audit::note(
        tx,
        now,
        actor,
        audit::Action::AnswerPublish,
        Subject::Answer(answer),
        "",
    )
    .await
}

async fn held_by(tx: &mut Tx, actor: &Actor, id: AnswerId) -> Result<()> {
    let answer = store::find(tx, id).await?.ok_or(Error::NotFound)?;
    if Some(answer.written_by) != actor.account() {
        return Err(Error::NotFound);
    }
    if answer.published_at.is_some() {
        return Err(Conflict::AlreadyAnswered.into());
    }
    Ok(())
}
