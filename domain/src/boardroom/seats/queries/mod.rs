//! The queries of pages on seats. A customer can read only their own place.

mod own;

use super::{Kept, Kind, Seat, SeatAllocation, State, Suggestion, Terms, operations, rules, store};
use crate::{
    Actor, Conflict, Error, Portal, Result, Timestamp,
    base::{
        db::Tx,
        ids::{AccountId, MemberId, SegmentId, SessionId},
    },
    boardroom::{
        dates::{self, Answer},
        sessions::{self, Part, Session, rules::check_arranges},
    },
    people::panel,
    rounds::proposals::visibility::NameableSegments,
};
use std::collections::BTreeMap;

pub use super::store::{InLine, OpenSession};
pub use own::{Around, Buddy, Colleague, Mine, Own, mine, own};

/// The data of the page about being willing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Willingness {
    /// Whether they are willing.
    pub willing: bool,
    /// Sessions in which they can ask for a seat.
    pub open: Vec<OpenSession>,
}

/// Whether the actor is willing, and the sessions in which they can ask for a seat.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who is not a member.
pub async fn willingness(portal: &Portal, actor: &Actor) -> Result<Willingness> {
    let member = actor.require_member()?;
    let now = portal.now();
    let mut tx = portal.db.read().await?;
    let mut open = Vec::new();
    for one in store::open_sessions(&mut tx, member, actor.reads(), now).await? {
        if refused(&mut tx, now, one.id, member).await?.is_none() {
            open.push(one);
        }
    }
    Ok(Willingness {
        willing: store::is_willing(&mut tx, member).await?,
        open,
    })
}

/// The reason why a member can't ask for a seat in a session; `None` when they can.
pub(super) async fn refused(
    tx: &mut Tx,
    now: Timestamp,
    id: SessionId,
    member: MemberId,
) -> Result<Option<Conflict>> {
    let session = sessions::store::find(tx, id).await?;
    let round = store::round(tx, id).await?;
    match session.zip(round) {
        Some((session, round)) => operations::refusal(tx, now, &session, &round, member).await,
        None => Ok(None),
    }
}

/// Everything about the seats of a session, for its arranger.
#[derive(Clone, Debug)]
pub struct Arranging {
    /// The session.
    pub session: Session,
    /// The way in which its seats are given, once that was begun.
    pub round: Option<SeatAllocation>,
    /// The seats that are kept for segments.
    pub kept: Vec<Kept>,
    /// The result of the draw, until the offers are sent.
    pub suggestions: Vec<Suggestion>,
    /// The queue, once they were sent.
    pub seats: Vec<Seat>,
    /// All segments.
    pub segments: Vec<(SegmentId, String)>,
    /// Everybody who is willing.
    pub willing: Vec<(MemberId, String)>,
    /// The colleagues at the table; the one who leads comes first.
    pub staff: Vec<Colleague>,
    /// The people who can help somebody the first time.
    pub buddies: Vec<(AccountId, String)>,
    /// Whether the segments of seats are shown. They are not once a seat is kept for a segment of too few people,
    /// because then the seats without a segment would reveal it.
    pub tells_segments: bool,
    /// All answers about the moment of the session; `None` when it was not settled in a poll.
    pub said: Option<BTreeMap<AccountId, Answer>>,
    /// The number of willing members who answered that they can't come then.
    pub can_not: usize,
}

impl Arranging {
    /// The numbers of seats that are taken and that are offered.
    #[must_use]
    pub fn given(&self, now: Timestamp) -> (usize, usize) {
        let count = |state| {
            self.seats
                .iter()
                .filter(|one| one.stands(now) == state)
                .count()
        };
        (count(State::Accepted), count(State::Offered))
    }

    /// The number of seats that nobody has, was offered or was drawn for.
    #[must_use]
    pub fn free(&self, now: Timestamp) -> usize {
        let seats = usize::try_from(self.session.seats).unwrap_or_default();
        let (accepted, offered) = self.given(now);
        let drawn = self.suggestions.iter().filter(|one| one.kind == Kind::Seat);
        seats.saturating_sub(accepted + offered + drawn.count())
    }
}

/// The number of seats kept for a segment that are taken or offered.
fn held(seats: &[Seat], segment: SegmentId, now: Timestamp) -> i64 {
    let of = seats
        .iter()
        .filter(|one| one.segment_id == Some(segment))
        .filter(|one| matches!(one.stands(now), State::Accepted | State::Offered));
    i64::try_from(of.count()).unwrap_or(i64::MAX)
}

/// Everything about the seats of a session.
///
/// # Errors
/// [`Error::NotFound`] for anyone who is not on the staff; [`Error::Forbidden`] for anyone who does not arrange it.
pub async fn arranging(portal: &Portal, actor: &Actor, id: SessionId) -> Result<Arranging> {
    if !actor.is_staff() {
        return Err(Error::NotFound);
    }
    let mut tx = portal.db.read().await?;
    let session = sessions::store::find(&mut tx, id).await?;
    let session = session.ok_or(Error::NotFound)?;
    check_arranges(actor, session.secretary_id)?;
    let willing = store::willing(&mut tx, id).await?;
    let said = dates::store::said(&mut tx, id).await?;
    let no = |account: &AccountId| {
        let answer = said.as_ref().and_then(|said| said.get(account));
        answer == Some(&Answer::No)
    };
    let can_not = willing.iter().filter(|one| no(&one.account_id)).count();
    let willing = willing.into_iter();
    let opened = store::round(&mut tx, id).await?;
    let sent = opened
        .as_ref()
        .is_some_and(|round| round.opened_at.is_some());
    let named = NameableSegments::of(&panel::store::active_by_segment(&mut tx).await?);
    let mut suggestions = if sent {
        Vec::new()
    } else {
        store::suggestions(&mut tx, id).await?
    };
    let mut seats = store::seats(&mut tx, id).await?;
    let mut kept = store::quotas(&mut tx, id).await?;
    for one in &mut kept {
        one.is_told = named.shows(Some(one.segment_id));
    }
    let tells_segments = kept.iter().all(|one| one.is_told);
    if !tells_segments {
        suggestions.iter_mut().for_each(|one| one.segment = None);
        seats.iter_mut().for_each(|one| one.segment = None);
    }
    if sent {
        for one in &mut kept {
            one.held = held(&seats, one.segment_id, portal.now());
        }
    }
    Ok(Arranging {
        staff: own::colleagues(&mut tx, &session, None).await?,
        session,
        round: opened,
        kept,
        suggestions,
        seats,
        tells_segments,
        segments: store::all_segments(&mut tx).await?,
        willing: willing.map(|one| (one.member_id, one.name)).collect(),
        buddies: operations::buddies(&mut tx, id).await?,
        said,
        can_not,
    })
}

/// The people whom a participant helps, because it is their first time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Helping {
    /// Customers, for a colleague: by the names with which to greet them.
    Known(Vec<String>),
    /// A customer, for a customer: the arranger of the session introduces them.
    Introduced,
}

/// The people whom this account helps in a session in which it takes part; `None` when it helps nobody.
pub(crate) async fn helping(
    tx: &mut Tx,
    id: SessionId,
    account: AccountId,
) -> Result<Option<Helping>> {
    let part = sessions::store::part(tx, id, account).await?;
    let names = store::helped_by(tx, id, account).await?;
    Ok(match part {
        _ if names.is_empty() => None,
        Some(Part::Staff) => {
            let first = |name: &String| name.split_whitespace().next().map(str::to_owned);
            Some(Helping::Known(names.iter().filter_map(first).collect()))
        }
        Some(Part::Customer) => Some(Helping::Introduced),
        None => None,
    })
}

/// The people whom the actor helps in a coming session.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn own_helping(
    portal: &Portal,
    actor: &Actor,
    session: &Session,
) -> Result<Option<Helping>> {
    let Some(account) = actor.account() else {
        return Ok(None);
    };
    if !rules::is_to_come(session, portal.now()) {
        return Ok(None);
    }
    let mut tx = portal.db.read().await?;
    helping(&mut tx, session.id, account).await
}

/// Every version of the terms, the newest first, and whether the actor writes the next one.
///
/// # Errors
/// [`Error::NotFound`] for anyone who is not on the staff.
pub async fn terms(portal: &Portal, actor: &Actor) -> Result<(Vec<Terms>, bool)> {
    if !actor.is_staff() {
        return Err(Error::NotFound);
    }
    let mut tx = portal.db.read().await?;
    let secretary = match actor.account() {
        Some(account) => store::is_secretary(&mut tx, account).await?,
        None => false,
    };
    let all = store::all_terms(&mut tx).await?;
    Ok((all, rules::may_publish(actor, secretary)))
}
