//! The SQL of signals and of the rules that send them to departments.

use super::{Signal, State, routing::Rule};
use crate::{
    Result, Timestamp, all,
    answering::channels::ChannelKind,
    base::{
        db::Tx,
        ids::{
            AccountId, DepartmentId, MemberId, SegmentId, SignalCauseId, SignalId, SignalRuleId,
        },
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
pub(super) struct New<'a> {
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
pub(super) async fn insert(tx: &mut Tx, now: Timestamp, new: &New<'_>) -> Result<Option<SignalId>> {
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
pub(super) async fn correct_call(
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
pub(super) async fn tighten(tx: &mut Tx, id: SignalId, to: Attribution) -> Result<()> {
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

pub(super) async fn same(tx: &mut Tx, dedup_key: &str) -> Result<SignalId> {
    value!(tx, "select id from signals where dedup_key = $1", dedup_key)
}

pub(super) async fn find(tx: &mut Tx, id: SignalId) -> Result<Option<Signal>> {
    optional!(tx, signal!("where g.id = $1 and g.words <> ''"), id)
}

/// The open signals of a department, of `owner`, or of everybody when both are left out, those that are due first come
/// first; from after `(due_at, id)` on.
pub(super) async fn open(
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
pub(super) async fn filed_by(
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
pub(super) async fn ended(
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
pub(super) async fn untaken(
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
pub(super) async fn nowhere(tx: &mut Tx) -> Result<(i64, Option<Timestamp>)> {
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
pub(super) async fn accept(
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
pub(super) async fn forward(tx: &mut Tx, id: SignalId, department: DepartmentId) -> Result<()> {
    execute!(
        tx,
        "update signals set department_id = $2, owner_id = null, accepted_at = null where id = $1",
        id,
        department
    )?;
    Ok(())
}

/// Stops the clock, with so much service left, or lets it run again until `due_at`.
pub(super) async fn set_clock(
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
pub(super) async fn end(
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

/// Everything of a department that ends goes to another one, and so do the rules that send signals to it.
pub(crate) async fn move_department(
    tx: &mut Tx,
    from: DepartmentId,
    to: DepartmentId,
) -> Result<()> {
    execute!(
        tx,
        "update signals set department_id = $2 where department_id = $1",
        from,
        to
    )?;
    execute!(
        tx,
        "update signal_rules set department_id = $2 where department_id = $1",
        from,
        to
    )?;
    Ok(())
}

/// Whether a department has open signals, or a rule sends signals to it.
pub(crate) async fn needs_department(tx: &mut Tx, id: DepartmentId) -> Result<bool> {
    let found: i64 = value!(
        tx,
        "select (select count(*) from signals where department_id = $1 and state = 'open')
              + (select count(*) from signal_rules where department_id = $1)",
        id
    )?;
    Ok(found > 0)
}

/// Gives what somebody who stops working here took up back to its departments.
pub(crate) async fn give_back(tx: &mut Tx, account: AccountId) -> Result<()> {
    execute!(
        tx,
        "update signals set owner_id = null, accepted_at = null where owner_id = $1 and state = 'open'",
        account
    )?;
    Ok(())
}

/// Gives what the customer conscience took over from departments to the next one.
pub(crate) async fn hand_over_of_conscience(
    tx: &mut Tx,
    from: AccountId,
    to: AccountId,
) -> Result<()> {
    execute!(
        tx,
        "update signals set owner_id = $2 where owner_id = $1 and department_id is null and state = 'open'",
        from,
        to
    )?;
    Ok(())
}

/// SQL that is true when an open signal was taken up by `$1` and nobody else works in its department.
macro_rules! only_theirs {
    () => {
        "owner_id = $1 and state = 'open' and department_id is not null and not exists (
             select 1 from workplaces w where w.department_id = signals.department_id and w.account_id <> $1)"
    };
}

/// How many open signals somebody took up in a department where nobody else works.
pub(crate) async fn only_theirs(tx: &mut Tx, account: AccountId) -> Result<i64> {
    value!(
        tx,
        concat!("select count(*) from signals where ", only_theirs!()),
        account
    )
}

/// Gives those to another person.
pub(crate) async fn pass_on(tx: &mut Tx, from: AccountId, to: AccountId) -> Result<()> {
    execute!(
        tx,
        concat!("update signals set owner_id = $2 where ", only_theirs!()),
        from,
        to
    )?;
    Ok(())
}

/// The segment of the customer with this number: the most important one, when they are in several.
pub(super) async fn segment_of(tx: &mut Tx, number: &str) -> Result<Option<SegmentId>> {
    optional_value!(
        tx,
        "select s.id from members m join member_segments g on g.member_id = m.id join segments s on s.id = g.segment_id
         where m.number = $1 order by s.priority, s.name_key, s.id limit 1",
        number
    )
}

/// The segment of a customer: the most important one, when they are in several.
pub(super) async fn segment_of_member(tx: &mut Tx, member: MemberId) -> Result<Option<SegmentId>> {
    optional_value!(
        tx,
        "select s.id from member_segments g join segments s on s.id = g.segment_id
         where g.member_id = $1 order by s.priority, s.name_key, s.id limit 1",
        member
    )
}

/// How many customers who waited were answered since then, by channel: in time, and in all. Every answer to an enquiry
/// counts by its own clock.
pub(super) async fn answered(
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

/// The rules, in their order.
pub(super) async fn rules(tx: &mut Tx) -> Result<Vec<Rule>> {
    all!(
        tx,
        "select r.id, r.channel, r.words, r.segment_id, s.name as segment, r.department_id, d.name as department
         from signal_rules r join departments d on d.id = r.department_id left join segments s on s.id = r.segment_id
         order by r.place, r.id"
    )
}

pub(super) async fn insert_rule(
    tx: &mut Tx,
    channel: &str,
    words: &str,
    segment: Option<SegmentId>,
    department: DepartmentId,
) -> Result<SignalRuleId> {
    value!(
        tx,
        "insert into signal_rules (place, channel, words, segment_id, department_id)
         values ((select coalesce(max(place), 0) + 1 from signal_rules), $1, $2, $3, $4) returning id",
        channel,
        words,
        segment,
        department
    )
}

/// `false` when there is no such rule.
pub(super) async fn delete_rule(tx: &mut Tx, id: SignalRuleId) -> Result<bool> {
    let rows = execute!(tx, "delete from signal_rules where id = $1", id)?;
    Ok(rows == 1)
}
