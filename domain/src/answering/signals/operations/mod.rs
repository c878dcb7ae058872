//! The verbs on signals: filing, taking up, forwarding, stopping the clock and ending.

pub(crate) mod filing;
pub mod rules;

use self::filing::{Arrival, Heard, write};
use super::{
    LONGEST, LONGEST_REACH, Signal, State, causes, enquiries, masking, reminders, rules::Reader,
    store,
};
use crate::{
    Actor, Conflict, Error, Portal, Problem, Result,
    answering::channels::{self, ChannelKind},
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::{AccountId, DepartmentId, SegmentId, SignalCauseId, SignalId},
        outbox::{self, Mail},
        values,
    },
    people::{departments, panel},
    transaction,
};

/// A signal, as typed.
#[derive(Clone, Debug, Default)]
pub struct SignalForm {
    /// The customer's words.
    pub words: String,
    /// The way by which they came.
    pub channel: String,
    /// The segment of the customer; empty when it is not known.
    pub segment: String,
    /// The department that can do something about it; empty to let the rules find it.
    pub department: String,
    /// `yes` when the customer waits for an answer.
    pub waits: String,
    /// How to reach a customer who waits; may be left out.
    pub reach: String,
    /// What tells this form from another one with the same words.
    pub form_key: String,
}

/// Records a signal and sends it to a department. The same form sent twice is one signal. Account, card and telephone
/// numbers in the words are covered before anything is kept.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who does not work for the organisation; [`Error::Invalid`] field by field.
pub async fn file(portal: &Portal, actor: &Actor, typed: &SignalForm) -> Result<SignalId> {
    let by = actor.require_staff()?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let waits = match typed.waits.as_str() {
            "" => Ok(false),
            "yes" => Ok(true),
            _ => Err(Problem::NotAChoice),
        };
        let reach = values::optional(&typed.reach, |text| values::line(text, LONGEST_REACH));
        let (words, channel, segment, department, waits, reach) = form::read((
            ("words", values::prose(&typed.words, LONGEST)),
            ("channel", channel(&typed.channel)),
            ("segment", segment(tx, &typed.segment).await?),
            ("department", department(tx, &typed.department).await?),
            ("waits", waits),
            ("reach", reach),
        ))?;
        let arrival = Arrival::by(tx, now, channel).await?;
        let heard = Heard { words: &words, segment, asked_by: None, department, waits, reach: &reach, form_key: &typed.form_key };
        write(tx, now, actor, by, &arrival, &heard).await
    })
}

pub(in crate::answering::signals) fn channel(text: &str) -> Result<ChannelKind, Problem> {
    if text.is_empty() {
        Err(Problem::NotChosen)
    } else {
        text.parse()
    }
}

async fn segment(tx: &mut Tx, text: &str) -> Result<Result<Option<SegmentId>, Problem>> {
    let Ok(id) = text.parse::<SegmentId>() else {
        return Ok(if text.is_empty() {
            Ok(None)
        } else {
            Err(Problem::NotAChoice)
        });
    };
    let known = panel::store::segments(tx).await?;
    let found = known.iter().any(|one| one.id == id);
    Ok(if found {
        Ok(Some(id))
    } else {
        Err(Problem::NotAChoice)
    })
}

pub(in crate::answering::signals) async fn department(
    tx: &mut Tx,
    text: &str,
) -> Result<Result<Option<DepartmentId>, Problem>> {
    let Ok(id) = text.parse::<DepartmentId>() else {
        return Ok(if text.is_empty() {
            Ok(None)
        } else {
            Err(Problem::NotAChoice)
        });
    };
    let found = departments::store::find(tx, id).await?;
    Ok(found.map(|one| Some(one.id)).ok_or(Problem::NotAChoice))
}

/// The actor as a reader of signals.
async fn reader(tx: &mut Tx, actor: &Actor) -> Result<Reader> {
    let place = departments::store::of(tx, actor.require_staff()?).await?;
    Reader::of(actor, place.map(|place| place.department_id))
}

/// The signal, and the account of the actor, when `may` allows them to do something with it.
async fn load(
    tx: &mut Tx,
    actor: &Actor,
    id: SignalId,
    may: fn(&Reader, &Signal) -> bool,
) -> Result<(Signal, AccountId)> {
    let reader = reader(tx, actor).await?;
    let signal = store::find(tx, id).await?.ok_or(Error::NotFound)?;
    reader.check(&signal, may)?;
    Ok((signal, reader.account))
}

/// Takes a signal of the actor's department up: from now on they are its owner. Doing it twice has no further effect.
///
/// # Errors
/// As [`Reader::check`]; [`Conflict::ChangedMeanwhile`] when somebody else was faster.
pub async fn accept(portal: &Portal, actor: &Actor, id: SignalId) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let reader = reader(tx, actor).await?;
        let signal = store::find(tx, id).await?.ok_or(Error::NotFound)?;
        if let (Some(owner), State::Open) = (signal.owner_id, signal.state) {
            reader.check(&signal, Reader::may_read)?;
            return if owner == reader.account { Ok(()) } else { Err(Conflict::ChangedMeanwhile.into()) };
        }
        reader.check(&signal, Reader::may_accept)?;
        if !store::accept(tx, now, id, reader.account).await? {
            return Err(Conflict::ChangedMeanwhile.into());
        }
        audit::note(tx, now, actor, audit::Action::SignalAccept, Subject::Signal(id), "").await
    })
}

/// Sends a signal to another department. Its clock runs on: the customer waits as before.
///
/// # Errors
/// [`Error::Invalid`] on `department`; as [`Reader::check`].
pub async fn forward(portal: &Portal, actor: &Actor, id: SignalId, to: &str) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let (signal, _) = load(tx, actor, id, Reader::may_forward).await?;
        let to = department(tx, to).await?.and_then(|to| to.ok_or(Problem::NotChosen));
        let to = form::one("department", to)?;
        if signal.department_id == Some(to) {
            return Err(Error::invalid("department", Problem::Unchanged));
        }
        store::forward(tx, id, to).await?;
        audit::note(tx, now, actor, audit::Action::SignalForward, Subject::Signal(id), "").await
    })
}

/// Stops the clock while we wait for the customer. Doing it twice has no further effect.
///
/// # Errors
/// As [`Reader::check`].
pub async fn stop_clock(portal: &Portal, actor: &Actor, id: SignalId) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let (signal, _) = load(tx, actor, id, Reader::may_stop).await?;
        if signal.service_left.is_some() {
            return Ok(());
        }
        let (service, _) = channels::operations::service(tx, now, signal.channel).await?;
        let left = service.between(now, signal.due_at);
        store::set_clock(tx, id, Some(left), signal.due_at).await?;
        audit::note(tx, now, actor, audit::Action::SignalStopClock, Subject::Signal(id), "").await
    })
}

/// Lets the clock run again after the customer said something: what was left of the promised time is left.
///
/// # Errors
/// As [`Reader::check`].
pub async fn run_clock(portal: &Portal, actor: &Actor, id: SignalId) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let (signal, _) = load(tx, actor, id, Reader::may_end).await?;
        let Some(left) = signal.service_left else { return Ok(()) };
        let (service, _) = channels::operations::service(tx, now, signal.channel).await?;
        let due_at = if left > 0 { service.after(now, left) } else { signal.due_at };
        store::set_clock(tx, id, None, due_at).await?;
        if due_at > now {
            reminders::plan(tx, now, id, due_at, &service).await?;
        }
        audit::note(tx, now, actor, audit::Action::SignalRunClock, Subject::Signal(id), "").await
    })
}

/// The end of a signal, as typed.
#[derive(Clone, Debug, Default)]
pub struct EndForm {
    /// `answered` or `closed`.
    pub state: String,
    /// What was answered or done, or why nothing was.
    pub outcome: String,
    /// The main cause; may be left out.
    pub cause: String,
}

/// Ends a signal with what was answered or done, or with the reason why nothing was, and mails that to whoever filed it: a
/// colleague, or the customer who asks.
/// How to reach the customer is forgotten.
///
/// # Errors
/// [`Error::Invalid`] field by field; as [`Reader::check`].
pub async fn end(portal: &Portal, actor: &Actor, id: SignalId, typed: &EndForm) -> Result<()> {
    let now = portal.now();
    let state = match typed.state.as_str() {
        "" => Err(Problem::NotChosen),
        text => text.parse().and_then(|state| match state {
            State::Open => Err(Problem::NotAChoice),
            state => Ok(state),
        }),
    };
    transaction!(portal.db, tx => {
        let (signal, account) = load(tx, actor, id, Reader::may_end).await?;
        let (state, outcome, cause) = form::read((
            ("state", state.clone()),
            ("outcome", values::prose(&typed.outcome, LONGEST)),
            ("cause", cause(tx, &typed.cause).await?),
        ))?;
        let outcome = masking::masked(&outcome);
        store::end(tx, now, id, account, state, &outcome, cause).await?;
        if signal.is_enquiry() {
            enquiries::store::insert_answer(tx, now, &signal, account, &outcome).await?;
            let event = format!("enquiry:{id}:answered:{}", now.0);
            outbox::mail(tx, now, &event, signal.filed_by, &Mail::EnquiryAnswered { signal: id }).await?;
        } else if signal.filed_by != account {
            let event = format!("signal:{id}:ended");
            outbox::mail(tx, now, &event, signal.filed_by, &Mail::SignalEnded { signal: id }).await?;
        }
        audit::note(tx, now, actor, audit::Action::SignalEnd, Subject::Signal(id), state.as_str()).await
    })
}

async fn cause(tx: &mut Tx, text: &str) -> Result<Result<Option<SignalCauseId>, Problem>> {
    if text.is_empty() {
        return Ok(Ok(None));
    }
    let known = causes::store::all_of(tx).await?;
    let found = known.iter().find(|one| one.id.to_string() == text);
    Ok(found.map(|one| Some(one.id)).ok_or(Problem::NotAChoice))
}
