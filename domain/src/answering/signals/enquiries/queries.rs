//! The queries of pages on enquiries, for the customer who asks.

use super::{Enquiry, Reply, store};
use crate::{
    Actor, Error, Portal, Result, Timestamp,
    answering::channels::{self, ChannelKind},
    base::ids::SignalId,
    people::mandates,
    read,
};
use futures::try_join;

/// The number of enquiries that the home of a customer takes into view, and on one page.
pub const PAGE: usize = 30;

/// The enquiries of the actor, the newest first, and the one before which there are more; none for anyone who is not a
/// member.
///
/// # Errors
/// [`Error::Unavailable`] when they can't be read.
pub async fn mine(
    portal: &Portal,
    actor: &Actor,
    before: Option<SignalId>,
) -> Result<(Vec<Enquiry>, Option<SignalId>)> {
    let Ok(member) = actor.require_member() else {
        return Ok((Vec::new(), None));
    };
    let most = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let before = before.unwrap_or(SignalId(i64::MAX));
    let mut tx = portal.db.read().await?;
    let mut lines = store::mine(&mut tx, member, before, most).await?;
    let next = (lines.len() > PAGE).then(|| {
        lines.truncate(PAGE);
        lines.last().map(|last| last.id)
    });
    Ok((lines, next.flatten()))
}

/// An enquiry of the actor, with the answers to it.
///
/// # Errors
/// [`Error::NotFound`] for everybody else.
pub async fn one(portal: &Portal, actor: &Actor, id: SignalId) -> Result<(Enquiry, Vec<Reply>)> {
    let member = actor.require_member().map_err(|_| Error::NotFound)?;
    let db = &portal.db;
    let (enquiry, replies) = try_join!(
        read!(db, tx => store::own(tx, member, id)),
        read!(db, tx => store::replies(tx, id)),
    )?;
    Ok((enquiry.ok_or(Error::NotFound)?, replies))
}

/// What somebody who is about to ask has to know.
#[derive(Clone, Debug)]
pub struct Promise {
    /// When an answer would be due if they asked now.
    pub due_at: Timestamp,
    /// The name of the customer conscience.
    pub conscience: String,
}

/// What somebody who is about to ask has to know.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who is not on the panel.
pub async fn promise(portal: &Portal, actor: &Actor) -> Result<Promise> {
    actor.require_member()?;
    let now = portal.now();
    let mut tx = portal.db.read().await?;
    let tx = &mut tx;
    let (service, promise) = channels::queries::service(tx, now, ChannelKind::Portal).await?;
    Ok(Promise {
        due_at: service.due(now, promise),
        conscience: mandates::store::name_of_current(tx)
            .await?
            .unwrap_or_default(),
    })
}
