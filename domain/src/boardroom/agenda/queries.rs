//! The queries of pages on agendas.

use super::{Item, Marks, Unread, rules, store, translation};
use crate::{
    Actor, Language, Portal, Result,
    base::{
        db::Tx,
        ids::{ProposalId, SessionId},
    },
    boardroom::sessions::{self, Part, Session},
};

/// The agenda of a session for one viewer, and the readers of its briefing.
#[derive(Clone, Debug)]
pub struct Agenda {
    /// The session.
    pub session: Session,
    /// The items that the actor may see, in order.
    pub items: Vec<Item>,
    /// The proposals among them that the actor may read.
    pub readable: Vec<ProposalId>,
    /// The things to bring; may be empty.
    pub bring: String,
    /// The language of what customers read of it, as it is here; other items are in that of the session.
    pub language: Language,
    /// Whether that stands in both languages.
    pub has_both: bool,
    /// Whether nothing on it is for customers.
    pub lacks_customers: bool,
    /// The customers who read it.
    pub customers: Marks,
    /// The staff who read it.
    pub staff: Marks,
    /// Whether the actor read it; `None` when they don't take part.
    pub read: Option<bool>,
}

/// The agenda of a session, and its briefing in the words that its reader gets.
///
/// # Errors
/// As [`find`].
pub async fn briefing(portal: &Portal, actor: &Actor, id: SessionId) -> Result<Agenda> {
    let mut tx = portal.db.read().await?;
    let (session, _) = sessions::queries::load(&mut tx, actor, id).await?;
    let mut agenda = agenda(&mut tx, actor, session).await?;
    translation::read(&mut tx, actor.reads(), &mut agenda).await?;
    Ok(agenda)
}

/// The agenda of a session, in the words in which it was written.
///
/// # Errors
/// [`crate::Error::NotFound`] for anyone who may not know of the session.
pub async fn find(portal: &Portal, actor: &Actor, id: SessionId) -> Result<Agenda> {
    let mut tx = portal.db.read().await?;
    let (session, _) = sessions::queries::load(&mut tx, actor, id).await?;
    agenda(&mut tx, actor, session).await
}

async fn agenda(tx: &mut Tx, actor: &Actor, session: Session) -> Result<Agenda> {
    let mut items = store::items(tx, session.id).await?;
    let lacks_customers = rules::lacks_customers(&items);
    items.retain(|item| rules::may_see(actor, item));
    let readers = store::readers(tx, session.id).await?;
    let me = actor.account();
    let mine = readers.iter().find(|one| Some(one.account_id) == me);
    let own = mine.map(|one| one.part);
    Ok(Agenda {
        items,
        readable: sessions::queries::readable(tx, actor, session.id).await?,
        language: session.language,
        has_both: false,
        lacks_customers,
        bring: store::bring(tx, session.id).await?,
        customers: rules::marks(actor, own, &readers, Part::Customer),
        staff: rules::marks(actor, own, &readers, Part::Staff),
        read: mine.map(super::Reader::read),
        session,
    })
}

/// The coming sessions in which the actor takes part and whose briefing they have not read.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn unread(portal: &Portal, actor: &Actor) -> Result<Vec<Unread>> {
    let Some(account) = actor.account() else {
        return Ok(Vec::new());
    };
    let mut tx = portal.db.read().await?;
    store::unread(&mut tx, portal.now(), account, actor.reads()).await
}

/// The coming sessions with nothing for customers on their agenda; none for anyone who is not on the staff.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn flagged(portal: &Portal, actor: &Actor) -> Result<Vec<SessionId>> {
    if !actor.is_staff() {
        return Ok(Vec::new());
    }
    let mut tx = portal.db.read().await?;
    store::without_customers(&mut tx).await
}

/// The ones among them of which the actor is the secretary.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn my_flagged(portal: &Portal, actor: &Actor) -> Result<Vec<Session>> {
    let flagged = flagged(portal, actor).await?;
    if flagged.is_empty() {
        return Ok(Vec::new());
    }
    let (mut coming, _) = sessions::queries::list(portal, actor).await?;
    coming.retain(|one| flagged.contains(&one.id) && Some(one.secretary_id) == actor.account());
    Ok(coming)
}
