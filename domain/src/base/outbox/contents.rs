//! What a mail needs to know when it is written, just before it is sent: so that it says how things
//! are and not how they were, and is not sent when it is not needed any more. Each query answers
//! `None` when the mail should not go out.

use crate::{
    Portal, Result, Timestamp, all,
    answering::decisions::{self, Decision, Waiver},
    base::{
        ids::{AccountId, AnswerId, ContributionId, InvitationId, LetterId, ProposalId},
        time::Day,
    },
    optional,
    rounds::contributions::State,
};

/// What an invitation to join the panel says.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct InvitationContent {
    /// The personal text in Dutch.
    pub text_nl: String,
    /// The personal text in English.
    pub text_en: String,
    /// Who invites.
    pub inviter: String,
    /// Until when the link works.
    pub expires_at: Option<Timestamp>,
    /// How many minutes a month are asked.
    pub monthly_minutes: i64,
}

/// An invitation that can still be accepted.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn invitation(
    portal: &Portal,
    reader: AccountId,
    invitation: InvitationId,
    letter: LetterId,
) -> Result<Option<InvitationContent>> {
    let mut tx = portal.db.read().await?;
    optional!(
        tx,
        "select l.text_nl, l.text_en, a.name as inviter, i.expires_at, m.monthly_minutes
         from invitations i
         join members m on m.id = i.member_id
         join letters l on l.id = $3
         join accounts a on a.id = l.created_by
         where i.id = $1 and m.account_id = $2
           and i.state in ('sent', 'opened', 'reminded')
           and (i.expires_at is null or i.expires_at > $4)",
        invitation,
        reader,
        letter,
        portal.now()
    )
}

/// What the mail about a proposal says.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ProposalContent {
    /// Its title.
    pub title: String,
    /// The project that it belongs to.
    pub project: String,
    /// How many minutes it takes.
    pub minutes: i64,
    /// Until when it is open.
    pub closes_at: Option<Timestamp>,
    /// When the answers come, as a calendar date.
    pub answers_by: String,
    /// Who answers.
    pub owner: String,
}

/// A proposal that is open, for somebody who was asked and is still on the panel.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn proposal(
    portal: &Portal,
    reader: AccountId,
    proposal: ProposalId,
) -> Result<Option<ProposalContent>> {
    let mut tx = portal.db.read().await?;
    optional!(
        tx,
        "select p.title, j.name as project, p.minutes, p.closes_at, p.answers_by, o.name as owner
         from proposals p
         join projects j on j.id = p.project_id
         join accounts o on o.id = j.owner_id
         join members m on m.account_id = $2 and m.state = 'active'
         where p.id = $1 and p.state = 'open' and (p.closes_at is null or p.closes_at > $3)",
        proposal,
        reader,
        portal.now()
    )
}

/// What the mail about an answer says.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct AnswerContent {
    /// What the proposal is called.
    pub title: String,
    /// What was answered.
    pub answer: String,
    /// Who answered.
    pub answered_by: String,
    /// Everything that the reader wrote and this answer serves, the oldest first.
    #[sqlx(skip)]
    pub contributions: Vec<Quoted>,
}

/// The reader's own words.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Quoted {
    /// The contribution.
    pub id: ContributionId,
    /// The words.
    pub text: String,
}

/// A published answer to something that the reader wrote and has not withdrawn.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn answer(
    portal: &Portal,
    reader: AccountId,
    answer: AnswerId,
) -> Result<Option<AnswerContent>> {
    let mut tx = portal.db.read().await?;
    let contributions: Vec<Quoted> = all!(
        tx,
        "select c.id, c.text
         from answer_contributions l
         join contributions c on c.id = l.contribution_id
         join members m on m.id = c.member_id
         where l.answer_id = $1 and m.account_id = $2 and m.state = 'active' and c.withdrawn_at is null
         order by c.id",
        answer,
        reader
    )?;
    if contributions.is_empty() {
        return Ok(None);
    }
    let content: Option<AnswerContent> = optional!(
        tx,
        "select p.title, a.text as answer, w.name as answered_by
         from answers a
         join accounts w on w.id = a.written_by
         join proposals p on p.id = a.proposal_id
         where a.id = $1 and a.published_at is not null",
        answer
    )?;
    Ok(content.map(|content| AnswerContent {
        contributions,
        ..content
    }))
}

/// What the mail about a refused answer says. Not who refused it and not what they wrote: the reader
/// finds that where the rule of visibility holds.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct RefusalContent {
    /// What the proposal is called.
    pub title: String,
    /// When the next answer is due, when one is.
    pub due_at: Timestamp,
    /// Where the contribution stands.
    pub state: State,
}

/// A contribution that was refused an answer: to its owner while it waits for another one, to the
/// customer conscience once two were none.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn refusal(
    portal: &Portal,
    reader: AccountId,
    contribution: ContributionId,
) -> Result<Option<RefusalContent>> {
    let mut tx = portal.db.read().await?;
    optional!(
        tx,
        "select p.title, c.due_at, c.state
         from contributions c join proposals p on p.id = c.proposal_id
         where c.id = $1 and (
             (c.state = 'waiting' and c.reopened_at is not null and c.owner_id = $2)
             or (c.state = 'disputed' and exists (
                 select 1 from conscience_mandates m where m.account_id = $2 and m.ends_at is null
             ))
         )",
        contribution,
        reader
    )
}

/// What the mail about a decision says.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct DecisionContent {
    /// What the proposal is called.
    pub title: String,
    /// The decision.
    #[sqlx(flatten)]
    pub decision: Decision,
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
        "select p.title, d.outcome, d.would_change, o.name as taken_by, d.taken_at
         from decisions d
         join proposals p on p.id = d.proposal_id
         join accounts o on o.id = d.written_by
         join members m on m.account_id = $2 and m.state = 'active'
         where d.proposal_id = $1 and (
             exists (select 1 from positions v where v.proposal_id = $1 and v.member_id = m.id)
             or exists (select 1 from contributions c
                        where c.proposal_id = $1 and c.member_id = m.id and c.state <> 'withdrawn')
         )",
        proposal,
        reader
    )?;
    let Some(mut found) = found else {
        return Ok(None);
    };
    found.decision.parts = decisions::store::parts(&mut tx, proposal).await?;
    Ok(Some(found))
}

/// What the mail about a waiver says.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct WaiverContent {
    /// What the proposal is called.
    pub title: String,
    /// The waiver.
    #[sqlx(flatten)]
    pub waiver: Waiver,
}

/// A waiver, for whoever is the customer conscience now.
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

/// What the mails to an owner about a round without a decision say.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct UndecidedContent {
    /// What the proposal is called.
    pub title: String,
    /// Who decides.
    pub owner: String,
    /// Whether that is who reads this: 1 or 0.
    pub is_owner: i64,
    /// The day on which a decision was promised.
    #[sqlx(try_from = "String")]
    pub decide_on: Day,
    /// How many contributions wait for an answer, without those for the conscience only.
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

/// What the mail about a look back says.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ReviewContent {
    /// What the proposal is called.
    pub title: String,
    /// What was seen.
    pub seen: String,
    /// Who looked.
    pub reviewed_by: String,
}

/// What became of a decision, for somebody on the panel who voted on it or wrote about it.
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
        "select p.title, r.seen, o.name as reviewed_by
         from decision_reviews r
         join proposals p on p.id = r.proposal_id
         join accounts o on o.id = r.written_by
         join members m on m.account_id = $2 and m.state = 'active'
         where r.proposal_id = $1 and r.due_on = $3 and r.reviewed_at is not null and (
             exists (select 1 from positions v where v.proposal_id = $1 and v.member_id = m.id)
             or exists (select 1 from contributions c
                        where c.proposal_id = $1 and c.member_id = m.id and c.state <> 'withdrawn')
         )",
        proposal,
        reader,
        due_on
    )
}
