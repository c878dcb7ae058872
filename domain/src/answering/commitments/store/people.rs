//! The SQL of the people to whom something was promised.

use super::{
    super::{Commitment, Happened, Mine, Source},
    New, ledger, select_commitments, tally,
};
use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, AnswerId, CommitmentId, MemberId, ProjectId, ProposalId, SessionId},
    },
    execute, optional,
    rounds::contributions::Utterance,
};

/// Writes the people to whom it was promised, and returns their number. People who wrote for the customer
/// conscience only are among them only when the conscience's answer to them is the source: otherwise the number
/// would reveal them.
pub(in crate::answering::commitments) async fn insert_people(
    tx: &mut Tx,
    id: CommitmentId,
    new: &New<'_>,
) -> Result<u64> {
    if let Some(session) = new.session {
        let people = to_who_was_there(tx, id, session).await?;
        tally(tx, id).await?;
        return Ok(people);
    }
    let people = match (new.source, new.answer, new.proposal) {
        (Source::Answer, Some(answer), _) => to_writers(tx, id, answer, new.of_conscience).await,
        (Source::Decision, _, Some(proposal)) => to_heard(tx, id, proposal).await,
        _ => to_all(tx, id, new.project).await,
    }?;
    tally(tx, id).await?;
    Ok(people)
}

async fn to_writers(
    tx: &mut Tx,
    id: CommitmentId,
    answer: AnswerId,
    of_conscience: i64,
) -> Result<u64> {
    execute!(
        tx,
        "insert into commitment_people (commitment_id, member_id)
         select distinct $1, c.member_id from answer_contributions l
         join contributions c on c.id = l.contribution_id
         join members m on m.id = c.member_id
         where l.answer_id = $2 and c.state <> 'withdrawn' and m.state = 'active'
           and ($3 = 1 or c.shown_as <> 'conscience')",
        id,
        answer,
        of_conscience
    )
}

async fn to_who_was_there(tx: &mut Tx, id: CommitmentId, session: SessionId) -> Result<u64> {
    execute!(
        tx,
        "insert into commitment_people (commitment_id, member_id)
         select $1, m.id from session_people w join members m on m.account_id = w.account_id
         where w.session_id = $2 and w.part = 'customer' and w.left_at is null and w.attended = 1
           and m.state = 'active'",
        id,
        session
    )
}

async fn to_heard(tx: &mut Tx, id: CommitmentId, proposal: ProposalId) -> Result<u64> {
    execute!(
        tx,
        "insert into commitment_people (commitment_id, member_id)
         select $1, m.id from members m
         where m.state = 'active' and m.id in (
             select v.member_id from positions v where v.proposal_id = $2
             union
             select c.member_id from contributions c
             where c.proposal_id = $2 and c.state <> 'withdrawn' and c.shown_as <> 'conscience')",
        id,
        proposal
    )
}

async fn to_all(tx: &mut Tx, id: CommitmentId, project: ProjectId) -> Result<u64> {
    execute!(
        tx,
        "insert into commitment_people (commitment_id, member_id)
         select $1, m.id from members m
         where m.state = 'active' and m.id in (
             select v.member_id from positions v join proposals p on p.id = v.proposal_id where p.project_id = $2
             union
             select c.member_id from contributions c
             where c.project_id = $2 and c.state <> 'withdrawn' and c.shown_as <> 'conscience')",
        id,
        project
    )
}

/// Asks everybody whether it happened; `false` when they were asked before or it is not done.
pub(in crate::answering::commitments) async fn mark_asked(
    tx: &mut Tx,
    now: Timestamp,
    id: CommitmentId,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "update commitments set asked_at = $2 where id = $1 and state = 'done' and asked_at is null",
        id,
        now
    )?;
    execute!(
        tx,
        "update commitment_people set asked_at = $2
         where commitment_id = $1 and asked_at is null
           and exists (select 1 from commitments k where k.id = $1 and k.asked_at is not null)
           and member_id in (select m.id from members m where m.state = 'active')",
        id,
        now
    )?;
    ledger::count_again(tx, id).await?;
    Ok(rows == 1)
}

pub(in crate::answering::commitments) async fn mine(
    tx: &mut Tx,
    id: CommitmentId,
    member: MemberId,
) -> Result<Option<Mine>> {
    optional!(
        tx,
        "select asked_at, happened, said, said_at from commitment_people
         where commitment_id = $1 and member_id = $2",
        id,
        member
    )
}

/// The place on the panel of an account to which it was promised, while they are on it.
pub(in crate::answering::commitments) async fn person_of(
    tx: &mut Tx,
    id: CommitmentId,
    account: AccountId,
) -> Result<Option<MemberId>> {
    crate::optional_value!(
        tx,
        "select m.id from members m join commitment_people w on w.member_id = m.id
         where w.commitment_id = $1 and m.account_id = $2 and m.state = 'active'",
        id,
        account
    )
}

pub(in crate::answering::commitments) async fn hear(
    tx: &mut Tx,
    now: Timestamp,
    id: CommitmentId,
    member: MemberId,
    happened: Happened,
    said: &str,
) -> Result<()> {
    execute!(
        tx,
        "update commitment_people set happened = $3, said = $4, said_at = $5
         where commitment_id = $1 and member_id = $2",
        id,
        member,
        happened,
        said,
        now
    )?;
    tally(tx, id).await
}

/// The explanations that people added to their yes or no, without names, in an order that does not reveal when
/// they wrote.
pub(in crate::answering::commitments) async fn words(
    tx: &mut Tx,
    id: CommitmentId,
    most: i64,
) -> Result<Vec<(Happened, String)>> {
    all!(
        tx,
        "select happened, said from commitment_people
         where commitment_id = $1 and happened is not null and said <> ''
         order by happened, said limit $2",
        id,
        most
    )
}

/// The commitments to a member: those that wait for their word when `asking` is 1, otherwise all.
pub(in crate::answering::commitments) async fn asked(
    tx: &mut Tx,
    member: MemberId,
    asking: i64,
    most: i64,
) -> Result<Vec<Commitment>> {
    all!(
        tx,
        select_commitments!(
            "join commitment_people mine on mine.commitment_id = k.id and mine.member_id = $1
             where $2 = 0 or (mine.asked_at is not null and mine.happened is null)
             order by k.due_on desc, k.id desc limit $3"
        ),
        member,
        asking,
        most
    )
}

/// A contribution that an answer replies to, before the visibility rule is applied.
#[derive(sqlx::FromRow)]
pub(in crate::answering::commitments) struct Quoted {
    pub member_id: MemberId,
    pub text: String,
    #[sqlx(flatten)]
    pub said: Utterance,
}

/// The contributions that an answer replies to; this member's own first.
pub(in crate::answering::commitments) async fn quotes(
    tx: &mut Tx,
    answer: AnswerId,
    member: MemberId,
    most: i64,
) -> Result<Vec<Quoted>> {
    all!(
        tx,
        "select c.member_id, c.text, c.shown_as, c.proposal_id, j.owner_id as project_owner_id, c.owner_id,
                p.state as round_state, p.closes_at, n.name as writer_name, c.segment_id, s.name as segment_name
         from answer_contributions l
         join contributions c on c.id = l.contribution_id
         join proposals p on p.id = c.proposal_id
         join projects j on j.id = c.project_id
         join members m on m.id = c.member_id
         join accounts n on n.id = m.account_id
         left join segments s on s.id = c.segment_id
         where l.answer_id = $1 and c.state <> 'withdrawn'
         order by case when c.member_id = $2 then 0 else 1 end, c.id limit $3",
        answer,
        member,
        most
    )
}
