//! The verbs of the facilitator.

use super::{Inside, at_the_door_to_lead, enter, enter_to_lead, tick_who_spoke};
use crate::{
    Actor, Conflict, Error, Portal, Problem, Result, Timestamp,
    base::{
        audit::{self, Subject},
        form,
        ids::{AccountId, QuestionInRoomId, SessionId},
    },
    boardroom::{
        room::{
            RoomRound, State,
            events::{self, Kind},
            rules, store,
        },
        sessions::{self},
        taking_part,
    },
    transaction,
};

/// Moves the room from the round that the page showed to another one, and sets its clock; the same round sets
/// the clock anew. The same form sent twice is one move. Everybody who spoke before is ticked as there, and
/// whoever speaks has finished.
///
/// # Errors
/// [`Error::Invalid`] for `round` and `minutes`; [`Error::Forbidden`] for anyone who does not lead;
/// [`Conflict::SessionEnded`]; [`Conflict::ChangedMeanwhile`] when a colleague moved elsewhere.
pub async fn move_round(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    seen: &str,
    to: &str,
    minutes: &str,
) -> Result<()> {
    let seen = form::one("round", seen.parse::<RoomRound>())?;
    let to = form::one("round", to.parse::<RoomRound>())?;
    let now = portal.now();
    at_the_door_to_lead(portal, actor, id).await?;
    transaction!(portal.db, tx => {
        let Inside { room, .. } = enter_to_lead(tx, actor, id).await?;
        if room.round == to && seen != to {
            return Ok(());
        }
        if room.round != seen {
            return Err(Conflict::ChangedMeanwhile.into());
        }
        let to = rules::moved(room.round, to)?;
        let ends_at = form::one("minutes", rules::ends_at(to, minutes, now))?;
        if to != room.round {
            tick_who_spoke(tx, id).await?;
            store::fall_silent(tx, now, id).await?;
        }
        store::set_round(tx, id, to, ends_at).await?;
        events::note(tx, now, id, Kind::Round).await?;
        audit::note(tx, now, actor, audit::Action::RoomRound, Subject::Session(id), "").await
    })
}

/// Gives the round five more minutes than the end that the page showed. The same form sent twice gives them once.
///
/// # Errors
/// [`Error::Invalid`] for `ends`; [`Error::Forbidden`] for anyone who does not lead; [`Conflict::SessionEnded`].
pub async fn more_time(portal: &Portal, actor: &Actor, id: SessionId, ends: &str) -> Result<()> {
    let seen = ends.parse().map(Timestamp);
    let seen = form::one("ends", seen.map_err(|_| Problem::NotAChoice))?;
    let now = portal.now();
    at_the_door_to_lead(portal, actor, id).await?;
    transaction!(portal.db, tx => {
        let Inside { room, .. } = enter_to_lead(tx, actor, id).await?;
        if room.round_ends_at != Some(seen) {
            return Ok(());
        }
        store::set_round(tx, id, room.round, Some(rules::later(seen, now))).await?;
        events::note(tx, now, id, Kind::Round).await?;
        audit::note(tx, now, actor, audit::Action::RoomRound, Subject::Session(id), "").await
    })
}

/// Notes that a participant begins to speak, in place of whoever spoke before, or that they stop.
///
/// # Errors
/// [`Error::NotFound`] for anyone who does not take part; [`Error::Forbidden`] for anyone who does not lead;
/// [`Conflict::NotOpen`] in a round in which nobody speaks; [`Conflict::SessionEnded`].
pub async fn speak(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    account: AccountId,
    begins: bool,
) -> Result<()> {
    let now = portal.now();
    at_the_door_to_lead(portal, actor, id).await?;
    transaction!(portal.db, tx => {
        let Inside { room, .. } = enter_to_lead(tx, actor, id).await?;
        sessions::store::part(tx, id, account).await?.ok_or(Error::NotFound)?;
        let speaks = store::speaker(tx, id).await? == Some(account);
        if speaks == begins {
            return Ok(());
        }
        if begins && !rules::may_speak(room.round) {
            return Err(Conflict::NotOpen.into());
        }
        store::fall_silent(tx, now, id).await?;
        if begins {
            store::begin_to_speak(tx, now, id, account).await?;
        }
        events::note(tx, now, id, Kind::Speaking).await?;
        audit::note(tx, now, actor, audit::Action::RoomSpeak, Subject::Session(id), "").await
    })
}

/// Ticks a participant as being there, or removes the tick; for a while after the closing too.
///
/// # Errors
/// [`Error::NotFound`] for anyone who does not take part; [`Error::Forbidden`] for anyone who does not lead;
/// [`Conflict::SessionEnded`] once it is too late.
pub async fn attend(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    account: AccountId,
    there: bool,
) -> Result<()> {
    let now = portal.now();
    at_the_door_to_lead(portal, actor, id).await?;
    transaction!(portal.db, tx => {
        let Inside { room, session, .. } = enter(tx, actor, id).await?;
        sessions::rules::check_leads(actor, &session)?;
        if !rules::may_tick(room.round, &session, now) {
            return Err(Conflict::SessionEnded.into());
        }
        if taking_part::attend(tx, id, account, there).await? {
            events::note(tx, now, id, Kind::Attended).await?;
            audit::note(tx, now, actor, audit::Action::RoomAttend, Subject::Session(id), "").await?;
        }
        Ok(())
    })
}

/// Short-lists a question, marks it as answered, hides it with a reason, or puts it back. A hidden question
/// leaves the screen.
///
/// # Errors
/// [`Error::Invalid`] for `state` and `why`; [`Error::NotFound`]; [`Error::Forbidden`] for anyone who does not lead.
pub async fn mark(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    question: QuestionInRoomId,
    state: &str,
    why: &str,
) -> Result<()> {
    let state = form::one("state", state.parse::<State>())?;
    let now = portal.now();
    at_the_door_to_lead(portal, actor, id).await?;
    transaction!(portal.db, tx => {
        let Inside { room, .. } = enter_to_lead(tx, actor, id).await?;
        store::question(tx, id, question).await?.ok_or(Error::NotFound)?;
        let why = form::one("why", rules::reason(state, why))?;
        if !store::mark(tx, question, state, &why).await? {
            return Ok(());
        }
        if state == State::Hidden && room.on_screen == Some(question) {
            store::put_on_screen(tx, id, None).await?;
        }
        events::note(tx, now, id, Kind::Marked).await?;
        audit::note(tx, now, actor, audit::Action::RoomMark, Subject::Session(id), "").await
    })
}

/// Puts a question on the screen in place of the one before it, or clears the screen.
///
/// # Errors
/// [`Error::NotFound`], also for a question that is hidden; [`Error::Forbidden`] for anyone who does not lead.
pub async fn put_on_screen(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    question: Option<QuestionInRoomId>,
) -> Result<()> {
    let now = portal.now();
    at_the_door_to_lead(portal, actor, id).await?;
    transaction!(portal.db, tx => {
        enter_to_lead(tx, actor, id).await?;
        if let Some(question) = question {
            match store::question(tx, id, question).await? {
                Some((_, State::Hidden)) | None => return Err(Error::NotFound),
                Some(_) => store::note_shown(tx, now, question).await?,
            }
        }
        if store::put_on_screen(tx, id, question).await? {
            events::note(tx, now, id, Kind::Screen).await?;
            audit::note(tx, now, actor, audit::Action::RoomScreen, Subject::Session(id), "").await?;
        }
        Ok(())
    })
}
