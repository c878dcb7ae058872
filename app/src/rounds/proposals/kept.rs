//! A step of a proposal that was left before it was complete. Its words wait in the session of the browser, for the
//! person who typed them, until the step is saved: a draft holds complete steps only.

use super::edit_form::EditForm;
use crate::web::{context::PageContext, paths};
use klankbord_domain::{
    Error,
    base::ids::{AccountId, ProposalId},
    rounds::proposals::draft::Step,
};

/// The key in the session for the steps that wait.
const KEPT: &str = "kept_steps";
/// No more steps than this wait: those of two proposals.
const MOST: usize = 12;

/// The steps that wait, by their writer and the address of their page; the latest is last.
type All = Vec<(AccountId, String, EditForm)>;

async fn all(cx: &PageContext) -> Result<All, Error> {
    let all = cx.session.get(KEPT).await.map_err(Error::unavailable)?;
    Ok(all.unwrap_or_default())
}

async fn write(cx: &PageContext, all: &All) -> Result<(), Error> {
    let written = cx.session.insert(KEPT, all).await;
    written.map_err(Error::unavailable)?;
    // At once rather than after the page: when it fails, the page that says so holds the words.
    cx.session.save().await.map_err(Error::unavailable)
}

/// Keeps the fields of the page at `address`.
///
/// # Errors
/// [`Error::Unavailable`] when the session can't be written.
pub(crate) async fn keep(cx: &PageContext, address: &str, fields: EditForm) -> Result<(), Error> {
    let account = cx.actor.account().ok_or(Error::Forbidden)?;
    let mut all = all(cx).await?;
    all.retain(|(_, other, _)| other != address);
    all.push((account, address.to_owned(), fields));
    all.drain(..all.len().saturating_sub(MOST));
    write(cx, &all).await
}

/// The fields that wait for the page at `address`.
///
/// # Errors
/// [`Error::Unavailable`] when the session can't be read.
pub(crate) async fn waiting(cx: &PageContext, address: &str) -> Result<Option<EditForm>, Error> {
    let mine = |account: &AccountId| Some(*account) == cx.actor.account();
    let mut all = all(cx).await?.into_iter();
    let found = all.find(|(account, other, _)| mine(account) && other == address);
    Ok(found.map(|(_, _, fields)| fields))
}

/// Forgets the fields of the page at `address`, which were saved. The session is left alone when nothing waits.
///
/// # Errors
/// [`Error::Unavailable`] when the session can't be written.
pub(crate) async fn forget(cx: &PageContext, address: &str) -> Result<(), Error> {
    let mut all: All = all(cx).await?;
    let before = all.len();
    all.retain(|(_, other, _)| other != address);
    if all.len() == before {
        return Ok(());
    }
    write(cx, &all).await
}

/// The first step of this proposal that waits, complete or not: the round can't open without its words.
///
/// # Errors
/// [`Error::Unavailable`] when the session can't be read.
pub(crate) async fn first_waiting(cx: &PageContext, id: ProposalId) -> Result<Option<Step>, Error> {
    let all: All = all(cx).await?;
    let mine = all
        .iter()
        .filter(|(account, ..)| Some(*account) == cx.actor.account());
    let waits: Vec<_> = mine.map(|(_, address, _)| address.as_str()).collect();
    let mut steps = Step::ALL.iter().copied();
    Ok(steps.find(|step| waits.contains(&paths::edit_proposal(id, *step).as_str())))
}
