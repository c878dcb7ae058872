//! The SQL of rooms, their questions and supports.

mod heard;
mod speaking;

pub(super) use heard::*;
pub(super) use speaking::*;

use super::{Attribution, RoomRound, State};
use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, ContributionId, MemberId, ProjectId, QuestionInRoomId, SessionId},
    },
    boardroom::sessions::Part,
    execute, optional, optional_value, scalars, value,
};

/// The state of a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct RoomRow {
    pub round: RoomRound,
    pub round_ends_at: Option<Timestamp>,
    pub on_screen: Option<QuestionInRoomId>,
}

impl RoomRow {
    const NEW: Self = Self {
        round: RoomRound::Before,
        round_ends_at: None,
        on_screen: None,
    };
}

/// Makes the row of a room, unless it is there.
pub(super) async fn open(tx: &mut Tx, id: SessionId) -> Result<()> {
    execute!(
        tx,
        "insert into rooms (session_id, round) values ($1, 'before') on conflict do nothing",
        id
    )?;
    Ok(())
}

pub(super) async fn room(tx: &mut Tx, id: SessionId) -> Result<RoomRow> {
    let found: Option<RoomRow> = optional!(
        tx,
        "select round, round_ends_at, on_screen from rooms where session_id = $1",
        id
    )?;
    Ok(found.unwrap_or(RoomRow::NEW))
}

pub(super) async fn set_round(
    tx: &mut Tx,
    id: SessionId,
    round: RoomRound,
    ends_at: Option<Timestamp>,
) -> Result<()> {
    execute!(
        tx,
        "update rooms set round = $2, round_ends_at = $3 where session_id = $1",
        id,
        round,
        ends_at
    )?;
    Ok(())
}

/// Puts a question on the screen, or none; `false` when it is there already.
pub(super) async fn put_on_screen(
    tx: &mut Tx,
    id: SessionId,
    question: Option<QuestionInRoomId>,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "update rooms set on_screen = $2 where session_id = $1 and on_screen is distinct from $2",
        id,
        question
    )?;
    Ok(rows == 1)
}

/// Notes when a question was on the screen for the first time.
pub(super) async fn note_shown(
    tx: &mut Tx,
    now: Timestamp,
    question: QuestionInRoomId,
) -> Result<()> {
    execute!(
        tx,
        "update room_questions set shown_at = $2 where id = $1 and shown_at is null",
        question,
        now
    )?;
    Ok(())
}

/// A question that is to be written.
pub(super) struct New<'a> {
    pub session: SessionId,
    pub account: AccountId,
    pub part: Part,
    pub text: &'a str,
    pub dedup_key: &'a str,
    pub shown_as: Attribution,
}

/// The number of questions that somebody sent in a session.
pub(super) async fn asked(tx: &mut Tx, session: SessionId, account: AccountId) -> Result<i64> {
    value!(
        tx,
        "select count(*) from room_questions where session_id = $1 and account_id = $2",
        session,
        account
    )
}

/// Hides the name with a question that was sent before in the same words; `false` when it was hidden already.
pub(super) async fn tighten(tx: &mut Tx, same: &New<'_>) -> Result<bool> {
    let rows = execute!(
        tx,
        "update room_questions set shown_as = $4
         where session_id = $1 and account_id = $2 and dedup_key = $3 and shown_as = 'name' and $4 <> 'name'",
        same.session,
        same.account,
        same.dedup_key,
        same.shown_as
    )?;
    Ok(rows == 1)
}

/// Writes a question; nothing when the same person sent the same words before.
pub(super) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    new: &New<'_>,
) -> Result<Option<QuestionInRoomId>> {
    optional_value!(
        tx,
        "insert into room_questions (session_id, account_id, part, text, dedup_key, shown_as, state, asked_at)
         values ($1, $2, $3, $4, $5, $6, 'waiting', $7)
         on conflict (session_id, account_id, dedup_key) do nothing returning id",
        new.session,
        new.account,
        new.part,
        new.text,
        new.dedup_key,
        new.shown_as,
        now
    )
}

/// A question with the person who asked it, so it stays within the domain.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Row {
    pub id: QuestionInRoomId,
    pub account_id: AccountId,
    pub member_id: Option<MemberId>,
    pub name: String,
    pub part: Part,
    pub text: String,
    pub shown_as: Attribution,
    pub state: State,
    pub hidden_why: String,
    pub asked_at: Timestamp,
    pub shown_at: Option<Timestamp>,
    pub supports: i64,
    pub contribution_id: Option<ContributionId>,
}

pub(super) async fn questions(tx: &mut Tx, id: SessionId) -> Result<Vec<Row>> {
    all!(
        tx,
        "select q.id, q.account_id, m.id as member_id, a.name, q.part, q.text, q.shown_as, q.state, q.hidden_why, q.asked_at, q.shown_at, q.contribution_id,
                (select count(*) from room_supports s where s.question_id = q.id) as supports
         from room_questions q join accounts a on a.id = q.account_id left join members m on m.account_id = q.account_id
         where q.session_id = $1 order by q.id",
        id
    )
}

/// The author and the state of a question in this session.
pub(super) async fn question(
    tx: &mut Tx,
    session: SessionId,
    id: QuestionInRoomId,
) -> Result<Option<(AccountId, State)>> {
    optional!(
        tx,
        "select account_id, state from room_questions where session_id = $1 and id = $2",
        session,
        id
    )
}

/// Marks a question; `false` when it has that state already.
pub(super) async fn mark(
    tx: &mut Tx,
    id: QuestionInRoomId,
    state: State,
    why: &str,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "update room_questions set state = $2, hidden_why = $3
         where id = $1 and (state <> $2 or hidden_why <> $3)",
        id,
        state,
        why
    )?;
    Ok(rows == 1)
}

/// Counts a support; `false` when it was counted before.
pub(super) async fn support(
    tx: &mut Tx,
    now: Timestamp,
    question: QuestionInRoomId,
    account: AccountId,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "insert into room_supports (question_id, account_id, given_at) values ($1, $2, $3) on conflict do nothing",
        question,
        account,
        now
    )?;
    Ok(rows == 1)
}

/// Withdraws a support; `false` when there was none.
pub(super) async fn take_back(
    tx: &mut Tx,
    question: QuestionInRoomId,
    account: AccountId,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "delete from room_supports where question_id = $1 and account_id = $2",
        question,
        account
    )?;
    Ok(rows == 1)
}

/// The questions of a session that this account supports.
pub(super) async fn supported(
    tx: &mut Tx,
    session: SessionId,
    account: AccountId,
) -> Result<Vec<QuestionInRoomId>> {
    scalars!(
        tx,
        "select s.question_id from room_supports s join room_questions q on q.id = s.question_id
         where q.session_id = $1 and s.account_id = $2 order by s.question_id",
        session,
        account
    )
}

/// The projects in which something can be promised in a session: those that it is about, or all of them when
/// it is about none.
pub(super) async fn projects(tx: &mut Tx, session: SessionId) -> Result<Vec<(ProjectId, String)>> {
    all!(
        tx,
        "with about as (
             select l.project_id from session_projects l where l.session_id = $1
             union
             select p.project_id from session_proposals l join proposals p on p.id = l.proposal_id
             where l.session_id = $1)
         select j.id, j.name from projects j
         where j.id in (select project_id from about) or not exists (select 1 from about)
         order by j.id",
        session
    )
}

/// A question of a customer that was neither answered nor hidden.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Unanswered {
    pub id: QuestionInRoomId,
    pub account_id: AccountId,
    pub text: String,
    pub shown_as: Attribution,
}

pub(super) async fn unanswered(tx: &mut Tx, session: SessionId) -> Result<Vec<Unanswered>> {
    all!(
        tx,
        "select id, account_id, text, shown_as from room_questions
         where session_id = $1 and part = 'customer' and state in ('waiting', 'listed') and contribution_id is null
         order by id",
        session
    )
}

/// The participants who acted in a room, and who were neither ticked as there nor unticked.
pub(super) async fn who_spoke(tx: &mut Tx, session: SessionId) -> Result<Vec<AccountId>> {
    scalars!(
        tx,
        "select w.account_id from session_people w
         where w.session_id = $1 and w.left_at is null and w.attended = 0 and (
               exists (select 1 from room_questions q where q.session_id = $1 and q.account_id = w.account_id)
               or exists (select 1 from room_supports s join room_questions q on q.id = s.question_id
                          where q.session_id = $1 and s.account_id = w.account_id)
               or exists (select 1 from room_promises h where h.session_id = $1 and h.account_id = w.account_id)
               or exists (select 1 from room_confirmations c where c.session_id = $1 and c.account_id = w.account_id))
         order by w.account_id",
        session
    )
}

/// The sessions that this account leads, which ended before `now`, with promises or questions of customers that
/// wait for their closing; the first one first.
pub(super) async fn left_open(
    tx: &mut Tx,
    account: AccountId,
    now: Timestamp,
) -> Result<Vec<SessionId>> {
    scalars!(
        tx,
        "select s.id from sessions s join series r on r.id = s.series_id
         where (r.secretary_id = $1 or s.facilitator_id = $1) and s.state in ('dated', 'closed')
           and s.starts_at + s.minutes * 60000000 <= $2
           and (exists (select 1 from room_promises h
                        where h.session_id = s.id and h.promise <> '' and h.commitment_id is null)
                or exists (select 1 from room_questions q
                           where q.session_id = s.id and q.part = 'customer' and q.state in ('waiting', 'listed')
                             and q.contribution_id is null))
         order by s.starts_at, s.id",
        account,
        now
    )
}

/// Notes the contribution through which an answer to a question is owed.
pub(super) async fn owe(
    tx: &mut Tx,
    id: QuestionInRoomId,
    contribution: ContributionId,
) -> Result<()> {
    execute!(
        tx,
        "update room_questions set contribution_id = $2 where id = $1",
        id,
        contribution
    )?;
    Ok(())
}
