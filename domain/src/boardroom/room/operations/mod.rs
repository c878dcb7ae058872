//! The verbs of people in a room. Every action waits for its turn, so that events are numbered in the order in
//! which they are committed.

mod closing;
mod lead;
mod rounding_off;
mod speak;

pub use closing::{ClosingForm, close};
pub use lead::{attend, mark, more_time, move_round, put_on_screen, speak};
pub use rounding_off::{HeardForm, hear, say, translate};
pub use speak::{QuestionForm, ask, support};

use super::{
    RoomRound, queries,
    rules::may_enter,
    store::{self, RoomRow},
};
use crate::{
    Actor, Conflict, Error, Portal, Result,
    base::{
        db::Tx,
        ids::{AccountId, SessionId},
    },
    boardroom::{
        sessions::{self, Part, Session},
        taking_part,
    },
};

/// Somebody in a room.
struct Inside {
    account: AccountId,
    session: Session,
    part: Option<Part>,
    room: RoomRow,
}

/// Checks whether somebody may enter before they take a turn, so that people who may not enter make nobody wait.
async fn at_the_door(portal: &Portal, actor: &Actor, id: SessionId) -> Result<()> {
    queries::enter(portal, actor, id).await.map(|_| ())
}

/// As [`at_the_door`], for people who lead.
async fn at_the_door_to_lead(portal: &Portal, actor: &Actor, id: SessionId) -> Result<()> {
    let inside = queries::enter(portal, actor, id).await?;
    sessions::rules::check_leads(actor, &inside.session)
}

/// Waits for a turn and enters.
async fn enter(tx: &mut Tx, actor: &Actor, id: SessionId) -> Result<Inside> {
    tx.lock_room_events().await?;
    let (session, part) = sessions::queries::load(tx, actor, id).await?;
    if !may_enter(actor, &session, part) {
        return Err(Error::NotFound);
    }
    store::open(tx, id).await?;
    Ok(Inside {
        account: actor.account().ok_or(Error::NotFound)?,
        room: store::room(tx, id).await?,
        session,
        part,
    })
}

/// Waits for a turn and enters to lead; a room that is closed stays as it is.
async fn enter_to_lead(tx: &mut Tx, actor: &Actor, id: SessionId) -> Result<Inside> {
    let inside = enter(tx, actor, id).await?;
    sessions::rules::check_leads(actor, &inside.session)?;
    if inside.room.round == RoomRound::Closed {
        return Err(Conflict::SessionEnded.into());
    }
    Ok(inside)
}

/// Ticks everybody who spoke until now as being there, except people who were unticked. It happens when the round
/// changes and not when they speak: a tick that appeared together with a question would show who asked it. The
/// event of the change tells it.
async fn tick_who_spoke(tx: &mut Tx, id: SessionId) -> Result<()> {
    for account in store::who_spoke(tx, id).await? {
        taking_part::attend(tx, id, account, true).await?;
    }
    Ok(())
}
