//! Offering something to another project owner.

use super::{State, Thing, store};
use crate::{
    Actor, Error, Problem, Result, Timestamp,
    base::{
        audit::{self, Subject},
        db::Tx,
        ids::{AccountId, HandOverId},
        outbox::{self, Mail},
    },
    people::accounts::store::staff,
};

/// Offers something that the actor has to another project owner, with a mail to them.
pub(crate) async fn offer_to(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    thing: Thing,
    to: AccountId,
    sentence: &str,
) -> Result<HandOverId> {
    let from = actor.account().ok_or(Error::Forbidden)?;
    if to == from || !staff::is_project_owner(tx, to).await? {
        return Err(Error::invalid("to", Problem::NotAChoice));
    }
    if let Some(open) = store::open_of(tx, thing).await? {
        if open.to_id == to && open.from_id == from {
            return Ok(open.id);
        }
        store::end(tx, now, open.id, State::Replaced).await?;
    }
    let id = store::insert(tx, now, thing, from, to, sentence).await?;
    let event = format!("hand-over:{id}:offered");
    outbox::mail(
        tx,
        now,
        &event,
        to,
        &Mail::HandOverOffered { hand_over: id },
    )
    .await?;
    audit::note(
        tx,
        now,
        actor,
        audit::Action::HandOverOffer,
        subject(thing),
        "",
    )
    .await?;
    Ok(id)
}

pub(crate) const fn subject(thing: Thing) -> Subject {
    match thing {
        Thing::Debt(id) => Subject::Contribution(id),
        Thing::Project(id) => Subject::Project(id),
        Thing::Commitment(id) => Subject::Commitment(id),
    }
}
