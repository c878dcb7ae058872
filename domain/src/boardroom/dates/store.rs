//! The SQL of polls of dates.

use super::{Answer, Availability, Candidate, Poll, queries::ToAnswer};
use crate::{
    Language, Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, DateOptionId, DatePollId, SegmentId, SessionId},
    },
    boardroom::sessions::Part,
    execute, optional, optional_value,
    people::translations::store::second,
};
use std::collections::BTreeMap;

macro_rules! select_poll {
    ($which:literal) => {
        concat!(
            "select p.id, p.session_id, p.asked_at, p.ended_at, p.settled_for,
                    (select min(o.starts_at) from date_options o where o.poll_id = p.id) as first_at
             from date_polls p ",
            $which
        )
    };
}

/// The last poll of a session, open or not.
pub(crate) async fn last(tx: &mut Tx, session: SessionId) -> Result<Option<Poll>> {
    optional!(
        tx,
        select_poll!("where p.session_id = $1 order by p.id desc limit 1"),
        session
    )
}

pub(super) async fn find(tx: &mut Tx, id: DatePollId) -> Result<Option<Poll>> {
    optional!(tx, select_poll!("where p.id = $1"), id)
}

/// A poll that is open, of a session that can still get a date.
pub(super) async fn open(tx: &mut Tx, id: DatePollId) -> Result<Option<Poll>> {
    optional!(
        tx,
        select_poll!(
            "join sessions s on s.id = p.session_id
             where p.id = $1 and p.ended_at is null and s.state in ('planned', 'dated')"
        ),
        id
    )
}

/// Opens a poll; `None` when one is open already.
pub(super) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    session: SessionId,
    by: AccountId,
) -> Result<Option<DatePollId>> {
    optional_value!(
        tx,
        "insert into date_polls (session_id, asked_by, asked_at) values ($1, $2, $3)
         on conflict do nothing returning id",
        session,
        by,
        now
    )
}

pub(super) async fn insert_option(tx: &mut Tx, poll: DatePollId, at: Timestamp) -> Result<()> {
    execute!(
        tx,
        "insert into date_options (poll_id, starts_at) values ($1, $2) on conflict do nothing",
        poll,
        at
    )?;
    Ok(())
}

/// The moments of a poll, the first one first.
pub(crate) async fn options(tx: &mut Tx, poll: DatePollId) -> Result<Vec<Candidate>> {
    all!(
        tx,
        "select id, starts_at from date_options where poll_id = $1 order by starts_at, id",
        poll
    )
}

/// Asks everybody who takes part in the session.
pub(super) async fn ask_people(tx: &mut Tx, poll: DatePollId, session: SessionId) -> Result<()> {
    execute!(
        tx,
        "insert into date_people (poll_id, account_id, part)
         select $1, w.account_id, w.part from session_people w
         where w.session_id = $2 and w.left_at is null on conflict do nothing",
        poll,
        session
    )?;
    Ok(())
}

/// Asks the active members of a segment.
pub(super) async fn ask_segment(tx: &mut Tx, poll: DatePollId, segment: SegmentId) -> Result<()> {
    execute!(
        tx,
        "insert into date_people (poll_id, account_id, part)
         select $1, m.account_id, 'customer'
         from member_segments ms join members m on m.id = ms.member_id and m.state = 'active'
         where ms.segment_id = $2 on conflict do nothing",
        poll,
        segment
    )?;
    Ok(())
}

/// The people who are asked by the part that they take: the part, their number, and the number who answered.
pub(super) async fn asked(tx: &mut Tx, poll: DatePollId) -> Result<Vec<(Part, i64, i64)>> {
    all!(
        tx,
        "select part, count(*), count(answered_at) from date_people where poll_id = $1
         group by part order by part",
        poll
    )
}

/// The zone in which somebody reads times, and the moment when they answered; `None` for anyone who is not asked.
pub(super) async fn person(
    tx: &mut Tx,
    poll: DatePollId,
    account: AccountId,
) -> Result<Option<(String, Option<Timestamp>)>> {
    optional!(
        tx,
        "select zone, answered_at from date_people where poll_id = $1 and account_id = $2",
        poll,
        account
    )
}

/// The answers of somebody about each moment of a poll.
pub(super) async fn answers(
    tx: &mut Tx,
    poll: DatePollId,
    account: AccountId,
) -> Result<Vec<(DateOptionId, Answer)>> {
    all!(
        tx,
        "select a.option_id, a.answer from date_answers a join date_options o on o.id = a.option_id
         where o.poll_id = $1 and a.account_id = $2",
        poll,
        account
    )
}

/// All answers about the moment of a session, when that was settled in a poll.
pub(crate) async fn said(
    tx: &mut Tx,
    session: SessionId,
) -> Result<Option<BTreeMap<AccountId, Answer>>> {
    let option: Option<DateOptionId> = optional_value!(
        tx,
        "select o.id from sessions s
         join date_polls p on p.session_id = s.id and p.settled_for = s.starts_at
         join date_options o on o.poll_id = p.id and o.starts_at = s.starts_at
         where s.id = $1 order by p.id desc limit 1",
        session
    )?;
    let Some(option) = option else {
        return Ok(None);
    };
    let said: Vec<(AccountId, Answer)> = all!(
        tx,
        "select account_id, answer from date_answers where option_id = $1 order by account_id",
        option
    )?;
    Ok(Some(said.into_iter().collect()))
}

/// All answers, by name.
pub(super) async fn voices(tx: &mut Tx, poll: DatePollId) -> Result<Vec<Availability>> {
    all!(
        tx,
        "select v.option_id, v.account_id, a.name, p.part, v.answer
         from date_options o
         join date_answers v on v.option_id = o.id
         join date_people p on p.poll_id = o.poll_id and p.account_id = v.account_id
         join accounts a on a.id = v.account_id
         where o.poll_id = $1 order by a.name_key, a.id, v.option_id",
        poll
    )
}

pub(super) async fn say(
    tx: &mut Tx,
    option: DateOptionId,
    account: AccountId,
    answer: Answer,
) -> Result<()> {
    execute!(
        tx,
        "insert into date_answers (option_id, account_id, answer) values ($1, $2, $3)
         on conflict (option_id, account_id) do update set answer = excluded.answer",
        option,
        account,
        answer
    )?;
    Ok(())
}

pub(super) async fn unsay(tx: &mut Tx, option: DateOptionId, account: AccountId) -> Result<()> {
    execute!(
        tx,
        "delete from date_answers where option_id = $1 and account_id = $2",
        option,
        account
    )?;
    Ok(())
}

/// Notes that somebody answered, or withdrew all answers, and the zone in which they read times.
pub(super) async fn mark(
    tx: &mut Tx,
    poll: DatePollId,
    account: AccountId,
    zone: &str,
    answered_at: Option<Timestamp>,
) -> Result<()> {
    execute!(
        tx,
        "update date_people set zone = $3, answered_at = $4 where poll_id = $1 and account_id = $2",
        poll,
        account,
        zone,
        answered_at
    )?;
    Ok(())
}

/// Ends the open poll of a session, if there is one.
pub(super) async fn end(
    tx: &mut Tx,
    now: Timestamp,
    session: SessionId,
    settled_for: Option<Timestamp>,
) -> Result<()> {
    execute!(
        tx,
        "update date_polls set ended_at = $2, settled_for = $3 where session_id = $1 and ended_at is null",
        session,
        now,
        settled_for
    )?;
    Ok(())
}

/// A session for whose date somebody has not answered yet.
pub(super) async fn to_answer(
    tx: &mut Tx,
    account: AccountId,
    reads: Option<Language>,
) -> Result<Vec<ToAnswer>> {
    all!(
        tx,
        concat!(
            "select s.id as session, coalesce(n.text, s.theme) as theme, r.name as series, p.asked_at,
                    (select min(o.starts_at) from date_options o where o.poll_id = p.id) as first_at
             from date_people q
             join date_polls p on p.id = q.poll_id and p.ended_at is null
             join sessions s on s.id = p.session_id and s.state in ('planned', 'dated')
             join series r on r.id = s.series_id",
            second!("n", "session", "s.id", "title", "$2"),
            "where q.account_id = $1 and q.answered_at is null order by p.id"
        ),
        account,
        reads
    )
}
