//! Appealing, and answering an appeal.

use super::{
    LONGEST, No, Ruling,
    rules::{ANSWER_DAYS, AppealFacts},
    store,
};
use crate::{
    Actor, Conflict, Error, FieldErrors, Portal, Result, Role, Timestamp,
    answering::decisions,
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::{AppealId, MemberId, ProposalId},
        outbox::{self, Mail},
        values,
    },
    people::mandates,
    rounds::proposals::{self, Outcome},
    transaction,
};

pub(super) async fn facts(
    tx: &mut Tx,
    now: Timestamp,
    id: ProposalId,
    member: MemberId,
) -> Result<AppealFacts> {
    let spoke = store::spoke(tx, id, member).await?;
    let no = no(tx, now, id).await?;
    Ok(AppealFacts {
        asked: spoke.asked > 0,
        spoke: spoke.spoke > 0,
        refused_at: no.map(|no| no.at),
    })
}

/// The "no" on a proposal, if that is how it ended.
pub(super) async fn no(tx: &mut Tx, now: Timestamp, id: ProposalId) -> Result<Option<No>> {
    if let Some(decision) = decisions::store::decision(tx, id).await? {
        return Ok((decision.outcome == Outcome::Drop).then_some(No {
            withdrawn: false,
            words: decision.would_change,
            at: decision.taken_at,
        }));
    }
    let proposal = proposals::store::find(tx, now, id).await?;
    let withdrawn =
        proposal.and_then(|proposal| Some((proposal.withdrawn_at?, proposal.withdrawn_why)));
    Ok(withdrawn.map(|(at, words)| No {
        withdrawn: true,
        words,
        at,
    }))
}

/// Appeals against the "no" on a proposal, in the member's own words, with a mail to the customer conscience.
/// When it is sent again, it counts once and keeps its first words.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who is not a member; as [`AppealFacts::check`]; [`Error::Invalid`] on `text`;
/// [`Conflict::AlreadyAppealed`] after other words.
pub async fn appeal(portal: &Portal, actor: &Actor, id: ProposalId, text: &str) -> Result<()> {
    let member = actor.require_member()?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        facts(tx, now, id, member).await?.check(now)?;
        let text = form::one("text", values::prose(text, LONGEST))?;
        let due_at = now.plus_days(ANSWER_DAYS);
        let Some(appeal) = store::insert(tx, now, due_at, (id, member), &text).await? else {
            let own = store::own(tx, id, member).await?;
            let same = own.is_some_and(|own| own.text == text);
            return if same { Ok(()) } else { Err(Conflict::AlreadyAppealed.into()) };
        };
        if let Some(conscience) = mandates::store::current(tx).await? {
            let event = format!("appeal:{appeal}:made");
            outbox::mail(tx, now, &event, conscience, &Mail::AppealMade { appeal }).await?;
        }
        Ok(())
    })
}

/// A ruling on an appeal, as typed.
#[derive(Clone, Debug, Default)]
pub struct RulingForm {
    /// A [`Ruling`].
    pub ruling: String,
    /// The explanation for the member; when the appeal is upheld, for everybody who reads the decision.
    pub words: String,
}

impl RulingForm {
    fn parse(&self) -> Result<(Ruling, String), FieldErrors> {
        form::read((
            ("ruling", self.ruling.parse()),
            ("words", values::prose(&self.words, LONGEST)),
        ))
    }
}

/// Answers an appeal, with a mail to the member, and to the owner when it is upheld. The same form sent twice
/// is one answer.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who is not the customer conscience; [`Error::NotFound`]; [`Error::Invalid`] field
/// by field; [`Conflict::AlreadyAnswered`] after another answer.
pub async fn rule(portal: &Portal, actor: &Actor, id: AppealId, typed: &RulingForm) -> Result<()> {
    actor.require(Role::CustomerConscience)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let made = store::find(tx, id).await?.ok_or(Error::NotFound)?;
        let (ruling, words) = typed.parse()?;
        if !store::rule(tx, now, id, actor.account(), (ruling, &words)).await? {
            let same = made.appeal.ruling == Some(ruling) && made.appeal.words == words;
            return if same { Ok(()) } else { Err(Conflict::AlreadyAnswered.into()) };
        }
        let event = format!("appeal:{id}:ruled");
        outbox::mail(tx, now, &event, made.account, &Mail::AppealRuled { appeal: id }).await?;
        if ruling == Ruling::Upheld {
            let proposal = proposals::store::find(tx, now, made.appeal.proposal_id).await?;
            let owner = proposal.ok_or(Error::NotFound)?.owner_id;
            let event = format!("appeal:{id}:upheld");
            outbox::mail(tx, now, &event, owner, &Mail::AppealUpheld { appeal: id }).await?;
        }
        audit::note(tx, now, actor, audit::Action::AppealRule, Subject::Appeal(id), ruling.as_str()).await
    })
}
