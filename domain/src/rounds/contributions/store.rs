//! The SQL of contributions. Rows name their writers; `voices` decides who may know them.

use super::{
    Attribution, Debt, Kind, State,
    queries::{Mine, Reply, SharedRow},
};
use crate::{
    Language, Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, AnswerId, ContributionId, MemberId, ProjectId, ProposalId, SegmentId},
    },
    execute, optional, optional_value,
    people::translations::store::second,
    rounds::proposals,
};

/// The round in which a member was asked.
#[derive(sqlx::FromRow)]
pub(super) struct RoundRow {
    pub state: proposals::State,
    pub closes_at: Option<Timestamp>,
    pub answers_due_at: Option<Timestamp>,
    pub project_id: ProjectId,
    pub owner_id: AccountId,
    pub segment_id: Option<SegmentId>,
}

pub(super) async fn round(
    tx: &mut Tx,
    proposal: ProposalId,
    member: MemberId,
) -> Result<Option<RoundRow>> {
    optional!(
        tx,
        "select p.state, p.closes_at, p.answers_due_at, p.project_id, j.owner_id, a.segment_id
         from proposals p
         join projects j on j.id = p.project_id
         join audience a on a.proposal_id = p.id and a.member_id = $2
         where p.id = $1 and p.state <> 'draft'",
        proposal,
        member
    )
}

/// The round of a question that was asked elsewhere, with the membership of its writer.
#[derive(sqlx::FromRow)]
pub(super) struct Attached {
    pub project_id: ProjectId,
    pub owner_id: AccountId,
    pub answers_due_at: Option<Timestamp>,
    pub member_id: MemberId,
    pub segment_id: Option<SegmentId>,
}

pub(super) async fn attached(
    tx: &mut Tx,
    proposal: ProposalId,
    account: AccountId,
) -> Result<Option<Attached>> {
    optional!(
        tx,
        "select p.project_id, j.owner_id, p.answers_due_at, m.id as member_id, a.segment_id
         from proposals p
         join projects j on j.id = p.project_id
         join members m on m.account_id = $2
         left join audience a on a.proposal_id = p.id and a.member_id = m.id
         where p.id = $1",
        proposal,
        account
    )
}

/// The values of a new row.
pub(super) struct New<'a> {
    pub proposal: ProposalId,
    pub project: ProjectId,
    pub member: MemberId,
    pub segment: Option<SegmentId>,
    pub owner: AccountId,
    pub kind: Kind,
    pub text: &'a str,
    pub text_hash: &'a str,
    pub shown_as: Attribution,
    pub due_at: Timestamp,
}

/// Writes a contribution; `None` when the member wrote the same before.
pub(super) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    new: &New<'_>,
) -> Result<Option<ContributionId>> {
    optional_value!(
        tx,
        "insert into contributions (proposal_id, project_id, member_id, segment_id, owner_id, kind, text,
                text_hash, shown_as, state, written_at, changed_at, due_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting', $10, $10, $11)
         on conflict do nothing
         returning id",
        new.proposal,
        new.project,
        new.member,
        new.segment,
        new.owner,
        new.kind,
        new.text,
        new.text_hash,
        new.shown_as,
        now,
        new.due_at
    )
}

/// The contribution that a member wrote with these words before.
pub(super) async fn same(
    tx: &mut Tx,
    proposal: ProposalId,
    member: MemberId,
    kind: Kind,
    text_hash: &str,
) -> Result<Option<ContributionId>> {
    optional_value!(
        tx,
        "select id from contributions
         where proposal_id = $1 and member_id = $2 and kind = $3 and text_hash = $4 and state <> 'withdrawn'",
        proposal,
        member,
        kind,
        text_hash
    )
}

pub(crate) async fn debt(tx: &mut Tx, id: ContributionId) -> Result<Option<Debt>> {
    optional!(
        tx,
        "select c.id, c.proposal_id, c.project_id, c.member_id, m.account_id as writer, j.owner_id as project_owner_id,
                c.owner_id, c.shown_as, c.state, c.due_at, c.changed_at, c.reopened_at
         from contributions c join members m on m.id = c.member_id join projects j on j.id = c.project_id
         where c.id = $1",
        id
    )
}

pub(super) async fn change_words(
    tx: &mut Tx,
    now: Timestamp,
    id: ContributionId,
    kind: Kind,
    text: &str,
    text_hash: &str,
) -> Result<()> {
    execute!(
        tx,
        "update contributions set kind = $2, text = $3, text_hash = $4, changed_at = $5 where id = $1",
        id,
        kind,
        text,
        text_hash,
        now
    )?;
    Ok(())
}

pub(super) async fn change_shown_as(
    tx: &mut Tx,
    id: ContributionId,
    shown_as: Attribution,
    owner: AccountId,
) -> Result<()> {
    execute!(
        tx,
        "update contributions set shown_as = $2, owner_id = $3 where id = $1",
        id,
        shown_as,
        owner
    )?;
    Ok(())
}

/// Forgets the segment of the writer, which nobody may be told.
pub(super) async fn forget_segment(tx: &mut Tx, id: ContributionId) -> Result<()> {
    execute!(
        tx,
        "update contributions set segment_id = null where id = $1",
        id
    )?;
    Ok(())
}

/// Makes somebody else owe one answer.
pub(crate) async fn hand_over(tx: &mut Tx, id: ContributionId, to: AccountId) -> Result<()> {
    execute!(
        tx,
        "update contributions set owner_id = $2, hand_overs = hand_overs + 1 where id = $1",
        id,
        to
    )?;
    Ok(())
}

/// Makes the next owner of a project owe all its answers.
pub(crate) async fn hand_over_of_project(
    tx: &mut Tx,
    project: ProjectId,
    to: AccountId,
) -> Result<()> {
    execute!(
        tx,
        "update contributions set owner_id = $2, hand_overs = hand_overs + 1
         where project_id = $1 and shown_as <> 'conscience' and owner_id <> $2",
        project,
        to
    )?;
    Ok(())
}

/// Makes the next customer conscience owe the answers to contributions for the conscience only.
pub(crate) async fn hand_over_of_conscience(tx: &mut Tx, to: AccountId) -> Result<()> {
    execute!(
        tx,
        "update contributions set owner_id = $1, hand_overs = hand_overs + 1
         where shown_as = 'conscience' and owner_id <> $1",
        to
    )?;
    Ok(())
}

pub(super) async fn withdraw(tx: &mut Tx, now: Timestamp, id: ContributionId) -> Result<()> {
    execute!(
        tx,
        "update contributions set state = 'withdrawn', withdrawn_at = $2 where id = $1",
        id,
        now
    )?;
    Ok(())
}

/// Lets a withdrawn contribution wait again; `false` when the same words of its writer wait already.
pub(super) async fn restore(tx: &mut Tx, id: ContributionId) -> Result<bool> {
    let rows = execute!(
        tx,
        "update contributions set state = 'waiting', withdrawn_at = null
         where id = $1 and not exists (
             select 1 from contributions o
             where o.proposal_id = contributions.proposal_id and o.member_id = contributions.member_id
               and o.kind = contributions.kind and o.text_hash = contributions.text_hash
               and o.state <> 'withdrawn')",
        id
    )?;
    Ok(rows == 1)
}

/// Marks all contributions that an answer serves as answered.
pub(crate) async fn mark_answered(tx: &mut Tx, now: Timestamp, answer: AnswerId) -> Result<()> {
    execute!(
        tx,
        "update contributions set state = 'answered', answered_at = $2
         where id in (select l.contribution_id from answer_contributions l where l.answer_id = $1)",
        answer,
        now
    )?;
    Ok(())
}

/// Makes all contributions that an answer serves wait again; those that had an answer before keep its moment.
pub(crate) async fn unmark_answered(tx: &mut Tx, answer: AnswerId) -> Result<()> {
    execute!(
        tx,
        "update contributions set state = 'waiting', answered_at = (
             select max(a.published_at) from answer_contributions l join answers a on a.id = l.answer_id
             where l.contribution_id = contributions.id and a.id <> $1)
         where id in (select l.contribution_id from answer_contributions l where l.answer_id = $1)",
        answer
    )?;
    Ok(())
}

pub(crate) async fn mark_judged(tx: &mut Tx, id: ContributionId, state: State) -> Result<()> {
    execute!(
        tx,
        "update contributions set state = $2 where id = $1",
        id,
        state
    )?;
    Ok(())
}

/// Notes that an answer was refused twice. The customer conscience has not looked at it yet.
pub(crate) async fn dispute(tx: &mut Tx, now: Timestamp, id: ContributionId) -> Result<()> {
    execute!(
        tx,
        "update contributions set state = 'disputed', disputed_at = $2, acknowledged_at = null where id = $1",
        id,
        now
    )?;
    Ok(())
}

pub(crate) async fn reopen(
    tx: &mut Tx,
    now: Timestamp,
    id: ContributionId,
    due_at: Timestamp,
) -> Result<()> {
    execute!(
        tx,
        "update contributions set state = 'waiting', reopened_at = $2, due_at = $3, acknowledged_at = null
         where id = $1",
        id,
        now,
        due_at
    )?;
    Ok(())
}

/// Takes a contribution out of answers that were not published yet.
pub(super) async fn leave_held_answers(tx: &mut Tx, id: ContributionId) -> Result<()> {
    execute!(
        tx,
        "delete from answer_contributions
         where contribution_id = $1
           and answer_id in (select a.id from answers a where a.published_at is null)",
        id
    )?;
    Ok(())
}

macro_rules! select_mine {
    ($where:literal, $language:literal) => {
        concat!(
            "select c.id, c.proposal_id, coalesce(t.text, p.title) as title, c.kind, c.text, c.shown_as, c.state, c.written_at, c.changed_at,
                    c.due_at, c.reopened_at, c.disputed_at, c.acknowledged_at, c.withdrawn_at, o.name as owner,
                    coalesce(n.text, x.text) as answer, coalesce(n.language, x.language) as answer_in,
                    x.published_at as answered_at, w.name as answered_by,
                    p.state as round_state, p.closes_at, c.segment_id
             from contributions c
             join proposals p on p.id = c.proposal_id
             join accounts o on o.id = c.owner_id
             left join answers x on x.id = (
                 select y.id from answer_contributions l join answers y on y.id = l.answer_id
                 where l.contribution_id = c.id and y.published_at is not null
                 order by y.published_at desc, y.id desc limit 1)
             left join accounts w on w.id = x.written_by",
            second!("t", "proposal", "p.id", "title", $language),
            second!("n", "answer", "x.id", "text", $language),
            "where ",
            $where,
            " order by c.id desc"
        )
    };
}

/// The contributions of a member before this one, the newest first.
pub(super) async fn all_mine(
    tx: &mut Tx,
    member: MemberId,
    language: Option<Language>,
    before: ContributionId,
    most: i64,
) -> Result<Vec<Mine>> {
    all!(
        tx,
        concat!(
            select_mine!("c.member_id = $1 and c.id < $3", "$2"),
            " limit $4"
        ),
        member,
        language,
        before,
        most
    )
}

/// The newest of them, and the oldest of those that wait or of which the writer has not said whether they are answered.
pub(super) async fn mine(
    tx: &mut Tx,
    member: MemberId,
    language: Option<Language>,
    most: i64,
) -> Result<Vec<Mine>> {
    all!(
        tx,
        select_mine!(
            "c.member_id = $1 and (
                 c.id in (select n.id from contributions n where n.member_id = $1 order by n.id desc limit $3)
                 or c.id in (
                     select u.id from contributions u
                     where u.member_id = $1 and u.state in ('waiting', 'answered') order by u.id limit $3))",
            "$2"
        ),
        member,
        language,
        most
    )
}

pub(super) async fn mine_on(
    tx: &mut Tx,
    member: MemberId,
    language: Option<Language>,
    proposal: ProposalId,
) -> Result<Vec<Mine>> {
    all!(
        tx,
        select_mine!("c.member_id = $1 and c.proposal_id = $3", "$2"),
        member,
        language,
        proposal
    )
}

pub(super) async fn my_one(
    tx: &mut Tx,
    member: MemberId,
    language: Option<Language>,
    id: ContributionId,
) -> Result<Option<Mine>> {
    optional!(
        tx,
        select_mine!("c.member_id = $1 and c.id = $3", "$2"),
        member,
        language,
        id
    )
}

/// Every published answer to a contribution, the first one first.
pub(crate) async fn replies(
    tx: &mut Tx,
    reads: Option<Language>,
    id: ContributionId,
) -> Result<Vec<Reply>> {
    all!(
        tx,
        concat!(
            "select x.id, coalesce(n.text, x.text) as text, coalesce(n.language, x.language) as language,
                    cast(case when exists (
                             select 1 from translations o
                             where o.subject = 'answer' and o.subject_id = x.id) then 1 else 0 end as bigint) as in_both,
                    x.published_at, x.written_by as writer_id, w.name as written_by,
                    l.verdict, l.verdict_reason, l.verdict_at
             from answer_contributions l
             join answers x on x.id = l.answer_id
             join accounts w on w.id = x.written_by",
            second!("n", "answer", "x.id", "text", "$2"),
            "where l.contribution_id = $1 and x.published_at is not null
             order by x.published_at, x.id"
        ),
        id,
        reads
    )
}

/// The number of people who support a contribution as it is now.
pub(super) async fn supporters(tx: &mut Tx, id: ContributionId) -> Result<i64> {
    crate::value!(
        tx,
        "select count(*) from supports s join contributions c on c.id = s.contribution_id
         where c.id = $1 and s.given_at >= c.changed_at",
        id
    )
}

/// The contributions of others on a proposal, the newest first, without those that were withdrawn, and without
/// those for the conscience only unless `conscience` is 1. A merged contribution comes under its lead, unless
/// the lead is the reader's own and so not among these.
pub(super) async fn by_others(
    tx: &mut Tx,
    (proposal, before): (ProposalId, ContributionId),
    (member, reads): (MemberId, Option<Language>),
    conscience: i64,
    most: i64,
) -> Result<Vec<SharedRow>> {
    all!(
        tx,
        concat!("select c.id, c.kind, c.text, c.written_at,
                (select count(*) from (
                     select f.member_id from contributions f where f.merged_into = c.id
                     union
                     select s.member_id from supports s join contributions f on f.id = s.contribution_id
                     where (f.id = c.id or f.merged_into = c.id) and s.given_at >= f.changed_at) o
                 where o.member_id <> c.member_id) as people,
                (select count(*) from supports s
                 where s.contribution_id = c.id and s.member_id = $2 and s.given_at >= c.changed_at)
                + (select count(*) from contributions f where f.merged_into = c.id and f.member_id = $2) as given,
                (select count(*) from contributions f
                 where f.member_id = $2 and f.proposal_id = c.proposal_id
                   and coalesce(f.merged_into, f.id) = coalesce(c.merged_into, c.id)) as wrote,
                c.shown_as, c.proposal_id, j.owner_id as project_owner_id, c.owner_id, p.state as round_state,
                p.closes_at, n.name as writer_name, c.segment_id, s.name as segment_name,
                coalesce(z.text, x.text) as answer, coalesce(z.language, x.language) as answer_in,
                x.published_at as answered_at, w.name as answered_by
         from contributions c
         join proposals p on p.id = c.proposal_id
         join projects j on j.id = p.project_id
         join members m on m.id = c.member_id
         join accounts n on n.id = m.account_id
         left join segments s on s.id = c.segment_id
         left join answers x on x.id = (
             select y.id from answer_contributions l join answers y on y.id = l.answer_id
             where l.contribution_id = c.id and y.published_at is not null
             order by y.published_at desc, y.id desc limit 1)
         left join accounts w on w.id = x.written_by",
        second!("z", "answer", "x.id", "text", "$6"),
        "where c.proposal_id = $1 and c.id < $3 and c.member_id <> $2
           and c.state <> 'withdrawn' and ($4 = 1 or c.shown_as <> 'conscience')
           and not exists (select 1 from contributions l where l.id = c.merged_into and l.member_id <> $2)
         order by c.id desc limit $5"),
        proposal,
        member,
        before,
        conscience,
        most,
        reads
    )
}

/// Notes that its owner has read it; `false` when that was noted before.
pub(crate) async fn acknowledge(tx: &mut Tx, now: Timestamp, id: ContributionId) -> Result<bool> {
    let rows = execute!(
        tx,
        "update contributions set acknowledged_at = $2 where id = $1 and acknowledged_at is null",
        id,
        now
    )?;
    Ok(rows == 1)
}

/// The number of contributions that a member wrote after this moment, also those taken back.
pub(super) async fn written_since(tx: &mut Tx, member: MemberId, since: Timestamp) -> Result<i64> {
    crate::value!(
        tx,
        "select count(*) from contributions where member_id = $1 and written_at > $2",
        member,
        since
    )
}
