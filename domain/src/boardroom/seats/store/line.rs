//! The SQL of the queue for the seats of a session.

use super::super::{
    Needs, Seat, State,
    line::{Line, Place},
};
use crate::{
    Language, Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, MemberId, SeatId, SegmentId, SessionId, TermsId},
    },
    execute, optional,
    people::translations::store::second,
    scalars, value,
};
use std::collections::BTreeSet;

/// The queue of a session, in its order.
pub(in crate::boardroom::seats) async fn line(
    tx: &mut Tx,
    session: SessionId,
) -> Result<Vec<Place>> {
    all!(
        tx,
        "select id, member_id, place, state, expires_at, segment_id from seats where session_id = $1 order by place",
        session
    )
}

/// The members in the queue who are in the segments for which seats of the session are kept.
pub(in crate::boardroom::seats) async fn within(
    tx: &mut Tx,
    session: SessionId,
) -> Result<BTreeSet<(MemberId, SegmentId)>> {
    let rows: Vec<(MemberId, SegmentId)> = all!(
        tx,
        "select t.member_id, q.segment_id from seats t
         join seat_quotas q on q.session_id = t.session_id and q.seats > 0
         join member_segments ms on ms.member_id = t.member_id and ms.segment_id = q.segment_id
         where t.session_id = $1",
        session
    )?;
    Ok(rows.into_iter().collect())
}

/// The queue of a session with this many seats.
pub(in crate::boardroom::seats) async fn whole_line(
    tx: &mut Tx,
    session: SessionId,
    seats: i64,
) -> Result<Line> {
    let kept = super::quotas(tx, session).await?.into_iter();
    let kept: Vec<_> = kept.map(|one| (one.segment_id, one.seats)).collect();
    let within = if kept.is_empty() {
        BTreeSet::new()
    } else {
        within(tx, session).await?
    };
    Ok(Line {
        seats,
        kept,
        within,
        places: line(tx, session).await?,
    })
}

/// A new place in the queue.
#[derive(Clone, Copy, Debug)]
pub(in crate::boardroom::seats) struct NewPlace {
    pub(in crate::boardroom::seats) member: MemberId,
    pub(in crate::boardroom::seats) place: i64,
    pub(in crate::boardroom::seats) first_time: bool,
    pub(in crate::boardroom::seats) buddy: Option<AccountId>,
    /// The segment for whose kept seat they were drawn.
    pub(in crate::boardroom::seats) segment: Option<SegmentId>,
}

pub(in crate::boardroom::seats) async fn join_line(
    tx: &mut Tx,
    now: Timestamp,
    session: SessionId,
    new: NewPlace,
) -> Result<SeatId> {
    value!(
        tx,
        "insert into seats (session_id, member_id, place, state, first_time, buddy_id, created_at, segment_id)
         values ($1, $2, $3, 'waiting', $4, $5, $6, $7) returning id",
        session,
        new.member,
        new.place,
        i64::from(new.first_time),
        new.buddy,
        now,
        new.segment
    )
}

/// Writes the present state of somebody. Their needs are forgotten with their seat.
pub(in crate::boardroom::seats) async fn keep_place(
    tx: &mut Tx,
    now: Timestamp,
    place: &Place,
) -> Result<()> {
    let offered_at = (place.state == State::Offered).then_some(now);
    let ended_at = (!place.state.is_live()).then_some(now);
    execute!(
        tx,
        "update seats set state = $2, expires_at = $3, offered_at = coalesce(offered_at, $4), ended_at = $5,
                          segment_id = $6
         where id = $1",
        place.id,
        place.state,
        place.expires_at,
        offered_at,
        ended_at,
        place.segment_id
    )?;
    if !place.state.is_live() {
        execute!(
            tx,
            "update seats set access = '', travel = '', diet = '' where id = $1",
            place.id
        )?;
    }
    Ok(())
}

/// Writes the terms that somebody agreed to when they took their seat.
pub(in crate::boardroom::seats) async fn keep_acceptance(
    tx: &mut Tx,
    now: Timestamp,
    id: SeatId,
    terms: TermsId,
) -> Result<()> {
    execute!(
        tx,
        "update seats set terms_id = $2, accepted_at = $3 where id = $1",
        id,
        terms,
        now
    )?;
    Ok(())
}

/// Moves a row to another place in the queue.
pub(in crate::boardroom::seats) async fn move_place(
    tx: &mut Tx,
    id: SeatId,
    place: i64,
) -> Result<()> {
    execute!(tx, "update seats set place = $2 where id = $1", id, place)?;
    Ok(())
}

pub(in crate::boardroom::seats) async fn keep_needs(
    tx: &mut Tx,
    id: SeatId,
    needs: &Needs,
) -> Result<()> {
    execute!(
        tx,
        "update seats set access = $2, travel = $3, diet = $4 where id = $1",
        id,
        needs.access.as_str(),
        needs.travel.as_str(),
        needs.diet.as_str()
    )?;
    Ok(())
}

pub(in crate::boardroom::seats) async fn keep_why(
    tx: &mut Tx,
    id: SeatId,
    why: &str,
) -> Result<()> {
    execute!(tx, "update seats set why = $2 where id = $1", id, why)?;
    Ok(())
}

/// The needs that this member stated the last time, as long as they are kept.
pub(in crate::boardroom::seats) async fn last_needs(
    tx: &mut Tx,
    member: MemberId,
) -> Result<Option<Needs>> {
    optional!(
        tx,
        "select access, travel, diet from seats
         where member_id = $1 and (access <> '' or travel <> '' or diet <> '')
         order by accepted_at desc, id desc limit 1",
        member
    )
}

/// Forgets the needs of people in a session.
pub(in crate::boardroom::seats) async fn forget_needs(
    tx: &mut Tx,
    session: SessionId,
) -> Result<()> {
    execute!(
        tx,
        "update seats set access = '', travel = '', diet = '' where session_id = $1",
        session
    )?;
    Ok(())
}

/// Everybody in the queue, for the arranger of the session.
pub(in crate::boardroom::seats) async fn seats(
    tx: &mut Tx,
    session: SessionId,
) -> Result<Vec<Seat>> {
    all!(
        tx,
        "select t.member_id, m.account_id, a.name, t.state, t.place, t.first_time, t.expires_at, t.buddy_id,
                b.name as buddy, t.access, t.travel, t.diet, t.why, t.segment_id, g.name as segment
         from seats t
         join members m on m.id = t.member_id
         join accounts a on a.id = m.account_id
         left join accounts b on b.id = t.buddy_id
         left join segments g on g.id = t.segment_id
         where t.session_id = $1 order by t.place",
        session
    )
}

/// Sets the person who helps somebody the first time; `false` when they have no place there.
pub(in crate::boardroom::seats) async fn name_buddy(
    tx: &mut Tx,
    session: SessionId,
    member: MemberId,
    buddy: Option<AccountId>,
) -> Result<bool> {
    let suggested = execute!(
        tx,
        "update seat_suggestions set buddy_id = $3 where session_id = $1 and member_id = $2",
        session,
        member,
        buddy
    )?;
    let placed = execute!(
        tx,
        "update seats set buddy_id = $3 where session_id = $1 and member_id = $2",
        session,
        member,
        buddy
    )?;
    Ok(suggested + placed > 0)
}

/// The people who take a seat in a session for the first time with the help of this account, by name.
pub(in crate::boardroom::seats) async fn helped_by(
    tx: &mut Tx,
    session: SessionId,
    buddy: AccountId,
) -> Result<Vec<String>> {
    scalars!(
        tx,
        "select a.name from seats t
         join members m on m.id = t.member_id
         join accounts a on a.id = m.account_id
         where t.session_id = $1 and t.buddy_id = $2 and t.state = 'accepted' and t.first_time = 1
         order by a.name_key, a.id",
        session,
        buddy
    )
}

/// The number of people with a seat or an offer there whom this account helps the first time.
pub(in crate::boardroom::seats) async fn helps(
    tx: &mut Tx,
    session: SessionId,
    buddy: AccountId,
) -> Result<i64> {
    value!(
        tx,
        "select count(*) from seats
         where session_id = $1 and buddy_id = $2 and state in ('offered', 'accepted') and first_time = 1",
        session,
        buddy
    )
}

/// Replaces somebody who would have helped in a session by somebody else, or by nobody.
pub(in crate::boardroom::seats) async fn replace_buddy(
    tx: &mut Tx,
    session: SessionId,
    old: AccountId,
    new: Option<AccountId>,
) -> Result<()> {
    execute!(
        tx,
        "update seat_suggestions set buddy_id = $3 where session_id = $1 and buddy_id = $2",
        session,
        old,
        new
    )?;
    execute!(
        tx,
        "update seats set buddy_id = $3 where session_id = $1 and buddy_id = $2",
        session,
        old,
        new
    )?;
    Ok(())
}

/// The sessions in which a member has a live place in the queue.
pub(in crate::boardroom::seats) async fn live_sessions(
    tx: &mut Tx,
    member: MemberId,
) -> Result<Vec<SessionId>> {
    scalars!(
        tx,
        "select session_id from seats
         where member_id = $1 and state in ('waiting', 'offered', 'accepted') order by session_id",
        member
    )
}

/// A member's own row.
#[derive(Clone, Debug, Default, sqlx::FromRow)]
pub(in crate::boardroom::seats) struct OwnSeat {
    pub(in crate::boardroom::seats) buddy_id: Option<AccountId>,
    pub(in crate::boardroom::seats) buddy: Option<String>,
    pub(in crate::boardroom::seats) why: String,
    #[sqlx(flatten)]
    pub(in crate::boardroom::seats) needs: Needs,
}

pub(in crate::boardroom::seats) async fn own_seat(
    tx: &mut Tx,
    session: SessionId,
    member: MemberId,
) -> Result<Option<OwnSeat>> {
    optional!(
        tx,
        "select t.buddy_id, b.name as buddy, t.why, t.access, t.travel, t.diet
         from seats t left join accounts b on b.id = t.buddy_id
         where t.session_id = $1 and t.member_id = $2",
        session,
        member
    )
}

/// A coming session in which somebody waits for a seat or was offered one.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct InLine {
    /// The key of the session.
    pub session_id: SessionId,
    /// The theme of the session.
    pub theme: String,
    /// The language of the theme.
    pub language: Language,
    /// The moment when it begins, once that is settled.
    pub starts_at: Option<Timestamp>,
    /// The number of its seats for customers.
    pub seats: i64,
    /// The state of the member.
    pub state: State,
    /// The moment until which the offer is valid.
    pub expires_at: Option<Timestamp>,
}

/// The sessions in which a member waits, or was offered a seat and can still answer.
pub(in crate::boardroom::seats) async fn in_line(
    tx: &mut Tx,
    member: MemberId,
    reads: Option<Language>,
    now: Timestamp,
) -> Result<Vec<InLine>> {
    all!(
        tx,
        concat!(
            "select s.id as session_id, coalesce(n.text, s.theme) as theme,
                    coalesce(n.language, s.language) as language, s.starts_at, s.seats, t.state, t.expires_at
             from seats t join sessions s on s.id = t.session_id",
            second!("n", "session", "s.id", "title", "$3"),
            "where t.member_id = $1 and s.state in ('planned', 'dated') and (s.starts_at is null or s.starts_at > $2)
               and (t.state = 'waiting' or (t.state = 'offered' and t.expires_at > $2))
             order by t.expires_at nulls last, s.starts_at nulls last, s.id"
        ),
        member,
        now,
        reads
    )
}

/// A row with the data for its mail.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(in crate::boardroom::seats) struct SeatOf {
    pub(in crate::boardroom::seats) session_id: SessionId,
    pub(in crate::boardroom::seats) state: State,
    pub(in crate::boardroom::seats) expires_at: Option<Timestamp>,
    pub(in crate::boardroom::seats) why: String,
}

/// A row of the queue, when it belongs to this account.
pub(in crate::boardroom::seats) async fn seat_of(
    tx: &mut Tx,
    id: SeatId,
    account: AccountId,
) -> Result<Option<SeatOf>> {
    optional!(
        tx,
        "select t.session_id, t.state, t.expires_at, t.why from seats t join members m on m.id = t.member_id
         where t.id = $1 and m.account_id = $2",
        id,
        account
    )
}
