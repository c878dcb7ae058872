//! The SQL of rooms, their questions and who supports them.

use super::{Candour, Round, State};
use crate::{
    Result, Timestamp, all,
    db::Tx,
    execute,
    ids::{AccountId, CommitmentId, ContributionId, ProjectId, QuestionInRoomId, SessionId},
    optional, optional_value,
    sessions::Part,
    value, values,
};

/// Where a room stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct Standing {
    pub round: Round,
    pub round_ends_at: Option<Timestamp>,
    pub on_screen: Option<QuestionInRoomId>,
}

impl Standing {
    const NEW: Self = Self {
        round: Round::Before,
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

pub(super) async fn standing(tx: &mut Tx, id: SessionId) -> Result<Standing> {
    let found: Option<Standing> = optional!(
        tx,
        "select round, round_ends_at, on_screen from rooms where session_id = $1",
        id
    )?;
    Ok(found.unwrap_or(Standing::NEW))
}

pub(super) async fn set_round(
    tx: &mut Tx,
    id: SessionId,
    round: Round,
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

/// Puts a question on the screen, or none; `false` when that is so already.
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

/// A question that is to be written.
pub(super) struct New<'a> {
    pub session: SessionId,
    pub account: AccountId,
    pub part: Part,
    pub text: &'a str,
    pub once: &'a str,
    pub shown_as: Candour,
}

/// How many questions somebody sent in a session.
pub(super) async fn asked(tx: &mut Tx, session: SessionId, account: AccountId) -> Result<i64> {
    value!(
        tx,
        "select count(*) from room_questions where session_id = $1 and account_id = $2",
        session,
        account
    )
}

/// Hides the name with a question that was sent before in the same words; `false` when it was not shown.
pub(super) async fn tighten(tx: &mut Tx, same: &New<'_>) -> Result<bool> {
    let rows = execute!(
        tx,
        "update room_questions set shown_as = $4
         where session_id = $1 and account_id = $2 and once = $3 and shown_as = 'name' and $4 <> 'name'",
        same.session,
        same.account,
        same.once,
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
        "insert into room_questions (session_id, account_id, part, text, once, shown_as, state, asked_at)
         values ($1, $2, $3, $4, $5, $6, 'waiting', $7)
         on conflict (session_id, account_id, once) do nothing returning id",
        new.session,
        new.account,
        new.part,
        new.text,
        new.once,
        new.shown_as,
        now
    )
}

/// A question with who asked it, so it stays within the domain.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Row {
    pub id: QuestionInRoomId,
    pub account_id: AccountId,
    pub name: String,
    pub part: Part,
    pub text: String,
    pub shown_as: Candour,
    pub state: State,
    pub hidden_why: String,
    pub asked_at: Timestamp,
    pub supports: i64,
    pub contribution_id: Option<ContributionId>,
}

pub(super) async fn questions(tx: &mut Tx, id: SessionId) -> Result<Vec<Row>> {
    all!(
        tx,
        "select q.id, q.account_id, a.name, q.part, q.text, q.shown_as, q.state, q.hidden_why, q.asked_at, q.contribution_id,
                (select count(*) from room_supports s where s.question_id = q.id) as supports
         from room_questions q join accounts a on a.id = q.account_id
         where q.session_id = $1 order by q.id",
        id
    )
}

/// Who asked a question in this session, and where it stands.
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

/// Marks a question; `false` when it stands so already.
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

/// Takes a support back; `false` when there was none.
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
    values!(
        tx,
        "select s.question_id from room_supports s join room_questions q on q.id = s.question_id
         where q.session_id = $1 and s.account_id = $2 order by s.question_id",
        session,
        account
    )
}

/// What somebody heard and will do.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct Heard {
    pub heard: String,
    pub promise: String,
    pub due_on: String,
    pub project_id: Option<ProjectId>,
}

pub(super) async fn heard_by(
    tx: &mut Tx,
    session: SessionId,
    account: AccountId,
) -> Result<Option<Heard>> {
    optional!(
        tx,
        "select heard, promise, due_on, project_id from room_heard where session_id = $1 and account_id = $2",
        session,
        account
    )
}

/// Writes what somebody heard; the translation stays when the promise is the `same`.
pub(super) async fn hear(
    tx: &mut Tx,
    now: Timestamp,
    session: SessionId,
    account: AccountId,
    new: &Heard,
    same: bool,
) -> Result<()> {
    execute!(
        tx,
        "insert into room_heard (session_id, account_id, heard, promise, due_on, project_id, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (session_id, account_id) do update
         set heard = excluded.heard, promise = excluded.promise, due_on = excluded.due_on,
             project_id = excluded.project_id, changed_at = excluded.changed_at,
             translation = case when $8 = 1 then room_heard.translation else '' end",
        session,
        account,
        new.heard.as_str(),
        new.promise.as_str(),
        new.due_on.as_str(),
        new.project_id,
        now,
        i64::from(same)
    )?;
    Ok(())
}

/// Writes a translation; `false` when it stands there already.
pub(super) async fn translate(
    tx: &mut Tx,
    session: SessionId,
    account: AccountId,
    text: &str,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "update room_heard set translation = $3
         where session_id = $1 and account_id = $2 and translation <> $3",
        session,
        account,
        text
    )?;
    Ok(rows == 1)
}

pub(super) async fn forget_words(tx: &mut Tx, session: SessionId, of: AccountId) -> Result<()> {
    execute!(
        tx,
        "delete from room_words where session_id = $1 and heard_by = $2",
        session,
        of
    )?;
    Ok(())
}

/// Writes what a customer says of a promise; `false` when they said so before.
pub(super) async fn say(
    tx: &mut Tx,
    now: Timestamp,
    (session, of, account): (SessionId, AccountId, AccountId),
    is_right: bool,
    words: &str,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "insert into room_words (session_id, heard_by, account_id, is_right, words, said_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (session_id, heard_by, account_id) do update
         set is_right = excluded.is_right, words = excluded.words, said_at = excluded.said_at
         where room_words.is_right <> excluded.is_right or room_words.words <> excluded.words",
        session,
        of,
        account,
        i64::from(is_right),
        words,
        now
    )?;
    Ok(rows == 1)
}

/// What somebody heard and will do, as everybody in the room reads it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct HeardRow {
    pub account_id: AccountId,
    pub name: String,
    pub heard: String,
    pub promise: String,
    pub translation: String,
    pub due_on: String,
    pub commitment_id: Option<CommitmentId>,
    pub said_right: i64,
}

pub(super) async fn heard(tx: &mut Tx, session: SessionId) -> Result<Vec<HeardRow>> {
    all!(
        tx,
        "select h.account_id, a.name, h.heard, h.promise, h.translation, h.due_on, h.commitment_id,
                (select count(*) from room_words w
                 where w.session_id = h.session_id and w.heard_by = h.account_id and w.is_right = 1) as said_right
         from room_heard h join accounts a on a.id = h.account_id
         where h.session_id = $1 order by a.name_key, a.id",
        session
    )
}

/// What customers say is not right, without who they are. The order says nothing of when.
pub(super) async fn corrections(
    tx: &mut Tx,
    session: SessionId,
) -> Result<Vec<(AccountId, String)>> {
    all!(
        tx,
        "select heard_by, words from room_words
         where session_id = $1 and is_right = 0 and words <> '' order by heard_by, words",
        session
    )
}

/// Something that was promised and is not in the ledger yet.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Promised {
    pub account_id: AccountId,
    #[sqlx(flatten)]
    pub heard: Heard,
    pub translation: String,
}

/// What was promised and is not in the ledger yet.
pub(super) async fn promises(tx: &mut Tx, session: SessionId) -> Result<Vec<Promised>> {
    all!(
        tx,
        "select account_id, heard, promise, due_on, project_id, translation from room_heard
         where session_id = $1 and promise <> '' and commitment_id is null order by account_id",
        session
    )
}

pub(super) async fn promised(
    tx: &mut Tx,
    session: SessionId,
    account: AccountId,
    commitment: CommitmentId,
) -> Result<()> {
    execute!(
        tx,
        "update room_heard set commitment_id = $3 where session_id = $1 and account_id = $2",
        session,
        account,
        commitment
    )?;
    Ok(())
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
    pub shown_as: Candour,
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

/// The sessions that this account leads, which ended before `now`, with promises or questions of customers that
/// wait for their closing; the first one first.
pub(super) async fn left_open(
    tx: &mut Tx,
    account: AccountId,
    now: Timestamp,
) -> Result<Vec<SessionId>> {
    values!(
        tx,
        "select s.id from sessions s join series r on r.id = s.series_id
         where (r.secretary_id = $1 or s.facilitator_id = $1) and s.state in ('dated', 'closed')
           and s.starts_at + s.minutes * 60000000 <= $2
           and (exists (select 1 from room_heard h
                        where h.session_id = s.id and h.promise <> '' and h.commitment_id is null)
                or exists (select 1 from room_questions q
                           where q.session_id = s.id and q.part = 'customer' and q.state in ('waiting', 'listed')
                             and q.contribution_id is null))
         order by s.starts_at, s.id",
        account,
        now
    )
}

/// Notes by which contribution a question is owed an answer.
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
