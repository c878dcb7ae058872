//! The queries of pages on minutes.

use super::{Draft, Revision, rules, store};
use crate::{
    Actor, Error, Portal, Result, Role,
    base::ids::SessionId,
    boardroom::{
        session_feedback::{self, Wish},
        sessions::{self, Session},
    },
};

/// The minutes of a session, for everybody who took part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minutes {
    /// The session.
    pub session: Session,
    /// The published revisions, the last one first.
    pub revisions: Vec<Revision>,
    /// The things that customers wish they had said, in their own words and as they chose to be shown, for those who
    /// took part in the session or lead it, and for the customer conscience.
    pub addenda: Vec<Wish>,
    /// Whether the actor writes them.
    pub writes: bool,
}

/// The minutes of a session, for the people who took part and for staff.
///
/// # Errors
/// [`Error::NotFound`] when there is no such session, or to anyone who may not know of it.
pub async fn read(portal: &Portal, actor: &Actor, id: SessionId) -> Result<Minutes> {
    let mut tx = portal.db.read().await?;
    let (session, part) = sessions::queries::load(&mut tx, actor, id).await?;
    if part.is_none() && !actor.is_staff() {
        return Err(Error::NotFound);
    }
    let addenda = if part.is_some() || session_feedback::rules::may_read_results(actor, &session) {
        session_feedback::store::wishes(&mut tx, id, i64::from(actor.is(Role::CustomerConscience)))
            .await?
    } else {
        Vec::new()
    };
    Ok(Minutes {
        revisions: store::revisions(&mut tx, id).await?,
        addenda,
        writes: rules::may_write(actor, &session, portal.now()),
        session,
    })
}

/// Whether minutes of a session were published.
///
/// # Errors
/// [`Error::NotFound`] for anyone who is not on the staff.
pub async fn are_published(portal: &Portal, actor: &Actor, id: SessionId) -> Result<bool> {
    if !actor.is_staff() {
        return Err(Error::NotFound);
    }
    let mut tx = portal.db.read().await?;
    Ok(store::last_number(&mut tx, id).await? > 0)
}

/// The minutes of a session, for the people who write them.
///
/// # Errors
/// As [`rules::check_writes`]; [`Error::NotFound`].
pub async fn writing(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
) -> Result<(Session, Option<Draft>, Vec<Revision>)> {
    let mut tx = portal.db.read().await?;
    let (session, _) = sessions::queries::load(&mut tx, actor, id).await?;
    rules::check_writes(actor, &session, portal.now())?;
    let draft = store::draft(&mut tx, id).await?;
    let revisions = store::revisions(&mut tx, id).await?;
    Ok((session, draft, revisions))
}

/// The sessions whose minutes the actor still has to publish.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn due(portal: &Portal, actor: &Actor) -> Result<Vec<Session>> {
    let Some(account) = actor.account() else {
        return Ok(Vec::new());
    };
    let mut tx = portal.db.read().await?;
    sessions::store::without_minutes(&mut tx, account, portal.now()).await
}
