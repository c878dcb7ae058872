//! The data that the mails of this slice need, read just before they are sent, so that they say how things are
//! at that moment. Each query answers `None` when the mail should not go out.

use crate::{
    Portal, Result, Timestamp,
    base::ids::{AccountId, ProposalId},
    optional,
};

/// The content of the mail about a proposal.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ProposalContent {
    /// Its title.
    pub title: String,
    /// The project that it belongs to.
    pub project: String,
    /// The minutes that it takes.
    pub minutes: i64,
    /// The moment until which it is open.
    pub closes_at: Option<Timestamp>,
    /// The calendar date by which answers come.
    pub answers_by: String,
    /// The name of the person who answers.
    pub owner: String,
}

/// An open proposal, for somebody who was asked and is still on the panel.
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

/// The content of the mail about a proposal that was withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct WithdrawnContent {
    /// Its title.
    pub title: String,
    /// The reason, in the words of the owner.
    pub why: String,
    /// The name of the owner.
    pub owner: String,
}

/// A proposal that was withdrawn, for somebody on the panel who voted on it or wrote about it.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn withdrawn(
    portal: &Portal,
    reader: AccountId,
    proposal: ProposalId,
) -> Result<Option<WithdrawnContent>> {
    let mut tx = portal.db.read().await?;
    optional!(
        tx,
        "select p.title, p.withdrawn_why as why, o.name as owner
         from proposals p
         join projects j on j.id = p.project_id
         join accounts o on o.id = j.owner_id
         join members m on m.account_id = $2 and m.state = 'active'
         where p.id = $1 and p.state = 'withdrawn'",
        proposal,
        reader
    )
}
