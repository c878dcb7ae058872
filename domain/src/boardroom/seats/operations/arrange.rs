//! Giving the seats of a session: by a draw, whose result is sent as offers, or to the first who ask.

use super::{
    super::{
        Kind,
        draw::{self, Candidate, LeftOut, Quota, Request},
        rules::{self, HEARD_DAYS, HOURS_RANGE, MONTHS, MOST_MONTHS},
        store::{self, NewPlace, NewSuggestion},
    },
    COUNTER, Changing, account,
};
use crate::{
    Actor, Conflict, Error, FieldErrors, Portal, Problem, Result, Timestamp,
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::{AccountId, SegmentId, SessionId},
        outbox::{self, Mail},
        values,
    },
    boardroom::{
        dates::{self, Answer},
        sessions::{self, Part, Session, operations::load},
    },
    people::organisation,
    rounds::proposals,
    transaction,
};
use std::collections::BTreeMap;

/// A draw, as typed.
#[derive(Clone, Debug, Default)]
pub struct DrawForm {
    /// The number of seats that are kept for each segment.
    pub quotas: Vec<(SegmentId, String)>,
    /// The months that must lie between two seats.
    pub months: String,
    /// The hours for which an offer is valid.
    pub hours: String,
}

/// The name of the field for the seats of a segment.
#[must_use]
pub fn field(segment: SegmentId) -> String {
    format!("segment-{segment}")
}

fn parse(typed: &DrawForm, seats: i64) -> Result<(Vec<Quota>, i64, i64), FieldErrors> {
    let mut sum = 0;
    let quotas = typed.quotas.iter().map(|&(segment, ref text)| {
        let kept = values::optional(text, |text| values::whole(text, 0, seats));
        let quota = kept.and_then(|kept| {
            let before = sum;
            sum += kept;
            // Only the first quota that is too much is reported.
            let fits = before > seats || sum <= seats;
            form::rule(fits, Problem::TooMany(count(seats)))?;
            Ok(Quota {
                segment,
                seats: count(kept),
            })
        });
        (field(segment), quota)
    });
    let hours = values::whole(&typed.hours, HOURS_RANGE.0, HOURS_RANGE.1);
    form::read((
        form::each(quotas),
        ("months", values::whole(&typed.months, 0, MOST_MONTHS)),
        ("hours", hours),
    ))
}

fn count(number: i64) -> usize {
    usize::try_from(number).unwrap_or_default()
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The session, for its arranger, while its seats can still be drawn.
pub(super) async fn to_arrange(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: SessionId,
) -> Result<Session> {
    let session = load(tx, actor, id).await?;
    if rules::is_to_come(&session, now) {
        Ok(session)
    } else {
        Err(Conflict::SessionEnded.into())
    }
}

/// Nobody can say yes to a seat without knowing when.
fn check_dated(session: &Session) -> Result<(), Conflict> {
    if session.starts_at.is_some() {
        Ok(())
    } else {
        Err(Conflict::NoDate)
    }
}

async fn candidates(tx: &mut Tx, now: Timestamp, session: SessionId) -> Result<Vec<Candidate>> {
    let zone = organisation::store::zone(tx).await?;
    let month = proposals::load::month_begin(now, &zone);
    let asked: BTreeMap<_, _> = proposals::load::asked(tx, month)
        .await?
        .into_iter()
        .collect();
    let mut segments: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (member, segment) in store::segments(tx).await? {
        segments.entry(member).or_default().push(segment);
    }
    let said = dates::store::said(tx, session).await?.unwrap_or_default();
    let willing = store::willing(tx, session).await?.into_iter();
    Ok(willing
        .map(|one| Candidate {
            member: one.member_id,
            segments: segments.remove(&one.member_id).unwrap_or_default(),
            language: one.language,
            seated_at: one.seated_at,
            // A seat is not counted against the minutes of a member, who said once that they are willing. But
            // members who were already asked for all that they give this month are left alone.
            month_full: asked.get(&one.member_id).copied().unwrap_or_default() >= one.gives,
            can_not: said.get(&one.account_id) == Some(&Answer::No),
        })
        .collect())
}

/// Draws, and saves the result as a suggestion. Until the offers are sent it can be drawn again, for other
/// seats or other months: the seed stays the same, so that nobody can draw until they like the result.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who does not arrange the session; [`Error::Invalid`] field by field;
/// [`Conflict::SeatsOffered`]; [`Conflict::SessionEnded`].
pub async fn draw(portal: &Portal, actor: &Actor, id: SessionId, typed: &DrawForm) -> Result<()> {
    let now = portal.now();
    let fresh = portal.random.token();
    transaction!(portal.db, tx => {
        let session = to_arrange(tx, now, actor, id).await?;
        let round = store::round(tx, id).await?;
        if round.as_ref().is_some_and(|round| round.opened_at.is_some()) {
            return Err(Conflict::SeatsOffered.into());
        }
        let (quotas, months, hours) = parse(typed, session.seats)?;
        let known = store::all_segments(tx).await?;
        if let Some(odd) = quotas.iter().find(|one| !known.iter().any(|(id, _)| *id == one.segment)) {
            return Err(Error::invalid(field(odd.segment), Problem::NotAChoice));
        }
        let seed = round.map(|round| round.seed).filter(|seed| !seed.is_empty());
        let seed = seed.unwrap_or_else(|| fresh.secret().to_owned());
        let zone = organisation::store::zone(tx).await?;
        let heard = store::heard(tx, now.plus_days(-HEARD_DAYS)).await?;
        let candidates = candidates(tx, now, id).await?;
        let drawn = draw::draw(
            &Request {
                seed: &seed,
                seats: count(session.seats),
                quotas: &quotas,
                spoken: session.languages,
                since: rules::since(&session, now, months, &zone),
                heard: &heard,
            },
            &candidates,
        );
        let left = |why| number(drawn.left_out.iter().filter(|(_, left)| *left == why).count());
        let left = store::LeftOut {
            recent: left(LeftOut::Recent),
            full: left(LeftOut::Full),
            language: left(LeftOut::Language),
        };
        store::keep_draw(tx, now, id, actor.account(), (&seed, months, hours), left).await?;
        for quota in drawn.quotas.iter().filter(|quota| quota.seats > 0) {
            let (seats, held) = (number(quota.seats), number(quota.held));
            store::keep_quota(tx, id, quota.segment, seats, held).await?;
        }
        let buddy = buddy_for(tx, &session).await?;
        let seated = drawn.seated.iter().map(|lot| (Kind::Seat, lot));
        let lots = seated.chain(drawn.waiting.iter().map(|lot| (Kind::List, lot)));
        for ((kind, lot), place) in lots.zip(1..) {
            let new = NewSuggestion {
                member: lot.member,
                kind,
                place,
                segment: lot.quota,
                under_heard: lot.under_heard,
                seated_at: lot.seated_at,
                buddy: buddy.filter(|_| lot.seated_at.is_none()),
                why: "",
            };
            store::suggest(tx, id, &new).await?;
        }
        audit::note(tx, now, actor, audit::Action::SeatsDraw, Subject::Session(id), &seed).await
    })
}

/// The person who helps somebody the first time unless another is chosen: a colleague who takes part and does
/// not lead the session, or else the facilitator.
pub(super) async fn buddy_for(tx: &mut Tx, session: &Session) -> Result<Option<AccountId>> {
    let people = sessions::store::people(tx, session.id).await?;
    let staff = people.iter().filter(|one| one.part == Part::Staff);
    let (leads, free): (Vec<_>, Vec<_>) = staff
        .map(|one| one.account_id)
        .partition(|account| *account == session.facilitator_id);
    Ok(free.into_iter().chain(leads).next())
}

/// Sends the result of the draw: the first members get an offer, the others go on the waiting list. It is sent once.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who does not arrange the session; [`Conflict::NothingDrawn`]; [`Conflict::NoDate`];
/// [`Conflict::SessionEnded`].
pub async fn send(portal: &Portal, actor: &Actor, id: SessionId) -> Result<()> {
    let now = portal.now();
    let _served = COUNTER.lock().await;
    transaction!(portal.db, tx => {
        let session = to_arrange(tx, now, actor, id).await?;
        let round = store::round(tx, id).await?;
        let round = round.filter(|round| round.drawn_at.is_some()).ok_or(Conflict::NothingDrawn)?;
        if round.opened_at.is_some() {
            return Ok(());
        }
        check_dated(&session)?;
        let suggested = store::suggestions(tx, id).await?.into_iter();
        for (one, place) in suggested.filter(|one| one.kind != Kind::Out).zip(1..) {
            let new = NewPlace {
                member: one.member_id,
                place,
                first_time: one.seated_at.is_none(),
                buddy: one.buddy_id,
                segment: one.segment_id,
            };
            store::join_line(tx, now, id, new).await?;
        }
        store::open(tx, now, id, round.months, round.hours).await?;
        Changing::load(tx, id).await?.keep(tx, now).await?;
        audit::note(tx, now, actor, audit::Action::SeatsSend, Subject::Session(id), "").await
    })
}

/// Mails everybody who can ask for a seat.
async fn tell_who_may_ask(tx: &mut Tx, now: Timestamp, session: &Session) -> Result<()> {
    let id = session.id;
    let zone = organisation::store::zone(tx).await?;
    let since = rules::since(session, now, MONTHS, &zone);
    let event = format!("session:{id}:seats");
    for one in candidates(tx, now, id).await? {
        if draw::left_out(session.languages, since, &one).is_none() {
            let reader = account(tx, one.member).await?;
            outbox::mail(tx, now, &event, reader, &Mail::SeatsOpened { session: id }).await?;
        }
    }
    Ok(())
}

/// Gives the seats to the first who ask, without a draw, with a mail to everybody who can ask.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who does not arrange the session; [`Error::Invalid`] for `hours`;
/// [`Conflict::SeatsOffered`]; [`Conflict::NoDate`]; [`Conflict::SessionEnded`].
pub async fn open(portal: &Portal, actor: &Actor, id: SessionId, hours: &str) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let session = to_arrange(tx, now, actor, id).await?;
        let round = store::round(tx, id).await?;
        if round.as_ref().is_some_and(|round| round.drawn_at.is_some()) {
            return Err(Conflict::SeatsOffered.into());
        }
        if round.is_some_and(|round| round.opened_at.is_some()) {
            return Ok(());
        }
        check_dated(&session)?;
        let hours = values::whole(hours, HOURS_RANGE.0, HOURS_RANGE.1);
        let hours = form::one("hours", hours)?;
        store::open(tx, now, id, MONTHS, hours).await?;
        tell_who_may_ask(tx, now, &session).await?;
        audit::note(tx, now, actor, audit::Action::SeatsOpen, Subject::Session(id), "").await
    })
}
