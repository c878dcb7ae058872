//! The queries of pages on enquiries, for the customer who asks.

use super::{CALL_PARTS, Enquiry, Reply, store};
use crate::{
    Actor, Error, Portal, Result, Role, Timestamp,
    answering::channels::{self, ChannelKind},
    base::ids::{AccountId, SignalId},
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
    /// The name of the customer conscience; empty when that is the actor, who would answer their own enquiry.
    pub conscience: String,
}

/// When somebody who asks now would be called: by then, or in one of these parts of days.
#[derive(Clone, Debug)]
pub struct CallTimes {
    /// Whether the organisation offers its telephone at all.
    pub is_offered: bool,
    /// When a call would be due.
    pub due_at: Timestamp,
    /// The parts of days of which they can choose one, each with its beginning and its end.
    pub parts: Vec<(Timestamp, Timestamp)>,
}

/// When somebody who asks now would be called.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who is not on the panel.
pub async fn call_times(portal: &Portal, actor: &Actor) -> Result<CallTimes> {
    actor.require_member()?;
    let now = portal.now();
    let mut tx = portal.db.read().await?;
    let (service, channel) = channels::queries::service(&mut tx, now, ChannelKind::Phone).await?;
    Ok(CallTimes {
        is_offered: channel.is_offered,
        due_at: service.due(now, channel.promise),
        parts: service.parts_of_days(now, CALL_PARTS),
    })
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
    let (service, channel) = channels::queries::service(tx, now, ChannelKind::Portal).await?;
    Ok(Promise {
        due_at: service.due(now, channel.promise),
        conscience: if actor.is(Role::CustomerConscience) {
            String::new()
        } else {
            let name = mandates::store::name_of_current(tx).await?;
            name.unwrap_or_default()
        },
    })
}

/// Whether the reader of a mail can say on the portal if they are answered: while they are on the panel.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn may_judge(portal: &Portal, reader: AccountId) -> Result<bool> {
    let mut tx = portal.db.read().await?;
    store::is_active(&mut tx, reader).await
}
