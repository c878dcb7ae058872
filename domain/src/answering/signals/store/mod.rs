//! The SQL of signals.

pub(crate) mod moving;
pub(in crate::answering::signals) mod rules;

use super::{Signal, State};
use crate::{
    Result, Timestamp, all,
    answering::channels::ChannelKind,
    base::{
        db::Tx,
        ids::{AccountId, DepartmentId, MemberId, SegmentId, SignalCauseId, SignalId},
    },
    execute, optional, optional_value,
    rounds::contributions::Attribution,
    value,
};

// Everybody has a filer; the outer join keeps SQLite from beginning with the people, which reads every signal.
macro_rules! signal {
    ($rest:literal) => {
        concat!(
            "select g.id, g.words, g.channel, g.segment_id, s.name as segment, g.waits, g.reach, g.call_from, g.filed_by,
                    f.name as filer, g.member_id, g.shown_as, g.filed_at,
                    (select count(*) from enquiry_answers r where r.signal_id = g.id and r.verdict = 'no') as refusals, g.department_id, d.name as department, g.owner_id, o.name as owner,
                    g.due_at, g.service_left, g.state, g.outcome, c.name as cause, g.ended_at,
                    e.name as ender
             from signals g
             left join accounts f on f.id = g.filed_by
             left join segments s on s.id = g.segment_id
             left join departments d on d.id = g.department_id
             left join accounts o on o.id = g.owner_id
             left join accounts e on e.id = g.ended_by
             left join signal_causes c on c.id = g.cause_id ",
            $rest
        )
    };
}

/// A signal that is to be written.
pub(in crate::answering::signals) struct New<'a> {
    pub words: &'a str,
    pub channel: ChannelKind,
    pub segment: Option<SegmentId>,
    pub waits: bool,
    pub reach: &'a str,
    pub call_from: Option<Timestamp>,
    pub by: AccountId,
    pub asked_by: Option<(MemberId, Attribution)>,
    pub dedup_key: &'a str,
    pub department: Option<DepartmentId>,
    pub due_at: Timestamp,
}

/// Writes a signal; `None` when the same form was sent before.
pub(in crate::answering::signals) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    new: &New<'_>,
) -> Result<Option<SignalId>> {
    optional_value!(
        tx,
        "insert into signals (words, channel, segment_id, waits, reach, call_from, filed_by, member_id, shown_as,
                              filed_at, dedup_key, department_id, due_at, state, outcome)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'open', '')
         on conflict do nothing returning id",
        new.words,
        new.channel,
        new.segment,
        i64::from(new.waits),
        new.reach,
        new.call_from,
        new.by,
        new.asked_by.map(|(member, _)| member),
        new.asked_by.map(|(_, shown_as)| shown_as),
        now,
        new.dedup_key,
        new.department,
        new.due_at
    )
}

/// Takes the number and the time of a call from the form that was sent last.
pub(in crate::answering::signals) async fn correct_call(
    tx: &mut Tx,
    id: SignalId,
    reach: &str,
    call_from: Option<Timestamp>,
    due_at: Timestamp,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "update signals set reach = $2, call_from = $3, due_at = $4
         where id = $1 and state = 'open' and (reach <> $2 or coalesce(call_from, 0) <> $5)",
        id,
        reach,
        call_from,
        due_at,
        call_from.unwrap_or(Timestamp(0))
    )?;
    Ok(rows == 1)
}

/// Shows a customer who asks to fewer people. What is for the customer conscience only leaves its department.
pub(in crate::answering::signals) async fn tighten(
    tx: &mut Tx,
    id: SignalId,
    to: Attribution,
) -> Result<()> {
    if to == Attribution::Conscience {
        execute!(
            tx,
            "update signals set shown_as = $2, department_id = null, owner_id = null, accepted_at = null where id = $1",
            id,
            to
        )?;
    } else {
        execute!(tx, "update signals set shown_as = $2 where id = $1", id, to)?;
    }
    Ok(())
}

pub(in crate::answering::signals) async fn same(tx: &mut Tx, dedup_key: &str) -> Result<SignalId> {
    value!(tx, "select id from signals where dedup_key = $1", dedup_key)
}

pub(in crate::answering::signals) async fn find(
    tx: &mut Tx,
    id: SignalId,
) -> Result<Option<Signal>> {
    optional!(tx, signal!("where g.id = $1 and g.words <> ''"), id)
}

/// The open signals of a department, of `owner`, or of everybody when both are left out, those that are due first come
/// first; from after `(due_at, id)` on.
pub(in crate::answering::signals) async fn open(
    tx: &mut Tx,
    department: Option<DepartmentId>,
    owner: Option<AccountId>,
    after: (Timestamp, SignalId),
    most: i64,
) -> Result<Vec<Signal>> {
    match (department, owner) {
        (Some(department), _) => {
            all!(
                tx,
                signal!(
                    "where g.department_id = $1 and g.state = 'open' and (g.due_at, g.id) > ($2, $3)
                     order by g.due_at, g.id limit $4"
                ),
                department,
                after.0,
                after.1,
                most
            )
        }
        (None, Some(owner)) => {
            all!(
                tx,
                signal!(
                    "where g.owner_id = $1 and g.state = 'open' and (g.due_at, g.id) > ($2, $3)
                     order by g.due_at, g.id limit $4"
                ),
                owner,
                after.0,
                after.1,
                most
            )
        }
        (None, None) => {
            all!(
                tx,
                signal!(
                    "where g.state = 'open' and (g.due_at, g.id) > ($1, $2) order by g.due_at, g.id limit $3"
                ),
                after.0,
                after.1,
                most
            )
        }
    }
}

/// The signals that somebody filed, the latest first; from before `id` on.
pub(in crate::answering::signals) async fn filed_by(
    tx: &mut Tx,
    account: AccountId,
    before: SignalId,
    most: i64,
) -> Result<Vec<Signal>> {
    all!(
        tx,
        signal!("where g.filed_by = $1 and g.id < $2 order by g.id desc limit $3"),
        account,
        before,
        most
    )
}

/// The signals of a department, or of everybody, that have ended, the latest first; from before `(ended_at, id)` on.
pub(in crate::answering::signals) async fn ended(
    tx: &mut Tx,
    department: Option<DepartmentId>,
    before: (Timestamp, SignalId),
    most: i64,
) -> Result<Vec<Signal>> {
    match department {
        Some(department) => {
            all!(
                tx,
                signal!(
                    "where g.department_id = $1 and g.ended_at is not null and g.words <> '' and (g.ended_at, g.id) < ($2, $3)
                     order by g.ended_at desc, g.id desc limit $4"
                ),
                department,
                before.0,
                before.1,
                most
            )
        }
        None => {
            all!(
                tx,
                signal!(
                    "where g.ended_at is not null and g.words <> '' and (g.ended_at, g.id) < ($1, $2)
                     order by g.ended_at desc, g.id desc limit $3"
                ),
                before.0,
                before.1,
                most
            )
        }
    }
}

/// How many open signals of a department nobody took up, and when the first of them is due.
pub(in crate::answering::signals) async fn untaken(
    tx: &mut Tx,
    department: DepartmentId,
) -> Result<(i64, Option<Timestamp>)> {
    let found: Vec<(i64, Option<Timestamp>)> = all!(
        tx,
        "select count(*), min(due_at) from signals
         where department_id = $1 and state = 'open' and owner_id is null",
        department
    )?;
    Ok(found.into_iter().next().unwrap_or_default())
}

/// SQL that is true when nobody works in the department of a signal, or it has none.
macro_rules! is_nowhere {
    ($signal:literal) => {
        concat!(
            "not exists (select 1 from workplaces place where place.department_id = ",
            $signal,
            ".department_id)"
        )
    };
}

/// How many open signals are nobody's and in no department with people in it, among them what customers keep for the
/// customer conscience, and when the first of them is due.
pub(in crate::answering::signals) async fn nowhere(
    tx: &mut Tx,
) -> Result<(i64, Option<Timestamp>)> {
    let found: Vec<(i64, Option<Timestamp>)> = all!(
        tx,
        concat!(
            "select count(*), min(due_at) from signals where state = 'open' and owner_id is null and ",
            is_nowhere!("signals")
        )
    )?;
    Ok(found.into_iter().next().unwrap_or_default())
}

/// Makes somebody the owner; `false` when somebody else was faster.
pub(in crate::answering::signals) async fn accept(
    tx: &mut Tx,
    now: Timestamp,
    id: SignalId,
    account: AccountId,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "update signals set owner_id = $2, accepted_at = $3 where id = $1 and owner_id is null and state = 'open'",
        id,
        account,
        now
    )?;
    Ok(rows == 1)
}

/// Sends a signal to a department; nobody there took it up yet.
pub(in crate::answering::signals) async fn forward(
    tx: &mut Tx,
    id: SignalId,
    department: DepartmentId,
) -> Result<()> {
    execute!(
        tx,
        "update signals set department_id = $2, owner_id = null, accepted_at = null where id = $1",
        id,
        department
    )?;
    Ok(())
}

/// Stops the clock, with so much service left, or lets it run again until `due_at`.
pub(in crate::answering::signals) async fn set_clock(
    tx: &mut Tx,
    id: SignalId,
    service_left: Option<i64>,
    due_at: Timestamp,
) -> Result<()> {
    execute!(
        tx,
        "update signals set service_left = $2, due_at = $3 where id = $1",
        id,
        service_left,
        due_at
    )?;
    Ok(())
}

/// Ends a signal, and forgets how to reach the customer.
pub(in crate::answering::signals) async fn end(
    tx: &mut Tx,
    now: Timestamp,
    id: SignalId,
    by: AccountId,
    state: State,
    outcome: &str,
    cause: Option<SignalCauseId>,
) -> Result<()> {
    execute!(
        tx,
        "update signals set state = $2, outcome = $3, ended_at = $4, ended_by = $5, cause_id = $6, reach = '',
                service_left = null
         where id = $1",
        id,
        state,
        outcome,
        now,
        by,
        cause
    )?;
    Ok(())
}

/// The segment of the customer with this number: the most important one, when they are in several.
pub(in crate::answering::signals) async fn segment_of(
    tx: &mut Tx,
    number: &str,
) -> Result<Option<SegmentId>> {
    optional_value!(
        tx,
        "select s.id from members m join member_segments g on g.member_id = m.id join segments s on s.id = g.segment_id
         where m.number = $1 order by s.priority, s.name_key, s.id limit 1",
        number
    )
}

/// The segment of a customer: the most important one, when they are in several.
pub(in crate::answering::signals) async fn segment_of_member(
    tx: &mut Tx,
    member: MemberId,
) -> Result<Option<SegmentId>> {
    optional_value!(
        tx,
        "select s.id from member_segments g join segments s on s.id = g.segment_id
         where g.member_id = $1 order by s.priority, s.name_key, s.id limit 1",
        member
    )
}

/// How many customers who waited were answered since then, by channel: in time, and in all. Every answer to an enquiry
/// counts by its own clock.
pub(in crate::answering::signals) async fn answered(
    tx: &mut Tx,
    since: Timestamp,
) -> Result<Vec<(ChannelKind, i64, i64)>> {
    all!(
        tx,
        "select x.channel, count(*) filter (where x.answered_at <= x.due_at), count(*)
         from (select channel, ended_at as answered_at, due_at from signals
               where waits = 1 and ended_at >= $1 and state = 'answered' and shown_as is null and words <> ''
               union all
               select g.channel, a.written_at, a.due_at from enquiry_answers a join signals g on g.id = a.signal_id
               where a.written_at >= $1) x
         group by x.channel",
        since
    )
}
