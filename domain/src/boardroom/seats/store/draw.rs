//! The SQL of draws: their input, and the suggestions.

use super::super::{Kept, Kind, SeatAllocation, Suggestion, draw::Heard};
use crate::{
    Language, Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, MemberId, SegmentId, SessionId},
    },
    execute, optional, value,
};

/// A willing member as input of the draw.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(in crate::boardroom::seats) struct Willing {
    pub(in crate::boardroom::seats) member_id: MemberId,
    pub(in crate::boardroom::seats) account_id: AccountId,
    pub(in crate::boardroom::seats) name: String,
    pub(in crate::boardroom::seats) language: Language,
    pub(in crate::boardroom::seats) gives: i64,
    pub(in crate::boardroom::seats) seated_at: Option<Timestamp>,
}

/// Active members who are willing and do not take part for the organisation, and the moments when they last had
/// a seat in another session that was not cancelled.
macro_rules! select_willing {
    ($more:literal) => {
        concat!("select m.id as member_id, a.id as account_id, a.name, a.language, m.monthly_minutes as gives,
                (select max(coalesce(s.starts_at, w.joined_at))
                 from session_people w join sessions s on s.id = w.session_id
                 where w.account_id = a.id and w.part = 'customer' and w.left_at is null
                   and s.state <> 'cancelled' and s.id <> $1) as seated_at
         from seat_volunteers v
         join members m on m.id = v.member_id and m.state = 'active'
         join accounts a on a.id = m.account_id
         where not exists (select 1 from session_people p
                           where p.session_id = $1 and p.account_id = a.id and p.part = 'staff' and p.left_at is null) ", $more)
    };
}

/// All of them, by name.
pub(in crate::boardroom::seats) async fn willing(
    tx: &mut Tx,
    session: SessionId,
) -> Result<Vec<Willing>> {
    all!(tx, select_willing!("order by a.name_key, m.id"), session)
}

/// One of them.
pub(in crate::boardroom::seats) async fn willing_one(
    tx: &mut Tx,
    session: SessionId,
    member: MemberId,
) -> Result<Option<Willing>> {
    optional!(tx, select_willing!("and m.id = $2"), session, member)
}

/// Whether the arranger of the session took this member out of the draw.
pub(in crate::boardroom::seats) async fn is_taken_out(
    tx: &mut Tx,
    session: SessionId,
    member: MemberId,
) -> Result<bool> {
    let rows: i64 = value!(
        tx,
        "select count(*) from seat_suggestions where session_id = $1 and member_id = $2 and kind = 'out'",
        session,
        member
    )?;
    Ok(rows > 0)
}

/// The segments of every willing member.
pub(in crate::boardroom::seats) async fn segments(
    tx: &mut Tx,
) -> Result<Vec<(MemberId, SegmentId)>> {
    all!(
        tx,
        "select ms.member_id, ms.segment_id from seat_volunteers v
         join member_segments ms on ms.member_id = v.member_id order by ms.member_id, ms.segment_id"
    )
}

/// The number of votes and contributions of each segment since `since`, and of its active members.
pub(in crate::boardroom::seats) async fn heard(
    tx: &mut Tx,
    since: Timestamp,
) -> Result<Vec<Heard>> {
    all!(
        tx,
        "select ms.segment_id, count(*) as people, cast(coalesce(sum(v.voices), 0) as bigint) as voices
         from member_segments ms
         join members m on m.id = ms.member_id and m.state = 'active'
         left join (
             select said.member_id, count(*) as voices from (
                 select p.member_id from positions p where p.cast_at >= $1
                 union all
                 select c.member_id from contributions c where c.written_at >= $1 and c.state <> 'withdrawn'
             ) said group by said.member_id
         ) v on v.member_id = m.id
         group by ms.segment_id order by ms.segment_id",
        since
    )
}

/// Every segment by name.
pub(in crate::boardroom::seats) async fn all_segments(
    tx: &mut Tx,
) -> Result<Vec<(SegmentId, String)>> {
    all!(
        tx,
        "select id, name from segments where is_rest = 0 order by name_key, id"
    )
}

pub(in crate::boardroom::seats) async fn round(
    tx: &mut Tx,
    session: SessionId,
) -> Result<Option<SeatAllocation>> {
    optional!(
        tx,
        "select seed, months, hours, drawn_at, left_recent, left_full, left_language, opened_at
         from seat_rounds where session_id = $1",
        session
    )
}

/// The numbers of members who were left out of a draw, by reason.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::boardroom::seats) struct LeftOut {
    pub(in crate::boardroom::seats) recent: i64,
    pub(in crate::boardroom::seats) full: i64,
    pub(in crate::boardroom::seats) language: i64,
}

/// Saves a draw. The seed of the first draw stays.
pub(in crate::boardroom::seats) async fn keep_draw(
    tx: &mut Tx,
    now: Timestamp,
    session: SessionId,
    by: Option<AccountId>,
    (seed, months, hours): (&str, i64, i64),
    left: LeftOut,
) -> Result<()> {
    execute!(
        tx,
        "insert into seat_rounds (session_id, seed, months, hours, drawn_by, drawn_at, left_recent, left_full, left_language)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (session_id) do update set
             seed = excluded.seed, months = excluded.months, hours = excluded.hours, drawn_by = excluded.drawn_by,
             drawn_at = excluded.drawn_at, left_recent = excluded.left_recent, left_full = excluded.left_full,
             left_language = excluded.left_language",
        session, seed, months, hours, by, now, left.recent, left.full, left.language
    )?;
    execute!(tx, "delete from seat_quotas where session_id = $1", session)?;
    forget_suggestions(tx, session).await
}

pub(in crate::boardroom::seats) async fn keep_quota(
    tx: &mut Tx,
    session: SessionId,
    segment: SegmentId,
    seats: i64,
    held: i64,
) -> Result<()> {
    execute!(
        tx,
        "insert into seat_quotas (session_id, segment_id, seats, held) values ($1, $2, $3, $4)",
        session,
        segment,
        seats,
        held
    )?;
    Ok(())
}

pub(in crate::boardroom::seats) async fn quotas(
    tx: &mut Tx,
    session: SessionId,
) -> Result<Vec<Kept>> {
    all!(
        tx,
        "select q.segment_id, s.name, q.seats, q.held from seat_quotas q join segments s on s.id = q.segment_id
         where q.session_id = $1 order by s.name_key, s.id",
        session
    )
}

/// Starts giving seats; `false` when that was done already.
pub(in crate::boardroom::seats) async fn open(
    tx: &mut Tx,
    now: Timestamp,
    session: SessionId,
    months: i64,
    hours: i64,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "insert into seat_rounds (session_id, months, hours, opened_at) values ($1, $2, $3, $4)
         on conflict (session_id) do update set opened_at = excluded.opened_at, hours = excluded.hours
         where seat_rounds.opened_at is null",
        session,
        months,
        hours,
        now
    )?;
    Ok(rows > 0)
}

/// The suggestion for somebody, to be stored.
#[derive(Clone, Copy, Debug)]
pub(in crate::boardroom::seats) struct NewSuggestion<'a> {
    pub(in crate::boardroom::seats) member: MemberId,
    pub(in crate::boardroom::seats) kind: Kind,
    pub(in crate::boardroom::seats) place: i64,
    pub(in crate::boardroom::seats) segment: Option<SegmentId>,
    pub(in crate::boardroom::seats) under_heard: bool,
    pub(in crate::boardroom::seats) seated_at: Option<Timestamp>,
    pub(in crate::boardroom::seats) buddy: Option<AccountId>,
    pub(in crate::boardroom::seats) why: &'a str,
}

/// Saves a suggestion, or changes it.
pub(in crate::boardroom::seats) async fn suggest(
    tx: &mut Tx,
    session: SessionId,
    new: &NewSuggestion<'_>,
) -> Result<()> {
    execute!(
        tx,
        "insert into seat_suggestions (session_id, member_id, kind, place, segment_id, under_heard, seated_at, buddy_id, why)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (session_id, member_id) do update set
             kind = excluded.kind, place = excluded.place, segment_id = excluded.segment_id, why = excluded.why",
        session,
        new.member,
        new.kind,
        new.place,
        new.segment,
        i64::from(new.under_heard),
        new.seated_at,
        new.buddy,
        new.why
    )?;
    Ok(())
}

pub(in crate::boardroom::seats) async fn forget_suggestions(
    tx: &mut Tx,
    session: SessionId,
) -> Result<()> {
    execute!(
        tx,
        "delete from seat_suggestions where session_id = $1",
        session
    )?;
    Ok(())
}

/// First those who get a seat, then the waiting list, then those who were taken out; each in its order. Members
/// who are not willing or not on the panel any more are left out.
pub(in crate::boardroom::seats) async fn suggestions(
    tx: &mut Tx,
    session: SessionId,
) -> Result<Vec<Suggestion>> {
    all!(
        tx,
        "select g.member_id, m.account_id, a.name, g.kind, g.place, g.segment_id, s.name as segment, g.under_heard, g.seated_at,
                g.buddy_id, b.name as buddy, g.why
         from seat_suggestions g
         join members m on m.id = g.member_id and m.state = 'active'
         join seat_volunteers v on v.member_id = m.id
         join accounts a on a.id = m.account_id
         left join segments s on s.id = g.segment_id
         left join accounts b on b.id = g.buddy_id
         where g.session_id = $1
         order by case g.kind when 'seat' then 0 when 'list' then 1 else 2 end, g.place, g.member_id",
        session
    )
}
