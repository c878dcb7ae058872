//! The data that the mails of this slice need, read just before they are sent, so that they say how things are
//! at that moment. Each query answers `None` when the mail should not go out.

use super::{State, store, translation};
use crate::{
    Language, Portal, Result, Timestamp,
    base::ids::{AccountId, ProposalId},
};

/// The content of the mail about a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalContent {
    /// Its title.
    pub title: String,
    /// The language in which the reader finds it.
    pub language: Language,
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
    let found = translation::for_mail(&mut tx, portal.now(), proposal, reader).await?;
    let open = found.filter(|found| found.state == State::Open);
    Ok(open.map(|found| ProposalContent {
        answers_by: found.answers_by.as_text(),
        title: found.title,
        language: found.language,
        project: found.project_name,
        minutes: found.minutes,
        closes_at: found.closes_at,
        owner: found.owner_name,
    }))
}

/// The content of the mail about a proposal that was withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithdrawnContent {
    /// Its title.
    pub title: String,
    /// The reason, in the words of the owner.
    pub why: String,
    /// The language of the reason.
    pub why_in: Language,
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
    let now = portal.now();
    let found = translation::for_mail(&mut tx, now, proposal, reader).await?;
    let original = store::find(&mut tx, now, proposal).await?;
    let withdrawn = found
        .zip(original)
        .filter(|(found, _)| found.state == State::Withdrawn);
    // The reason has no second text.
    Ok(withdrawn.map(|(found, original)| WithdrawnContent {
        title: found.title,
        why: found.withdrawn_why,
        why_in: original.language,
        owner: found.owner_name,
    }))
}
