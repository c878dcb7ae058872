//! The data that mails about commitments need, read just before they are sent. Each query answers `None` when
//! the mail should not go out any more.

use super::{Commitment, Move, State, store};
use crate::{
    Portal, Result,
    base::ids::{AccountId, CommitmentId},
    people::{mandates, organisation},
};

/// The most lines in a mail; the ledger has the rest.
const LINES: i64 = 20;

/// A commitment about which the reader has not said whether it was kept.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn asked(
    portal: &Portal,
    reader: AccountId,
    id: CommitmentId,
) -> Result<Option<Commitment>> {
    let mut tx = portal.db.read().await?;
    let Some(member) = store::person_of(&mut tx, id, reader).await? else {
        return Ok(None);
    };
    let mine = store::mine(&mut tx, id, member).await?;
    if mine.is_some_and(|mine| mine.asked_at.is_some() && mine.happened.is_none()) {
        store::find(&mut tx, id).await
    } else {
        Ok(None)
    }
}

/// A commitment with its last move, while that is the move that the mail is about.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn moved(
    portal: &Portal,
    reader: AccountId,
    id: CommitmentId,
    moved: i64,
) -> Result<Option<(Commitment, Move)>> {
    let mut tx = portal.db.read().await?;
    if store::person_of(&mut tx, id, reader).await?.is_none() {
        return Ok(None);
    }
    let found = store::find(&mut tx, id).await?;
    let last = store::moves(&mut tx, id).await?.pop();
    Ok(found
        .zip(last)
        .filter(|(found, last)| found.state == State::Open && last.id == moved))
}

/// A commitment that was given up.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn given_up(
    portal: &Portal,
    reader: AccountId,
    id: CommitmentId,
) -> Result<Option<Commitment>> {
    let mut tx = portal.db.read().await?;
    if store::person_of(&mut tx, id, reader).await?.is_none() {
        return Ok(None);
    }
    let found = store::find(&mut tx, id).await?;
    Ok(found.filter(|found| found.state == State::GivenUp))
}

/// A commitment that the reader still has to keep.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn due(
    portal: &Portal,
    reader: AccountId,
    id: CommitmentId,
) -> Result<Option<Commitment>> {
    let mut tx = portal.db.read().await?;
    let found = store::find(&mut tx, id).await?;
    Ok(found.filter(|found| found.state == State::Open && found.owner_id == reader))
}

/// A commitment that somebody denies, for its owner and the customer conscience. The page shows the words of
/// that person.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn denied(
    portal: &Portal,
    reader: AccountId,
    id: CommitmentId,
) -> Result<Option<Commitment>> {
    let mut tx = portal.db.read().await?;
    let conscience = mandates::store::current(&mut tx).await? == Some(reader);
    let found = store::find(&mut tx, id).await?;
    Ok(found.filter(|found| found.said_no > 0 && (conscience || found.owner_id == reader)))
}

/// The commitments that are late: all for the customer conscience, their own for others.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn late(portal: &Portal, reader: AccountId) -> Result<Vec<Commitment>> {
    let mut tx = portal.db.read().await?;
    let conscience = mandates::store::current(&mut tx).await? == Some(reader);
    let owner = if conscience { AccountId(0) } else { reader };
    let zone = organisation::store::zone(&mut tx).await?;
    let today = portal.now().date_in(&zone);
    let Ok(yesterday) = today.yesterday() else {
        return Ok(Vec::new());
    };
    store::due(&mut tx, owner, &yesterday.to_string(), LINES).await
}
