//! The verbs of customers: ask for a seat, take it, decline it, give it back. A free seat goes to the next in
//! the queue in the same transaction.

use super::{
    super::{
        Action, Needs, State,
        line::{Line, Place},
        rules::{self, LONGEST_NEED},
        store::{self, NewPlace},
    },
    COUNTER, Changing, account,
    arrange::buddy_for,
    plan_forgetting,
    refusal::refusal,
};
use crate::{
    Actor, Conflict, Error, FieldErrors, Portal, Result, Timestamp,
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::{MemberId, SessionId},
        values,
    },
    boardroom::{
        sessions::{self, Part},
        taking_part,
    },
    transaction,
};

/// The queue, for a member who may know of the session.
async fn load(tx: &mut Tx, now: Timestamp, id: SessionId, member: MemberId) -> Result<Changing> {
    if !sessions::store::is_asked_to_sit(tx, id, member).await? {
        return Err(Error::NotFound);
    }
    let changing = Changing::load(tx, id).await?;
    if rules::is_to_come(&changing.session, now) {
        Ok(changing)
    } else {
        Err(Conflict::SessionEnded.into())
    }
}

/// The result of asking for a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeatOutcome {
    /// A seat is kept for them.
    Seat,
    /// They are on the waiting list, at this place of it.
    Waiting(usize),
}

pub(super) fn outcome(line: &Line, member: MemberId) -> SeatOutcome {
    let waiting = line.places.iter().filter(|one| one.state == State::Waiting);
    waiting
        .zip(1..)
        .find(|(one, _)| one.member_id == member)
        .map_or(SeatOutcome::Seat, |(_, position)| {
            SeatOutcome::Waiting(position)
        })
}

/// Puts somebody at the end of the queue.
pub(super) async fn join_line(
    tx: &mut Tx,
    now: Timestamp,
    changing: &mut Changing,
    member: MemberId,
) -> Result<()> {
    let id = changing.session.id;
    let place = changing.line.next_place();
    let first_time = store::seated_at(tx, id, member).await?.is_none();
    let buddy = if first_time {
        buddy_for(tx, &changing.session).await?
    } else {
        None
    };
    let new = NewPlace {
        member,
        place,
        first_time,
        buddy,
        segment: None,
    };
    let new = Place {
        id: store::join_line(tx, now, id, new).await?,
        member_id: member,
        place,
        state: State::Waiting,
        expires_at: None,
        segment_id: None,
    };
    changing.before.push(new);
    changing.line.places.push(new);
    if !changing.line.kept.is_empty() {
        changing.line.within = store::within(tx, id).await?;
    }
    Ok(())
}

/// Puts somebody who declined, or did not answer in time, at the end of the queue again.
async fn rejoin_line(tx: &mut Tx, changing: &mut Changing, member: MemberId) -> Result<()> {
    let place = changing.line.rejoin(member)?;
    store::move_place(tx, place.id, place.place).await
}

/// Asks for a seat, first come, first served: a seat is kept for the member until they answer, or they go on
/// the waiting list. Asking again changes nothing; a member who declined or did not answer in time comes at the
/// end of the queue.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who is not a member; [`Error::NotFound`] for anyone who may not know of the session;
/// [`Conflict::OfferEnded`] when the member gave the seat back, lost their place, or is not willing any more;
/// [`Conflict::NotThisTime`], [`Conflict::SeatedRecently`] and [`Conflict::MonthFull`] for anyone who is left
/// out of a draw; [`Conflict::SessionEnded`].
pub async fn ask(portal: &Portal, actor: &Actor, id: SessionId) -> Result<SeatOutcome> {
    let member = actor.require_member()?;
    let now = portal.now();
    let _served = COUNTER.lock().await;
    transaction!(portal.db, tx => {
        let mut changing = load(tx, now, id, member).await?;
        let state = changing.line.of(member).map(|place| place.stands(now));
        match state {
            Some(state) if state.is_live() => return Ok(outcome(&changing.line, member)),
            Some(state) if !state.may_ask_again() => return Err(Conflict::OfferEnded.into()),
            Some(_) if !store::is_willing(tx, member).await? => return Err(Conflict::OfferEnded.into()),
            _ => {}
        }
        if changing.round.opened_at.is_none() {
            return Err(Error::NotFound);
        }
        if let Some(why) = refusal(tx, now, &changing.session, &changing.round, member).await? {
            return Err(why.into());
        }
        if state.is_some() {
            rejoin_line(tx, &mut changing, member).await?;
        } else {
            join_line(tx, now, &mut changing, member).await?;
        }
        let line = changing.keep(tx, now).await?;
        audit::note(tx, now, actor, audit::Action::SeatAsk, Subject::Session(id), "").await?;
        Ok(outcome(&line, member))
    })
}

/// The needs of somebody who has a seat, as typed.
#[derive(Clone, Debug, Default)]
pub struct NeedsForm {
    /// Their needs to come in and take part.
    pub access: String,
    /// Their needs to travel.
    pub travel: String,
    /// Their diet.
    pub diet: String,
}

fn needs(typed: &NeedsForm) -> Result<Needs, FieldErrors> {
    let need = |text: &str| values::optional(text, |text| values::prose(text, LONGEST_NEED));
    let (access, travel, diet) = form::read((
        ("access", need(&typed.access)),
        ("travel", need(&typed.travel)),
        ("diet", need(&typed.diet)),
    ))?;
    Ok(Needs {
        access,
        travel,
        diet,
    })
}

/// Takes the seat that was offered, and agrees to this version of the terms. Taking it twice has no further effect.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who is not a member; [`Error::NotFound`] for anyone who has no place in the
/// queue; [`Conflict::TermsChanged`] when these are not the present terms; [`Conflict::OfferEnded`] when it is too
/// late; [`Conflict::SessionEnded`].
pub async fn accept(portal: &Portal, actor: &Actor, id: SessionId, agreed_to: &str) -> Result<()> {
    let member = actor.require_member()?;
    let now = portal.now();
    let _served = COUNTER.lock().await;
    transaction!(portal.db, tx => {
        let mut changing = load(tx, now, id, member).await?;
        let place = *changing.line.of(member).ok_or(Error::NotFound)?;
        if place.state == State::Accepted {
            return Ok(());
        }
        place.stands(now).after(Action::Accept)?;
        let terms = store::terms(tx).await?;
        // A member who read an older text agreed to something else, so they have to read the new one first.
        if agreed_to != terms.id.to_string() {
            return Err(Conflict::TermsChanged.into());
        }
        changing.line.act(member, Action::Accept, now)?;
        store::keep_acceptance(tx, now, place.id, terms.id).await?;
        let account = account(tx, member).await?;
        taking_part::join(tx, now, id, account, Part::Customer).await?;
        plan_forgetting(tx, now, &changing.session).await?;
        changing.keep(tx, now).await?;
        audit::note(tx, now, actor, audit::Action::SeatAccept, Subject::Session(id), "").await
    })
}

/// Says what somebody who has a seat needs, or changes it.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who is not a member; [`Error::NotFound`] for anyone who has no place in the
/// queue; [`Error::Invalid`] field by field; [`Conflict::OfferEnded`] for anyone who has no seat;
/// [`Conflict::SessionEnded`].
pub async fn change_needs(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    typed: &NeedsForm,
) -> Result<()> {
    let member = actor.require_member()?;
    let now = portal.now();
    let _served = COUNTER.lock().await;
    transaction!(portal.db, tx => {
        let changing = load(tx, now, id, member).await?;
        let place = changing.line.of(member).ok_or(Error::NotFound)?;
        if place.state != State::Accepted {
            return Err(Conflict::OfferEnded.into());
        }
        let needs = needs(typed)?;
        store::keep_needs(tx, place.id, &needs).await?;
        audit::note(tx, now, actor, audit::Action::SeatNeeds, Subject::Session(id), "").await
    })
}

async fn step_back(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    step: Action,
    logged: audit::Action,
) -> Result<()> {
    let member = actor.require_member()?;
    let now = portal.now();
    let _served = COUNTER.lock().await;
    transaction!(portal.db, tx => {
        let mut changing = load(tx, now, id, member).await?;
        let place = *changing.line.of(member).ok_or(Error::NotFound)?;
        let done = if step == Action::Decline { State::Declined } else { State::GivenBack };
        if place.state == done {
            return Ok(());
        }
        changing.line.act(member, step, now)?;
        changing.keep(tx, now).await?;
        audit::note(tx, now, actor, logged, Subject::Session(id), "").await
    })
}

/// Declines the seat that was offered, or leaves the waiting list.
///
/// # Errors
/// As [`accept`].
pub async fn decline(portal: &Portal, actor: &Actor, id: SessionId) -> Result<()> {
    step_back(
        portal,
        actor,
        id,
        Action::Decline,
        audit::Action::SeatDecline,
    )
    .await
}

/// Gives back a seat that was taken.
///
/// # Errors
/// As [`accept`].
pub async fn give_back(portal: &Portal, actor: &Actor, id: SessionId) -> Result<()> {
    step_back(
        portal,
        actor,
        id,
        Action::GiveBack,
        audit::Action::SeatGiveBack,
    )
    .await
}
