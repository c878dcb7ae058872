//! What the mails of this slice need to know when they are written, just before they are sent: so that
//! they say how things are and not how they were. Each query answers `None` when the mail should not go out.

use crate::{
    Portal, Result, Timestamp, all,
    base::ids::{AccountId, AnswerId, ContributionId},
    optional,
    rounds::contributions::State,
};

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
