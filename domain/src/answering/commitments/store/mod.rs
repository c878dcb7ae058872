//! The SQL of commitments.

pub(super) mod ledger;
pub(crate) mod owners;
mod people;

pub(super) use people::{asked, hear, insert_people, mark_asked, mine, person_of, quotes, words};

use super::{Commitment, FirstDay, Move, Source};
use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{
            AccountId, AnswerId, CommitmentId, ContributionId, ProjectId, ProposalId, SessionId,
        },
    },
    execute, optional, optional_value,
    rounds::proposals,
    shared_optional,
};

/// The columns of a [`Commitment`], of all of them.
macro_rules! select_commitments {
    ($more:literal) => {
        concat!(
            "select k.id, k.project_id, j.name as project, k.proposal_id, p.title, k.source, k.answer_id, k.of_conscience,
                    k.text, k.responds_to, k.owner_id, o.name as owner, b.name as made_by, k.made_at, k.due_on, k.late_since, k.state,
                    k.asked_at, k.done_at, k.done_note, k.given_up_at, k.given_up_why, k.hand_overs,
                    k.moves, k.people, k.said_yes, k.said_no, k.said_unsure
             from commitments k
             join projects j on j.id = k.project_id
             join accounts o on o.id = k.owner_id
             join accounts b on b.id = k.made_by
             left join proposals p on p.id = k.proposal_id ",
            $more
        )
    };
}
pub(super) use select_commitments;

pub(crate) async fn find(tx: &mut Tx, id: CommitmentId) -> Result<Option<Commitment>> {
    shared_optional!(tx, select_commitments!("where k.id = $1"), id)
}

/// The occasion on which somebody would promise something, with what it belongs to.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Place {
    pub project_id: ProjectId,
    pub project: String,
    pub proposal_id: Option<ProposalId>,
    pub title: Option<String>,
    pub proposal_state: Option<proposals::State>,
    pub owner_id: AccountId,
    pub answered_by: Option<AccountId>,
    pub of_conscience: i64,
}

/// A published answer.
pub(super) async fn answer(tx: &mut Tx, id: AnswerId) -> Result<Option<Place>> {
    optional!(
        tx,
        "select p.project_id, j.name as project, p.id as proposal_id, p.title, p.state as proposal_state, j.owner_id,
                a.written_by as answered_by,
                cast(case when exists (
                    select 1 from answer_contributions l join contributions c on c.id = l.contribution_id
                    where l.answer_id = a.id and c.shown_as <> 'conscience') then 0 else 1 end as bigint) as of_conscience
         from answers a
         join proposals p on p.id = a.proposal_id
         join projects j on j.id = p.project_id
         where a.id = $1 and a.published_at is not null",
        id
    )
}

pub(super) async fn proposal(tx: &mut Tx, id: ProposalId) -> Result<Option<Place>> {
    optional!(
        tx,
        "select p.project_id, j.name as project, p.id as proposal_id, p.title, p.state as proposal_state, j.owner_id,
                cast(null as bigint) as answered_by, cast(0 as bigint) as of_conscience
         from proposals p join projects j on j.id = p.project_id where p.id = $1",
        id
    )
}

pub(super) async fn project(tx: &mut Tx, id: ProjectId) -> Result<Option<Place>> {
    optional!(
        tx,
        "select j.id as project_id, j.name as project, cast(null as bigint) as proposal_id, cast(null as text) as title,
                cast(null as text) as proposal_state, j.owner_id, cast(null as bigint) as answered_by,
                cast(0 as bigint) as of_conscience
         from projects j where j.id = $1",
        id
    )
}

/// A commitment that is to be written.
pub(super) struct New<'a> {
    pub project: ProjectId,
    pub proposal: Option<ProposalId>,
    pub source: Source,
    pub answer: Option<AnswerId>,
    pub session: Option<SessionId>,
    pub of_conscience: i64,
    pub text: &'a str,
    pub responds_to: &'a str,
    pub dedup_key: &'a str,
    pub by: AccountId,
    pub due_on: &'a str,
}

/// Writes it; nothing when the same was promised before. Its people follow in the same transaction, and with them it is
/// counted.
pub(super) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    new: &New<'_>,
) -> Result<Option<CommitmentId>> {
    optional_value!(
        tx,
        "insert into commitments (project_id, proposal_id, source, answer_id, of_conscience, text, responds_to, dedup_key,
                                  owner_id, made_by, made_at, due_on, state, session_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11, 'open', $12)
         on conflict (dedup_key) do nothing returning id",
        new.project,
        new.proposal,
        new.source,
        new.answer,
        new.of_conscience,
        new.text,
        new.responds_to,
        new.dedup_key,
        new.by,
        now,
        new.due_on,
        new.session
    )
}

pub(super) async fn same(tx: &mut Tx, dedup_key: &str) -> Result<Option<CommitmentId>> {
    optional_value!(
        tx,
        "select id from commitments where dedup_key = $1",
        dedup_key
    )
}

/// Every move of its day, the first one first.
pub(super) async fn moves(tx: &mut Tx, id: CommitmentId) -> Result<Vec<Move>> {
    all!(
        tx,
        "select v.id, v.from_on, v.to_on, v.reason, a.name as moved_by, v.moved_at
         from commitment_moves v join accounts a on a.id = v.moved_by
         where v.commitment_id = $1 order by v.id",
        id
    )
}

/// Moves its day from the one that was seen, and keeps that one when it had passed by `today`; `false` when it is not
/// its day any more.
pub(super) async fn move_day(
    tx: &mut Tx,
    id: CommitmentId,
    from_on: &str,
    to_on: &str,
    today: &str,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "update commitments
         set due_on = $3, late_since = case when due_on < $4 then coalesce(late_since, due_on) else late_since end
         where id = $1 and due_on = $2 and state = 'open'",
        id,
        from_on,
        to_on,
        today
    )?;
    Ok(rows == 1)
}

pub(super) async fn insert_move(
    tx: &mut Tx,
    now: Timestamp,
    id: CommitmentId,
    days: (&str, &str),
    reason: &str,
    by: AccountId,
) -> Result<i64> {
    let moved = crate::value!(
        tx,
        "insert into commitment_moves (commitment_id, from_on, to_on, reason, moved_by, moved_at)
         values ($1, $2, $3, $4, $5, $6) returning id",
        id,
        days.0,
        days.1,
        reason,
        by,
        now
    )?;
    tally(tx, id).await?;
    Ok(moved)
}

/// Counts its moves, its people and their words, for everybody who reads the ledger. Each function that changes
/// one of these calls it in the same transaction.
async fn tally(tx: &mut Tx, id: CommitmentId) -> Result<()> {
    execute!(
        tx,
        "update commitments set
             moves = (select count(*) from commitment_moves v where v.commitment_id = $1),
             people = (select count(*) from commitment_people w where w.commitment_id = $1),
             said_yes = (select count(*) from commitment_people w
                         where w.commitment_id = $1 and w.happened = 'yes'),
             said_no = (select count(*) from commitment_people w
                        where w.commitment_id = $1 and w.happened = 'no'),
             said_unsure = (select count(*) from commitment_people w
                            where w.commitment_id = $1 and w.happened = 'unsure')
         where id = $1",
        id
    )?;
    ledger::count_again(tx, id).await
}

/// Notes that it was done; `false` when it is not open any more.
pub(super) async fn call_done(
    tx: &mut Tx,
    now: Timestamp,
    id: CommitmentId,
    note: &str,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "update commitments set state = 'done', done_at = $2, done_note = $3 where id = $1 and state = 'open'",
        id,
        now,
        note
    )?;
    ledger::count_again(tx, id).await?;
    Ok(rows == 1)
}

/// Notes that it will not happen; `false` when it is not open any more.
pub(super) async fn give_up(
    tx: &mut Tx,
    now: Timestamp,
    id: CommitmentId,
    why: &str,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "update commitments set state = 'given_up', given_up_at = $2, given_up_why = $3
         where id = $1 and state = 'open'",
        id,
        now,
        why
    )?;
    ledger::count_again(tx, id).await?;
    Ok(rows == 1)
}

/// Gives an open commitment to another owner.
pub(crate) async fn hand_over(tx: &mut Tx, id: CommitmentId, to: AccountId) -> Result<()> {
    execute!(
        tx,
        "update commitments set owner_id = $2, hand_overs = hand_overs + 1
         where id = $1 and state = 'open' and owner_id <> $2",
        id,
        to
    )?;
    Ok(())
}

/// Gives the open commitments of somebody who hands over a project to the next owner, except those that belong
/// to answers for the customer conscience only.
pub(crate) async fn hand_over_of_project(
    tx: &mut Tx,
    project: ProjectId,
    from: AccountId,
    to: AccountId,
) -> Result<()> {
    execute!(
        tx,
        "update commitments set owner_id = $3, hand_overs = hand_overs + 1
         where project_id = $1 and owner_id = $2 and state = 'open' and of_conscience = 0 and owner_id <> $3",
        project,
        from,
        to
    )?;
    Ok(())
}

/// Gives the commitments to people who wrote for the customer conscience only to the next conscience.
pub(crate) async fn hand_over_of_conscience(tx: &mut Tx, to: AccountId) -> Result<()> {
    execute!(
        tx,
        "update commitments set owner_id = $1, hand_overs = hand_overs + 1
         where of_conscience = 1 and state = 'open' and owner_id <> $1",
        to
    )?;
    Ok(())
}

/// The open commitments that are due by this day, the longest due first; of everybody when the owner
/// is 0.
pub(super) async fn due(
    tx: &mut Tx,
    owner: AccountId,
    until: &str,
    most: i64,
) -> Result<Vec<Commitment>> {
    all!(
        tx,
        select_commitments!(
            "where k.state = 'open' and k.due_on <= $2 and ($1 = 0 or k.owner_id = $1)
             order by k.due_on, k.id limit $3"
        ),
        owner,
        until,
        most
    )
}

/// The people with late commitments, and the days on which those were due: each day once.
pub(super) async fn late(tx: &mut Tx, today: &str) -> Result<Vec<(AccountId, String)>> {
    all!(
        tx,
        "select owner_id, due_on from commitments where state = 'open' and due_on < $1
         group by owner_id, due_on order by owner_id, due_on",
        today
    )
}

pub(super) async fn of_proposal(tx: &mut Tx, id: ProposalId) -> Result<Vec<Commitment>> {
    all!(
        tx,
        select_commitments!("where k.proposal_id = $1 order by k.id"),
        id
    )
}

pub(super) async fn of_project(tx: &mut Tx, id: ProjectId) -> Result<Vec<Commitment>> {
    all!(
        tx,
        select_commitments!("where k.project_id = $1 order by k.due_on, k.id"),
        id
    )
}

/// The days that were promised first in a project, of the commitments whose day moved.
pub(super) async fn first_days(tx: &mut Tx, id: ProjectId) -> Result<Vec<FirstDay>> {
    all!(
        tx,
        "select v.commitment_id, v.from_on
         from commitments k join commitment_moves v on v.commitment_id = k.id
         where k.project_id = $1 and v.id = (select min(w.id) from commitment_moves w where w.commitment_id = k.id)",
        id
    )
}

/// The commitments from the answers to a contribution.
pub(super) async fn of_contribution(tx: &mut Tx, id: ContributionId) -> Result<Vec<Commitment>> {
    all!(
        tx,
        select_commitments!(
            "where k.answer_id in (select l.answer_id from answer_contributions l where l.contribution_id = $1)
             order by k.id"
        ),
        id
    )
}
