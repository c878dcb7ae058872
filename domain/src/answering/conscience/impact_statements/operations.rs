//! Judging an impact statement, and improving it.

use super::{
    LONGEST, LONGEST_IMPACT_STATEMENT, Verdict,
    rules::{check_improve, check_judge},
    store,
};
use crate::{
    Actor, Conflict, Error, FieldErrors, Portal, Result, Role,
    base::{
        audit::{self, Subject},
        form,
        ids::ProposalId,
        outbox::{self, Mail},
        values,
    },
    rounds::proposals,
    transaction,
};

/// A judgement, as typed.
#[derive(Clone, Debug, Default)]
pub struct JudgementForm {
    /// A [`Verdict`].
    pub verdict: String,
    /// The reason; required when it is insufficient.
    pub sentence: String,
    /// The impact statement that was read and is judged.
    pub read: String,
}

impl JudgementForm {
    fn parse(&self) -> Result<(Verdict, String), FieldErrors> {
        let line = |text: &str| values::line(text, LONGEST);
        let verdict = self.verdict.parse();
        let sentence = match verdict {
            Ok(Verdict::Insufficient) => line(&self.sentence),
            _ => values::optional(&self.sentence, line),
        };
        form::read((("verdict", verdict), ("sentence", sentence)))
    }
}

/// Judges the impact statement of a proposal; the owner gets the judgement by mail when it is insufficient.
/// Nothing waits for it.
///
/// # Errors
/// As [`check_judge`]; [`Error::Invalid`] field by field; [`Conflict::ChangedMeanwhile`] when the statement is
/// not the one that was read any more.
pub async fn judge(
    portal: &Portal,
    actor: &Actor,
    id: ProposalId,
    typed: &JudgementForm,
) -> Result<()> {
    actor.require(Role::CustomerConscience)?;
    let now = portal.now();
    // Browsers send line ends in their own form.
    let read = values::prose(&typed.read, usize::MAX).unwrap_or_default();
    transaction!(portal.db, tx => {
        let proposal = proposals::store::find(tx, now, id).await?.ok_or(Error::NotFound)?;
        let whole = store::is_whole(tx, id).await?;
        check_judge(actor, proposal.state, whole)?;
        let (verdict, sentence) = typed.parse()?;
        if proposal.impact_statement != read {
            return Err(Conflict::ChangedMeanwhile.into());
        }
        let before = store::current(tx, id).await?;
        if before.is_some_and(|before| before.verdict == verdict && before.sentence == sentence) {
            return Ok(());
        }
        store::judge(tx, now, id, actor.account(), (&proposal.impact_statement, verdict, &sentence)).await?;
        if verdict == Verdict::Insufficient {
            let event = format!("proposal:{id}:insufficient:{}", now.0);
            outbox::mail(tx, now, &event, proposal.owner_id, &Mail::MeaningInsufficient { proposal: id }).await?;
        }
        audit::note(tx, now, actor, audit::Action::ImpactStatementJudge, Subject::Proposal(id), verdict.as_str()).await
    })
}

/// Improves the impact statement of an open proposal. The old text stays in the audit log, and the new one
/// waits to be judged.
///
/// # Errors
/// As [`check_improve`]; [`Error::Invalid`] on `meaning`.
pub async fn improve(
    portal: &Portal,
    actor: &Actor,
    id: ProposalId,
    impact_statement: &str,
) -> Result<()> {
    actor.require(Role::ProjectOwner)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let proposal = proposals::store::find(tx, now, id).await?.ok_or(Error::NotFound)?;
        let verdict = store::current(tx, id).await?.map(|judgement| judgement.verdict);
        check_improve(actor, proposal.owner_id, proposal.state, verdict)?;
        let impact_statement = form::one("impact_statement", values::prose(impact_statement, LONGEST_IMPACT_STATEMENT))?;
        if impact_statement == proposal.impact_statement {
            return Ok(());
        }
        proposals::store::improve(tx, now, id, &impact_statement).await?;
        audit::note(tx, now, actor, audit::Action::ImpactStatementImprove, Subject::Proposal(id), &proposal.impact_statement).await
    })
}
