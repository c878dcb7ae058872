//! What the portal does with seats by itself: at the deadline of an offer, when a session changes or is called off,
//! a month after it, and when a member goes.

use super::{
    super::{Action, State, rules, store},
    COUNTER, Changing, account,
    arrange::buddy_for,
    plan_forgetting, session,
};
use crate::{
    Portal, Result, Timestamp,
    base::{
        db::Tx,
        ids::{AccountId, MemberId, SessionId},
        outbox::{self, Mail},
    },
    boardroom::sessions::Session,
    transaction,
};

/// Gives the seats whose offers lapsed to whoever comes next. Done twice it has one effect.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read or written.
pub async fn lapse(portal: &Portal, id: SessionId) -> Result<()> {
    let now = portal.now();
    let _served = COUNTER.lock().await;
    transaction!(portal.db, tx => {
        Changing::load(tx, id).await?.keep(tx, now).await?;
        Ok(())
    })
}

/// How many seats of a session are taken or offered.
pub(crate) async fn given(tx: &mut Tx, now: Timestamp, session: &Session) -> Result<i64> {
    let line = store::whole_line(tx, session.id, session.seats).await?;
    Ok(line.given(now))
}

/// A session has more or fewer seats now: what is free goes to whoever comes next.
pub(crate) async fn session_changed(tx: &mut Tx, now: Timestamp, id: SessionId) -> Result<()> {
    if store::round(tx, id).await?.is_some() {
        Changing::load(tx, id).await?.keep(tx, now).await?;
    }
    Ok(())
}

/// A session got a time, or another one: who was offered a seat or waits for one is told, no offer outlives the
/// beginning, and what people need is forgotten a month after the new time.
pub(crate) async fn session_moved(tx: &mut Tx, now: Timestamp, id: SessionId) -> Result<()> {
    if store::round(tx, id).await?.is_none() {
        return Ok(());
    }
    let mut changing = Changing::load(tx, id).await?;
    let Some(starts_at) = changing.session.starts_at else {
        return Ok(());
    };
    for place in &mut changing.line.places {
        match place.stands(now) {
            State::Offered => place.expires_at = place.expires_at.map(|at| at.min(starts_at)),
            State::Waiting => {}
            _ => continue,
        }
        let reader = account(tx, place.member_id).await?;
        let seat = place.id;
        let event = format!("seat:{seat}:moved:{}", changing.session.sequence);
        outbox::mail(
            tx,
            now,
            &event,
            reader,
            &Mail::SeatMoved { seat, starts_at },
        )
        .await?;
    }
    plan_forgetting(tx, now, &changing.session).await?;
    changing.keep(tx, now).await?;
    Ok(())
}

/// A session was called off: offers and the waiting list end, and who was in line is told. Who had a seat keeps
/// their row, since they took part in it; what they needed is forgotten.
pub(crate) async fn session_cancelled(tx: &mut Tx, now: Timestamp, id: SessionId) -> Result<()> {
    store::forget_suggestions(tx, id).await?;
    store::forget_needs(tx, id).await?;
    for mut place in store::line(tx, id).await? {
        let was = place.stands(now);
        place.state = match was {
            State::Waiting | State::Offered => State::Withdrawn,
            State::Lapsed => State::Lapsed,
            _ => continue,
        };
        store::keep_place(tx, now, &place).await?;
        if place.state == State::Withdrawn {
            let reader = account(tx, place.member_id).await?;
            let mail = Mail::SeatWithdrawn { seat: place.id };
            let event = format!("seat:{}:withdrawn", place.id);
            outbox::mail(tx, now, &event, reader, &mail).await?;
        }
    }
    Ok(())
}

/// Somebody takes part in a session no longer: whom they would help gets another buddy.
pub(crate) async fn buddy_left(tx: &mut Tx, id: SessionId, account: AccountId) -> Result<()> {
    let session = session(tx, id).await?;
    let other = buddy_for(tx, &session).await?;
    store::replace_buddy(tx, id, account, other).await
}

/// Forgets what people needed in a session, once it is a month ago; before that it plans itself again.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read or written.
pub async fn forget_needs(portal: &Portal, id: SessionId) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let session = session(tx, id).await?;
        let at = rules::forget_at(&session, now);
        if at <= now {
            store::forget_needs(tx, id).await
        } else {
            plan_forgetting(tx, now, &session).await
        }
    })
}

/// A member goes: they are willing no longer, and their seats go to whoever comes next.
pub(crate) async fn forget_member(tx: &mut Tx, now: Timestamp, member: MemberId) -> Result<()> {
    for id in store::live_sessions(tx, member).await? {
        let mut changing = Changing::load(tx, id).await?;
        if rules::is_to_come(&changing.session, now)
            && changing.line.act(member, Action::Withdraw, now).is_ok()
        {
            changing.keep(tx, now).await?;
        }
    }
    store::forget_member(tx, member).await
}
