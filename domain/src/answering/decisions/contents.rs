//! The data that the mails of this slice need, read just before they are sent, so that they say how things are
//! at that moment. Each query answers `None` when the mail should not go out.

use super::{Decision, Waiver, store, translation};
use crate::{
    Language, Portal, Result,
    base::{
        ids::{AccountId, ProposalId},
        time::Day,
    },
    optional,
    people::translations::store::second,
};

/// The content of the mail about a decision.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct DecisionContent {
    /// The title of the proposal.
    pub title: String,
    /// The decision.
    #[sqlx(flatten)]
    pub decision: Decision,
    /// Whether the reader wrote about it: 1 or 0. Somebody who only voted asked nothing.
    pub wrote: i64,
    reads: Language,
}

/// A decision, for somebody who voted on it or wrote about it and is still on the panel.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn decision(
    portal: &Portal,
    reader: AccountId,
    proposal: ProposalId,
) -> Result<Option<DecisionContent>> {
    let mut tx = portal.db.read().await?;
    let found: Option<DecisionContent> = optional!(
        tx,
        concat!("select coalesce(t.text, p.title) as title, d.outcome, d.would_change, o.name as taken_by, d.taken_at,
                d.language, z.language as reads,
                cast(case when exists (
                         select 1 from contributions c
                         where c.proposal_id = $1 and c.member_id = m.id and c.state <> 'withdrawn')
                     then 1 else 0 end as bigint) as wrote
         from decisions d
         join proposals p on p.id = d.proposal_id
         join accounts o on o.id = d.written_by
         join members m on m.account_id = $2 and m.state = 'active'
         join accounts z on z.id = m.account_id",
        second!("t", "proposal", "p.id", "title", "z.language"),
        "where d.proposal_id = $1 and (
             exists (select 1 from positions v where v.proposal_id = $1 and v.member_id = m.id)
             or exists (select 1 from contributions c
                        where c.proposal_id = $1 and c.member_id = m.id and c.state <> 'withdrawn')
         )"),
        proposal,
        reader
    )?;
    let Some(mut found) = found else {
        return Ok(None);
    };
    found.decision.parts = store::parts(&mut tx, proposal).await?;
    translation::read(&mut tx, Some(found.reads), proposal, &mut found.decision).await?;
    Ok(Some(found))
}

/// The content of the mail about a waiver.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct WaiverContent {
    /// The title of the proposal.
    pub title: String,
    /// The waiver.
    #[sqlx(flatten)]
    pub waiver: Waiver,
}

/// A waiver, for the present customer conscience.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn waiver(
    portal: &Portal,
    reader: AccountId,
    proposal: ProposalId,
) -> Result<Option<WaiverContent>> {
    let mut tx = portal.db.read().await?;
    optional!(
        tx,
        "select p.title, w.reason, b.name as signed_by, w.signed_at
         from waivers w
         join proposals p on p.id = w.proposal_id
         join accounts b on b.id = w.written_by
         join conscience_mandates k on k.account_id = $2 and k.ends_at is null
         where w.proposal_id = $1",
        proposal,
        reader
    )
}

/// The content of the mails to an owner about a round without a decision.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct UndecidedContent {
    /// The title of the proposal.
    pub title: String,
    /// The name of the person who decides.
    pub owner: String,
    /// Whether that is the reader: 1 or 0.
    pub is_owner: i64,
    /// The day on which a decision was promised.
    #[sqlx(try_from = "String")]
    pub decide_on: Day,
    /// The number of contributions that wait for an answer, without those for the conscience only.
    pub unanswered: i64,
}

/// A round that closed and has no decision, for its owner and for the customer conscience.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn undecided(
    portal: &Portal,
    reader: AccountId,
    proposal: ProposalId,
) -> Result<Option<UndecidedContent>> {
    let mut tx = portal.db.read().await?;
    optional!(
        tx,
        "select p.title, o.name as owner, p.decide_on,
                cast(case when j.owner_id = $2 then 1 else 0 end as bigint) as is_owner,
                (select count(*) from contributions c
                 where c.proposal_id = p.id and c.state = 'waiting' and c.shown_as <> 'conscience') as unanswered
         from proposals p
         join projects j on j.id = p.project_id
         join accounts o on o.id = j.owner_id
         where p.id = $1 and p.state = 'closed' and (
             j.owner_id = $2
             or exists (select 1 from conscience_mandates m where m.account_id = $2 and m.ends_at is null)
         )",
        proposal,
        reader
    )
}

/// The content of the mail about a review.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ReviewContent {
    /// The title of the proposal.
    pub title: String,
    /// The findings.
    pub findings: String,
    /// The name of the person who reviewed it.
    pub reviewed_by: String,
}

/// The review of a decision, for somebody on the panel who voted on the proposal or wrote about it.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn review(
    portal: &Portal,
    reader: AccountId,
    proposal: ProposalId,
    due_on: &str,
) -> Result<Option<ReviewContent>> {
    let mut tx = portal.db.read().await?;
    optional!(
        tx,
        concat!(
            "select coalesce(t.text, p.title) as title, r.findings, o.name as reviewed_by
         from decision_reviews r
         join proposals p on p.id = r.proposal_id
         join accounts o on o.id = r.written_by
         join members m on m.account_id = $2 and m.state = 'active'
         join accounts z on z.id = m.account_id",
            second!("t", "proposal", "p.id", "title", "z.language"),
            "where r.proposal_id = $1 and r.due_on = $3 and r.reviewed_at is not null and (
             exists (select 1 from positions v where v.proposal_id = $1 and v.member_id = m.id)
             or exists (select 1 from contributions c
                        where c.proposal_id = $1 and c.member_id = m.id and c.state <> 'withdrawn')
         )"
        ),
        proposal,
        reader,
        due_on
    )
}
