//! The verbs of a customer: asking, and judging an answer.

use super::{Judged, follows, judged, store};
use crate::{
    Actor, Conflict, Error, Portal, Result,
    answering::{
        channels::{self, ChannelKind, ReactionTime, Unit},
        signals::{
            LONGEST, masking,
            operations::{Arrival, Heard, write},
            reminders, store as signals,
        },
    },
    base::{
        form,
        ids::SignalId,
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
        if store::asked_since(tx, member, now.plus_days(-1)).await? >= MOST_A_DAY {
            return Err(Conflict::EnoughToday.into());
        }
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
    let verdict = verdict.parse();
    let reason = match verdict {
        Ok(Verdict::No) => contributions::text(reason),
        _ => values::optional(reason, contributions::text),
    };
    let (verdict, reason) = form::read((("verdict", verdict), ("reason", reason)))?;
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
        let (service, promise) = channels::operations::service(tx, now, ChannelKind::Portal).await?;
        let conscience = mandates::store::current(tx).await?;
        let is_kept = enquiry.shown_as == Attribution::Conscience;
        let promise = match after {
            Judged::Settled | Judged::Noted => return Ok(after),
            Judged::Reopened => promise,
            Judged::ToConscience => {
                store::give(tx, now, id, conscience.filter(|_| !is_kept)).await?;
                ReactionTime { count: i64::from(LOOK_WITHIN), unit: Unit::Days }
            }
        };
        let due_at = service.due(now, promise);
        let owner = store::reopen(tx, id, due_at).await?;
        reminders::plan(tx, now, id, due_at, &service).await?;
        let reader = if is_kept { conscience } else { owner.or(conscience) };
        if let Some(reader) = reader {
            let event = format!("enquiry:{id}:refused:{}", last.id);
            outbox::mail(tx, now, &event, reader, &Mail::EnquiryRefused { signal: id }).await?;
        }
        Ok(after)
    })
}
