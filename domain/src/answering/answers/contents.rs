//! The data that the mails of this slice need, read just before they are sent, so that they say how things are
//! at that moment. Each query answers `None` when the mail should not go out.

use crate::{
    Language, Portal, Result, Timestamp, all,
    base::ids::{AccountId, AnswerId, ContributionId},
    optional,
    people::translations::store::second,
    rounds::contributions::State,
};

/// The content of the mail about an answer.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct AnswerContent {
    /// The title of the proposal.
    pub title: String,
    /// The text of the answer.
    pub answer: String,
    /// The language in which the reader gets it.
    pub language: Language,
    /// The name of the person who answered.
    pub answered_by: String,
    /// Whether they were the customer conscience then: 1 or 0.
    pub by_conscience: i64,
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
        concat!("select coalesce(t.text, p.title) as title, coalesce(s.text, a.text) as answer,
                coalesce(s.language, a.language) as language, w.name as answered_by,
                cast(case when exists (
                         select 1 from conscience_mandates m where m.account_id = a.written_by
                           and m.begins_at <= a.published_at and (m.ends_at is null or m.ends_at > a.published_at)
                     ) then 1 else 0 end as bigint) as by_conscience
         from answers a
         join accounts w on w.id = a.written_by
         join proposals p on p.id = a.proposal_id
         join accounts z on z.id = $2",
        second!("t", "proposal", "p.id", "title", "z.language"),
        second!("s", "answer", "a.id", "text", "z.language"),
        "where a.id = $1 and a.published_at is not null"),
        answer,
        reader
    )?;
    Ok(content.map(|content| AnswerContent {
        contributions,
        ..content
    }))
}

/// The content of the mail about a refused answer. It holds neither the writer nor their words: the reader
/// finds those on the page, where the visibility rule applies.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct RefusalContent {
    /// The title of the proposal.
    pub title: String,
    /// The moment when the next answer is due, if there is to be one.
    pub due_at: Timestamp,
    /// The state of the contribution.
    pub state: State,
}

/// A contribution whose answer was refused: for its owner while it waits for another answer, for the customer
/// conscience once two answers were refused.
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
