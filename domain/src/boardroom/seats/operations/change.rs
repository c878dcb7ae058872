//! The changes that the arranger of a session makes by hand, always with a reason in one sentence.

use super::{
    super::{
        Action, Kind,
        rules::LONGEST_WHY,
        store::{self, NewSuggestion, Willing},
    },
    COUNTER, Changing, account,
    answer::{SeatOutcome, join_line, outcome},
    arrange::{buddy_for, to_arrange},
    member,
};
use crate::{
    Actor, Conflict, Error, FieldErrors, Portal, Problem, Result, Timestamp,
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::{AccountId, MemberId, SessionId},
        outbox::{self, Mail},
        values,
    },
    boardroom::sessions::{self, Part, Session},
    transaction,
};

fn parse(who: &str, why: &str) -> Result<(MemberId, String), FieldErrors> {
    form::read((
        ("member", values::chosen(who)),
        ("why", values::line(why, LONGEST_WHY)),
    ))
}

/// The member, for the log. The reason is kept with the seat, and goes when its member is erased.
fn whom(member: MemberId) -> String {
    format!("member:{member}")
}

async fn check_drawn(tx: &mut Tx, id: SessionId) -> Result<()> {
    match store::round(tx, id).await? {
        Some(round) if round.opened_at.is_some() => Err(Conflict::SeatsOffered.into()),
        Some(round) if round.drawn_at.is_some() => Ok(()),
        _ => Err(Conflict::NothingDrawn.into()),
    }
}

/// Takes somebody out of the result of the draw. The next on the list gets the seat when the offers are sent.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who does not arrange the session; [`Error::NotFound`] for anyone who was not drawn;
/// [`Error::Invalid`] for `why`; [`Conflict::SeatsOffered`]; [`Conflict::SessionEnded`].
pub async fn take_out(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    who: &str,
    why: &str,
) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        to_arrange(tx, now, actor, id).await?;
        check_drawn(tx, id).await?;
        let (member, why) = parse(who, why)?;
        let all = store::suggestions(tx, id).await?;
        let found = all.into_iter().find(|one| one.member_id == member).ok_or(Error::NotFound)?;
        if found.kind == Kind::Out {
            return Ok(());
        }
        let new = NewSuggestion {
            member,
            kind: Kind::Out,
            place: found.place,
            segment: None,
            under_heard: found.is_under_heard(),
            seated_at: found.seated_at,
            buddy: found.buddy_id,
            why: &why,
        };
        store::suggest(tx, id, &new).await?;
        audit::note(tx, now, actor, audit::Action::SeatsTakeOut, Subject::Session(id), &whom(member)).await
    })
}

/// The result of putting somebody in by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PutIn {
    /// They have a seat in the suggestion.
    Suggested,
    /// They are in the queue: a seat is kept for them, or they wait.
    InLine(SeatOutcome),
}

/// Gives a seat to somebody who is willing and was not drawn for one. Once the offers were sent, they get a
/// free seat or go to the end of the waiting list: nobody who waits is passed by hand.
///
/// # Errors
/// As [`take_out`]; [`Error::Invalid`] for `member` when they are not willing; [`Conflict::NoSeatFree`] when
/// nobody was taken out first; [`Conflict::OfferEnded`] for anyone who had an offer.
pub async fn put_in(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    who: &str,
    why: &str,
) -> Result<PutIn> {
    let now = portal.now();
    let _served = COUNTER.lock().await;
    transaction!(portal.db, tx => {
        let session = to_arrange(tx, now, actor, id).await?;
        let round = store::round(tx, id).await?;
        let sent = round.is_some_and(|round| round.opened_at.is_some());
        if !sent {
            check_drawn(tx, id).await?;
        }
        let (member, why) = parse(who, why)?;
        let willing = store::willing_one(tx, id, member).await?;
        let willing = willing.ok_or_else(|| Error::invalid("member", Problem::NotAChoice))?;
        let (done, changed) = if sent {
            let (asked, joined) = put_in_line(tx, now, id, member).await?;
            (PutIn::InLine(asked), joined)
        } else {
            (PutIn::Suggested, suggest(tx, &session, &willing, &why).await?)
        };
        if changed {
            audit::note(tx, now, actor, audit::Action::SeatsPutIn, Subject::Session(id), &whom(member)).await?;
        }
        Ok(done)
    })
}

/// The result for somebody who is put at the end of the queue, and whether they were not in it yet.
async fn put_in_line(
    tx: &mut Tx,
    now: Timestamp,
    id: SessionId,
    member: MemberId,
) -> Result<(SeatOutcome, bool)> {
    let mut changing = Changing::load(tx, id).await?;
    match changing.line.of(member).map(|place| place.stands(now)) {
        Some(state) if state.is_live() => return Ok((outcome(&changing.line, member), false)),
        Some(_) => return Err(Conflict::OfferEnded.into()),
        None => {}
    }
    join_line(tx, now, &mut changing, member).await?;
    let line = changing.keep(tx, now).await?;
    Ok((outcome(&line, member), true))
}

/// Gives somebody a seat in the suggestion; `false` when they had one.
async fn suggest(tx: &mut Tx, session: &Session, willing: &Willing, why: &str) -> Result<bool> {
    let all = store::suggestions(tx, session.id).await?;
    let member = willing.member_id;
    let found = all.iter().find(|one| one.member_id == member);
    if found.is_some_and(|one| one.kind == Kind::Seat) {
        return Ok(false);
    }
    let taken = all.iter().filter(|one| one.kind == Kind::Seat);
    if i64::try_from(taken.count()).unwrap_or(i64::MAX) >= session.seats {
        return Err(Conflict::NoSeatFree.into());
    }
    let buddy = buddy_for(tx, session).await?;
    let new = NewSuggestion {
        member,
        kind: Kind::Seat,
        place: all.iter().map(|one| one.place).max().unwrap_or_default() + 1,
        segment: None,
        under_heard: false,
        seated_at: willing.seated_at,
        buddy: buddy.filter(|_| willing.seated_at.is_none()),
        why,
    };
    store::suggest(tx, session.id, &new).await?;
    Ok(true)
}

/// The people who can help somebody the first time: colleagues who take part, and customers in this session who
/// had a seat before.
pub(in crate::boardroom::seats) async fn buddies(
    tx: &mut Tx,
    id: SessionId,
) -> Result<Vec<(AccountId, String)>> {
    let people = sessions::store::people(tx, id).await?.into_iter();
    let mut all: Vec<_> = people
        .filter(|one| one.part == Part::Staff)
        .map(|one| (one.account_id, one.name))
        .collect();
    let drawn = store::suggestions(tx, id).await?.into_iter();
    let drawn = drawn.filter(|one| one.kind == Kind::Seat && one.seated_at.is_some());
    let seated = store::seats(tx, id).await?.into_iter();
    let seated = seated.filter(|one| one.state.is_live() && !one.is_first_time());
    let customers = drawn
        .map(|one| (one.account_id, one.name))
        .chain(seated.map(|one| (one.account_id, one.name)));
    for one in customers {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    Ok(all)
}

/// Chooses the person who helps somebody the first time; an empty text for nobody.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who does not arrange the session; [`Error::NotFound`] for anyone who has no
/// place there; [`Error::Invalid`] for `buddy`; [`Conflict::SessionEnded`].
pub async fn choose_buddy(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    who: &str,
    buddy: &str,
) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        to_arrange(tx, now, actor, id).await?;
        let member = member(who)?;
        let own = account(tx, member).await?;
        let chosen = if buddy.is_empty() {
            None
        } else {
            let all = buddies(tx, id).await?;
            let found = all.iter().find(|(one, _)| one.to_string() == buddy && *one != own);
            let (found, _) = found.ok_or_else(|| Error::invalid("buddy", Problem::NotAChoice))?;
            Some(*found)
        };
        if !store::name_buddy(tx, id, member, chosen).await? {
            return Err(Error::NotFound);
        }
        audit::note(tx, now, actor, audit::Action::SeatsChooseBuddy, Subject::Session(id), &whom(member)).await
    })
}

/// Withdraws an offer, a seat or a place on the waiting list, with a mail to its member that gives the reason.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who does not arrange the session; [`Error::NotFound`] for anyone who is not
/// in the queue; [`Error::Invalid`] for `why`; [`Conflict::OfferEnded`]; [`Conflict::SessionEnded`].
pub async fn withdraw(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    who: &str,
    why: &str,
) -> Result<()> {
    let now = portal.now();
    let _served = COUNTER.lock().await;
    transaction!(portal.db, tx => {
        to_arrange(tx, now, actor, id).await?;
        let (member, why) = parse(who, why)?;
        let mut changing = Changing::load(tx, id).await?;
        let place = *changing.line.of(member).ok_or(Error::NotFound)?;
        changing.line.act(member, Action::Withdraw, now)?;
        store::keep_why(tx, place.id, &why).await?;
        changing.keep(tx, now).await?;
        let reader = account(tx, member).await?;
        let mail = Mail::SeatWithdrawn { seat: place.id };
        outbox::mail(tx, now, &format!("seat:{}:withdrawn", place.id), reader, &mail).await?;
        audit::note(tx, now, actor, audit::Action::SeatsWithdraw, Subject::Session(id), &whom(member)).await
    })
}
