//! The verbs of a customer: asking, and judging an answer.

use super::{Judged, follows, judged, store};
use crate::{
    Actor, Conflict, Error, Portal, Problem, Result, Timestamp,
    answering::{
        channels::{self, ChannelKind, ReactionTime, Unit},
        signals::{
            LONGEST, masking,
            operations::filing::{Arrival, Heard, write},
            reminders, store as signals,
        },
    },
    base::{
        db::Tx,
        form,
        ids::{AccountId, MemberId, SignalId},
        outbox::{self, Mail},
        values,
    },
    people::mandates,
    rounds::contributions::{self, Attribution, Verdict, rules::LOOK_WITHIN},
    transaction,
};

/// An enquiry, as typed.
#[derive(Clone, Debug, Default)]
pub struct AskForm {
    /// The customer's words.
    pub words: String,
    /// The people who may know who asks.
    pub shown_as: String,
    /// What tells this form from another one with the same words.
    pub form_key: String,
}

/// The number of enquiries of one customer within a day. Each of them asks a person for an answer.
const MOST_A_DAY: i64 = 20;

/// Asks or advises something. It goes to a department by the rules, or to the customer conscience only; the clock of the
/// portal begins. The same form sent twice is one enquiry. Account, card and telephone numbers in the words are covered
/// before anything is kept.
///
/// # Errors
/// [`Error::Invalid`] field by field; [`Error::Forbidden`] for anyone who is not on the panel; [`Conflict::EnoughToday`].
pub async fn ask(portal: &Portal, actor: &Actor, typed: &AskForm) -> Result<SignalId> {
    let member = actor.require_member()?;
    let by = actor.account().ok_or(Error::Forbidden)?;
    let (words, shown_as) = form::read((
        ("words", values::prose(&typed.words, LONGEST)),
        ("shown_as", typed.shown_as.parse::<Attribution>()),
    ))?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        check_for_conscience(tx, by, shown_as).await?;
        let arrival = Arrival::by(tx, now, ChannelKind::Portal).await?;
        let heard = Heard {
            words: &words,
            segment: signals::segment_of_member(tx, member).await?,
            asked_by: Some((member, shown_as)),
            department: None,
            waits: true,
            reach: "",
            form_key: &typed.form_key,
        };
        write(tx, now, actor, by, &arrival, &heard).await
    })
}

/// Checks that a customer has not asked too much within a day, the new one counted.
pub(in crate::answering::signals) async fn check_enough(
    tx: &mut Tx,
    now: Timestamp,
    member: MemberId,
) -> Result<()> {
    if store::asked_since(tx, member, now.plus_days(-1)).await? > MOST_A_DAY {
        Err(Conflict::EnoughToday.into())
    } else {
        Ok(())
    }
}

/// Nobody answers their own enquiry, so the customer conscience can't keep one for the customer conscience.
async fn check_for_conscience(tx: &mut Tx, by: AccountId, shown_as: Attribution) -> Result<()> {
    if shown_as == Attribution::Conscience && mandates::store::current(tx).await? == Some(by) {
        return Err(Error::invalid("shown_as", Problem::NotAChoice));
    }
    Ok(())
}

/// The wish to be called, as typed.
#[derive(Clone, Debug, Default)]
pub struct CallForm {
    /// The telephone number.
    pub phone: String,
    /// When: the beginning of a part of a day, in microseconds; empty for as soon as possible.
    pub from: String,
    /// What it is about.
    pub words: String,
    /// What tells this form from another one with the same words.
    pub form_key: String,
}

/// Asks to be called back, where the organisation offers its telephone. It goes to a department by the rules; whoever takes it up reads the name. A call is due within
/// the promise of the telephone, or before the part of a day ends that the customer chose. The telephone number is
/// forgotten once they were called.
///
/// # Errors
/// [`Error::Invalid`] field by field; [`Error::Forbidden`] for anyone who is not on the panel; [`Conflict::NotOpen`] where
/// the organisation offers no telephone; [`Conflict::EnoughToday`].
pub async fn ask_for_call(portal: &Portal, actor: &Actor, typed: &CallForm) -> Result<SignalId> {
    let member = actor.require_member()?;
    let by = actor.account().ok_or(Error::Forbidden)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let arrival = Arrival::by(tx, now, ChannelKind::Phone).await?;
        if !arrival.is_offered() {
            return Err(Conflict::NotOpen.into());
        }
        let part = match typed.from.parse::<i64>() {
            Err(_) if typed.from.is_empty() => Ok(None),
            Err(_) => Err(Problem::NotAChoice),
            // A part of a day that has begun meanwhile can't be chosen any more.
            Ok(from) => arrival
                .parts_of_days(now)
                .into_iter()
                .find(|part| part.0.0 == from)
                .map(Some)
                .ok_or(Problem::NotAChoice),
        };
        let (phone, part, words) = form::read((
            ("phone", values::phone(&typed.phone)),
            ("from", part),
            ("words", values::prose(&typed.words, LONGEST)),
        ))?;
        let arrival = match part {
            Some((from, to)) => arrival.call_between(from, to),
            None => arrival,
        };
        let heard = Heard {
            words: &words,
            segment: signals::segment_of_member(tx, member).await?,
            asked_by: Some((member, Attribution::Name)),
            department: None,
            waits: true,
            reach: &phone,
            form_key: &typed.form_key,
        };
        write(tx, now, actor, by, &arrival, &heard).await
    })
}

/// Records what the customer says of the last answer to their enquiry. A "no" needs a reason. The first one gives it back
/// to whoever answered it, the second to the customer conscience, who has [`LOOK_WITHIN`] working days.
///
/// # Errors
/// [`Error::Invalid`] field by field; [`Error::NotFound`] for anyone who did not ask it; [`Conflict::AlreadyReopened`],
/// [`Conflict::AlreadyJudged`], [`Conflict::NotAnswered`].
pub async fn judge(
    portal: &Portal,
    actor: &Actor,
    id: SignalId,
    verdict: &str,
    reason: &str,
) -> Result<Judged> {
    let member = actor.require_member()?;
    let (verdict, reason) = contributions::verdict(verdict, reason)?;
    let reason = masking::masked(&reason);
    let now = portal.now();
    transaction!(portal.db, tx => {
        let enquiry = store::own(tx, member, id).await?.ok_or(Error::NotFound)?;
        let replies = store::replies(tx, id).await?;
        if let Some(last) = replies.last()
            && last.verdict == Some(verdict)
            && last.verdict_reason == reason
        {
            // The same form sent twice: a "no" was counted the first time.
            let before = enquiry.refusals - i64::from(verdict == Verdict::No);
            return Ok(follows(before, verdict));
        }
        let after = judged(enquiry.state, enquiry.refusals, enquiry.verdict, verdict)?;
        let last = replies.last().ok_or(Conflict::NotAnswered)?;
        store::judge(tx, now, last.id, verdict, &reason).await?;
        if after == Judged::Settled {
            return Ok(after);
        }
        // Nobody answers their own enquiry.
        let conscience = mandates::store::current(tx).await?.filter(|one| Some(*one) != actor.account());
        let is_kept = enquiry.shown_as == Attribution::Conscience;
        let event = format!("enquiry:{id}:refused:{}", last.id);
        let refused = Mail::EnquiryRefused { signal: id };
        if after == Judged::Noted {
            if let Some(conscience) = conscience {
                outbox::mail(tx, now, &event, conscience, &refused).await?;
            }
            return Ok(after);
        }
        let (service, channel) = channels::operations::service(tx, now, ChannelKind::Portal).await?;
        let mut promise = channel.promise;
        if after == Judged::ToConscience && conscience.is_some() {
            store::give(tx, now, id, conscience.filter(|_| !is_kept)).await?;
            promise = ReactionTime { count: i64::from(LOOK_WITHIN), unit: Unit::Days };
        }
        let due_at = service.due(now, promise);
        let owner = store::reopen(tx, id, due_at).await?;
        reminders::plan(tx, now, id, due_at, &service).await?;
        let reader = if is_kept { conscience } else { owner.or(conscience) };
        if let Some(reader) = reader {
            outbox::mail(tx, now, &event, reader, &refused).await?;
        }
        Ok(after)
    })
}
