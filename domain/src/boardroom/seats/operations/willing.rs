//! Members say once that they are willing to sit at the table, or not any more.

use super::{
    super::{Action, State, store},
    COUNTER, Changing,
};
use crate::{
    Actor, Error, Portal, Problem, Result, Timestamp,
    base::{
        audit::{self, Subject},
        db::Tx,
        ids::MemberId,
    },
    transaction,
};

/// Saves whether the actor is willing: `yes` or `no`. Seats that they have or were offered stay; a member who
/// is not willing is on no waiting list.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who is not a member; [`Error::Invalid`] for `willing`.
pub async fn say_willing(portal: &Portal, actor: &Actor, willing: &str) -> Result<()> {
    let member = actor.require_member()?;
    let willing = match willing {
        "yes" => true,
        "no" => false,
        _ => return Err(Error::invalid("willing", Problem::NotChosen)),
    };
    let now = portal.now();
    let _served = COUNTER.lock().await;
    transaction!(portal.db, tx => {
        let (changed, action) = if willing {
            (store::be_willing(tx, now, member).await?, audit::Action::SeatsWilling)
        } else {
            leave_lists(tx, now, member).await?;
            (store::be_unwilling(tx, member).await?, audit::Action::SeatsUnwilling)
        };
        if changed {
            audit::note(tx, now, actor, action, Subject::Member(member), "").await?;
        }
        Ok(())
    })
}

async fn leave_lists(tx: &mut Tx, now: Timestamp, member: MemberId) -> Result<()> {
    for id in store::live_sessions(tx, member).await? {
        let mut changing = Changing::load(tx, id).await?;
        let place = changing.line.of(member).map(|place| place.state);
        if place == Some(State::Waiting) {
            changing.line.act(member, Action::Decline, now)?;
            changing.keep(tx, now).await?;
        }
    }
    Ok(())
}
