//! The queries of a customer about their own place. Until the session, other customers are only counted.

use super::super::{
    Needs, State, Terms,
    line::Line,
    rules,
    store::{self, InLine, OwnSeat},
};
use crate::{
    Actor, Conflict, Error, Portal, Result, Timestamp,
    base::{
        db::Tx,
        ids::{AccountId, MemberId, SessionId},
    },
    boardroom::sessions::{self, Part, Session},
};

/// The person who helps a member the first time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Buddy {
    /// A colleague, by name.
    Colleague(String),
    /// A colleague who helps others there as well, by name.
    Shared(String),
    /// A customer who had a seat before; they are introduced in the room.
    Customer,
}

/// A colleague who takes part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// Their name.
    pub name: String,
    /// Whether they lead the session.
    pub leads: bool,
    /// Whether they help the reader the first time.
    pub helps_me: bool,
}

/// The others at the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// The colleagues; the one who leads comes first.
    pub staff: Vec<Colleague>,
    /// The number of other customers who have a seat.
    pub coming: usize,
    /// The number of other customers who were offered one and have not answered.
    pub choosing: usize,
    /// The number of seats that nobody has and nobody was offered.
    pub free: usize,
}

/// The colleagues who take part, the one who leads first.
pub(super) async fn colleagues(
    tx: &mut Tx,
    session: &Session,
    buddy: Option<AccountId>,
) -> Result<Vec<Colleague>> {
    let people = sessions::store::people(tx, session.id).await?;
    let staff = people.into_iter().filter(|one| one.part == Part::Staff);
    let mut staff: Vec<_> = staff
        .map(|one| Colleague {
            leads: one.account_id == session.facilitator_id,
            helps_me: Some(one.account_id) == buddy,
            name: one.name,
        })
        .collect();
    staff.sort_by_key(|one| !one.leads);
    Ok(staff)
}

async fn around(
    tx: &mut Tx,
    session: &Session,
    line: &Line,
    own: MemberId,
    buddy: Option<AccountId>,
    now: Timestamp,
) -> Result<Around> {
    let others = || line.places.iter().filter(|one| one.member_id != own);
    let count = |state| others().filter(|one| one.stands(now) == state).count();
    Ok(Around {
        staff: colleagues(tx, session, buddy).await?,
        coming: count(State::Accepted),
        choosing: count(State::Offered),
        free: usize::try_from(session.seats - line.given(now)).unwrap_or_default(),
    })
}

/// A member's own place in the queue of a session.
#[derive(Clone, Debug)]
pub struct Own {
    /// The session.
    pub session: Session,
    /// The state; `None` when they were not asked and have not asked.
    pub state: Option<State>,
    /// The moment until which the offer is valid.
    pub expires_at: Option<Timestamp>,
    /// Their place on the waiting list.
    pub position: Option<usize>,
    /// The person who helps them the first time.
    pub buddy: Option<Buddy>,
    /// The reason why their place was withdrawn.
    pub why: String,
    /// The terms that they agree to with a seat.
    pub terms: Terms,
    /// The needs that they stated for their seat.
    pub needs: Needs,
    /// The needs that they stated for an earlier seat, as long as those are kept; empty once they stated any.
    pub last_needs: Needs,
    /// The others at the table.
    pub around: Around,
    /// Whether they can ask for a seat, for the first time or once more.
    pub may_ask: bool,
    /// The reason why they can't ask for one, unless it is simply too late.
    pub refused: Option<Conflict>,
    /// Whether there is a seat for the actor now.
    pub free: bool,
    /// Whether the session is still to come.
    pub to_come: bool,
}

fn position(line: &Line, member: MemberId) -> Option<usize> {
    let waiting = line.places.iter().filter(|one| one.state == State::Waiting);
    let mut numbered = waiting.zip(1..);
    numbered.find_map(|(one, position)| (one.member_id == member).then_some(position))
}

/// A member's own place.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who is not a member; [`Error::NotFound`] for anyone who may not know of the session.
pub async fn own(portal: &Portal, actor: &Actor, id: SessionId) -> Result<Own> {
    let member = actor.require_member()?;
    let now = portal.now();
    let mut tx = portal.db.read().await?;
    if !sessions::store::is_asked_to_sit(&mut tx, id, member).await? {
        return Err(Error::NotFound);
    }
    let session = sessions::store::find(&mut tx, id).await?;
    let session = session.ok_or(Error::NotFound)?;
    let line = store::whole_line(&mut tx, id, session.seats).await?;
    let place = line.of(member).copied();
    let row = store::own_seat(&mut tx, id, member).await?;
    let row: OwnSeat = row.unwrap_or_default();
    let buddy = match row.buddy_id {
        Some(account)
            if sessions::store::part(&mut tx, id, account).await? == Some(Part::Staff) =>
        {
            let shared = store::helps(&mut tx, id, account).await? > 1;
            row.buddy.clone().map(if shared {
                Buddy::Shared
            } else {
                Buddy::Colleague
            })
        }
        Some(_) => Some(Buddy::Customer),
        None => None,
    };
    let has_seat = place.is_some_and(|place| place.state == State::Accepted);
    let last_needs = if row.needs == Needs::default() && has_seat {
        store::last_needs(&mut tx, member).await?
    } else {
        None
    };
    let around = around(&mut tx, &session, &line, member, row.buddy_id, now).await?;
    let to_come = rules::is_to_come(&session, now);
    let refused = if place.is_none() && to_come {
        super::refused(&mut tx, now, id, member).await?
    } else {
        None
    };
    let again = match place.map(|place| place.stands(now)) {
        Some(state) if state.may_ask_again() && to_come => {
            store::is_willing(&mut tx, member).await?
                && super::refused(&mut tx, now, id, member).await?.is_none()
        }
        _ => false,
    };
    Ok(Own {
        state: place.map(|place| place.stands(now)),
        expires_at: place.and_then(|place| place.expires_at),
        position: position(&line, member),
        buddy,
        why: row.why,
        terms: store::terms(&mut tx).await?,
        needs: row.needs,
        last_needs: last_needs.unwrap_or_default(),
        around,
        may_ask: again || (place.is_none() && to_come && refused.is_none()),
        refused,
        free: line.short(now) > 0,
        to_come,
        session,
    })
}

/// A session in which a member was offered a seat or waits for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mine {
    /// The session.
    pub line: InLine,
    /// Their place on the waiting list; `None` for a valid offer.
    pub position: Option<usize>,
}

/// The sessions in which the actor was offered a seat and has not answered, or is on the waiting list; the
/// first one first.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who is not a member.
pub async fn mine(portal: &Portal, actor: &Actor) -> Result<Vec<Mine>> {
    let member = actor.require_member()?;
    let mut tx = portal.db.read().await?;
    let mut mine = Vec::new();
    for found in store::in_line(&mut tx, member, actor.reads(), portal.now()).await? {
        let position = match found.state {
            State::Waiting => {
                let line = store::whole_line(&mut tx, found.session_id, found.seats).await?;
                position(&line, member)
            }
            _ => None,
        };
        mine.push(Mine {
            line: found,
            position,
        });
    }
    Ok(mine)
}
