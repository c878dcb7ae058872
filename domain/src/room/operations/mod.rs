//! What people do in a room. Every deed waits for its turn, so that events are numbered in the order in which
//! they are committed.

mod closing;
mod lead;
mod rounding_off;
mod speak;

pub use closing::{TypedClosing, close};
pub use lead::{attend, mark, move_round, put_on_screen};
pub use rounding_off::{TypedHeard, hear, say, translate};
pub use speak::{Asked, ask, support};

use super::{
    Round, queries,
    rules::may_enter,
    store::{self, Standing},
};
use crate::{
    Actor, Conflict, Error, Portal, Result,
    db::Tx,
    ids::{AccountId, SessionId},
    sessions::{self, Part, Session},
};

fn subject(id: SessionId) -> String {
    format!("session:{id}")
}

/// Somebody in a room.
struct Inside {
    account: AccountId,
    session: Session,
    part: Option<Part>,
    room: Standing,
}

/// Sees whether somebody may enter before they take a turn, so that who may not makes nobody wait.
async fn at_the_door(portal: &Portal, actor: &Actor, id: SessionId) -> Result<()> {
    queries::enter(portal, actor, id).await.map(|_| ())
}

/// As [`at_the_door`], for who leads.
async fn at_the_door_to_lead(portal: &Portal, actor: &Actor, id: SessionId) -> Result<()> {
    let inside = queries::enter(portal, actor, id).await?;
    sessions::rules::check_leads(actor, &inside.session)
}

/// Waits for a turn and enters.
async fn enter(tx: &mut Tx, actor: &Actor, id: SessionId) -> Result<Inside> {
    tx.in_turn().await?;
    let (session, part) = sessions::queries::load(tx, actor, id).await?;
    if !may_enter(actor, &session, part) {
        return Err(Error::NotFound);
    }
    store::open(tx, id).await?;
    Ok(Inside {
        account: actor.account().ok_or(Error::NotFound)?,
        room: store::standing(tx, id).await?,
        session,
        part,
    })
}

/// Waits for a turn and enters as who leads; a room that is closed stays as it is.
async fn enter_to_lead(tx: &mut Tx, actor: &Actor, id: SessionId) -> Result<Inside> {
    let inside = enter(tx, actor, id).await?;
    sessions::rules::check_leads(actor, &inside.session)?;
    if inside.room.round == Round::Closed {
        return Err(Conflict::SessionEnded.into());
    }
    Ok(inside)
}
