//! Changes of seats that the portal makes by itself: at the deadline of an offer, when a session changes or is
//! cancelled, a month after it, and when a member leaves.

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

/// Gives the seats whose offers lapsed to the next in the queue. Doing it twice has no further effect.
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

/// The number of seats of a session that are taken or offered.
pub(crate) async fn given(tx: &mut Tx, now: Timestamp, session: &Session) -> Result<i64> {
    let line = store::whole_line(tx, session.id, session.seats).await?;
    Ok(line.given(now))
}

/// Offers the free seats of a session whose number of seats changed to the next in the queue.
pub(crate) async fn session_changed(tx: &mut Tx, now: Timestamp, id: SessionId) -> Result<()> {
    if store::round(tx, id).await?.is_some() {
        Changing::load(tx, id).await?.keep(tx, now).await?;
    }
    Ok(())
}

/// A session got a time, or another one than `moved_from`: who was offered a seat or waits for one is told, no offer outlives the
/// beginning, and what people need is forgotten a month after the new time.
pub(crate) async fn session_moved(
    tx: &mut Tx,
    now: Timestamp,
    id: SessionId,
    moved_from: Option<Timestamp>,
) -> Result<()> {
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
            &Mail::SeatMoved {
                seat,
                starts_at,
                moved_from,
            },
        )
        .await?;
    }
    plan_forgetting(tx, now, &changing.session).await?;
    changing.keep(tx, now).await?;
    Ok(())
}

/// Ends the queue of a session that was cancelled: offers and the waiting list end, with a mail to everybody in
/// it. Members who had a seat keep their row, since they took part; their needs are forgotten.
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

/// Gives another buddy to the people whom somebody would have helped who does not take part any more.
pub(crate) async fn buddy_left(tx: &mut Tx, id: SessionId, account: AccountId) -> Result<()> {
    let session = session(tx, id).await?;
    let other = buddy_for(tx, &session).await?;
    store::replace_buddy(tx, id, account, other).await
}

/// Forgets the needs of people in a session, once it is a month ago; before that it plans itself again.
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

/// Makes a member who leaves unwilling, and gives their seats to the next in the queue.
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
