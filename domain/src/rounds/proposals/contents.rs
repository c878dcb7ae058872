//! What the mails of this slice need to know when they are written, just before they are sent: so that
//! they say how things are and not how they were. Each query answers `None` when the mail should not go out.

use crate::{
    Portal, Result, Timestamp,
    base::ids::{AccountId, ProposalId},
    optional,
};

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
