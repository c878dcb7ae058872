//! The SQL of answers, and of what they answer.

use super::queries::{Held, ItemRow, Served};
use crate::{
    Language, Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, AnswerId, ContributionId, ProjectId, ProposalId, ThemeId},
    },
    execute, optional, optional_value,
    people::translations::store::written_in,
    rounds::contributions::{Attribution, State, Verdict},
    scalars, value,
};

#[derive(sqlx::FromRow)]
pub(super) struct Found {
    pub written_by: AccountId,
    pub written_at: Timestamp,
    pub text: String,
    pub language: Language,
    pub published_at: Option<Timestamp>,
}

pub(super) async fn find(tx: &mut Tx, id: AnswerId) -> Result<Option<Found>> {
    optional!(
        tx,
        "select written_by, written_at, text, language, published_at from answers where id = $1",
        id
    )
}

/// An answer of this person with these words to all of these contributions.
pub(super) async fn same(
    tx: &mut Tx,
    contributions: &[ContributionId],
    by: AccountId,
    text: &str,
    published: bool,
) -> Result<Option<AnswerId>> {
    let Some(first) = contributions.first() else {
        return Ok(None);
    };
    let latest: Option<AnswerId> = optional_value!(
        tx,
        "select a.id from answer_contributions l join answers a on a.id = l.answer_id
         where l.contribution_id = $1 and a.written_by = $2 and a.text = $3
           and case when a.published_at is null then 0 else 1 end = $4
         order by a.id desc limit 1",
        *first,
        by,
        text,
        i64::from(published)
    )?;
    let Some(answer) = latest else {
        return Ok(None);
    };
    let served = contributions_of(tx, answer).await?;
    let all = contributions.iter().all(|id| served.contains(id));
    Ok(all.then_some(answer))
}

pub(super) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    proposal: ProposalId,
    by: AccountId,
    text: &str,
) -> Result<AnswerId> {
    value!(
        tx,
        concat!(
            "insert into answers (proposal_id, written_by, text, written_at, language) values ($1, $2, $3, $4, ",
            written_in!(),
            ") returning id"
        ),
        proposal,
        by,
        text,
        now
    )
}

pub(super) async fn serve(
    tx: &mut Tx,
    answer: AnswerId,
    contribution: ContributionId,
) -> Result<()> {
    execute!(
        tx,
        "insert into answer_contributions (answer_id, contribution_id) values ($1, $2)",
        answer,
        contribution
    )?;
    Ok(())
}

/// Makes an answer also serve the contributions that were merged into those that it serves, as far as the same
/// person owes them and they were merged when it was read. Contributions whose answer was refused before get an
/// answer of their own. The query starts from the few that were merged, not from all that wait.
pub(super) async fn serve_merged(
    tx: &mut Tx,
    answer: AnswerId,
    by: AccountId,
    read_at: Timestamp,
) -> Result<()> {
    execute!(
        tx,
        "with merged (id) as materialized (
             select f.id from answer_contributions l join contributions f on f.merged_into = l.contribution_id
             where l.answer_id = $1)
         insert into answer_contributions (answer_id, contribution_id)
         select $1, c.id from merged join contributions c on c.id = merged.id
         where c.state = 'waiting' and c.reopened_at is null and c.owner_id = $2 and c.shown_as <> 'conscience'
           and c.changed_at <= $3 and coalesce(c.grouped_at, 0) <= $3
         on conflict do nothing",
        answer,
        by,
        read_at
    )?;
    Ok(())
}

/// Makes an answer serve everything that waits in a theme for an answer of this person and was there when it
/// was read, unless that person holds another answer to it; returns the number.
pub(super) async fn serve_theme(
    tx: &mut Tx,
    answer: AnswerId,
    theme: ThemeId,
    by: AccountId,
    read_at: Timestamp,
) -> Result<u64> {
    execute!(
        tx,
        "insert into answer_contributions (answer_id, contribution_id)
         select $1, c.id from contributions c
         where c.theme_id = $2 and c.state = 'waiting' and c.owner_id = $3 and c.shown_as <> 'conscience'
           and c.changed_at <= $4 and coalesce(c.grouped_at, 0) <= $4
           and not exists (select 1 from answer_contributions l join answers a on a.id = l.answer_id
                           where l.contribution_id = c.id and a.written_by = $3 and a.published_at is null)
         on conflict do nothing",
        answer,
        theme,
        by,
        read_at
    )
}

/// Whether this person holds an answer to this contribution.
pub(super) async fn holds(
    tx: &mut Tx,
    by: AccountId,
    contribution: ContributionId,
) -> Result<bool> {
    let held: i64 = value!(
        tx,
        "select count(*) from answer_contributions l join answers a on a.id = l.answer_id
         where l.contribution_id = $1 and a.written_by = $2 and a.published_at is null",
        contribution,
        by
    )?;
    Ok(held > 0)
}

/// Whether this person holds an answer to something that waits in a theme.
pub(super) async fn holds_in_theme(tx: &mut Tx, by: AccountId, theme: ThemeId) -> Result<bool> {
    let held: i64 = value!(
        tx,
        "select count(*) from contributions c
         join answer_contributions l on l.contribution_id = c.id join answers a on a.id = l.answer_id
         where c.theme_id = $1 and c.state = 'waiting' and a.written_by = $2 and a.published_at is null",
        theme,
        by
    )?;
    Ok(held > 0)
}

/// An answer of this person with these words to something in a theme.
pub(super) async fn same_in_theme(
    tx: &mut Tx,
    theme: ThemeId,
    by: AccountId,
    text: &str,
    published: bool,
) -> Result<Option<AnswerId>> {
    optional_value!(
        tx,
        "select a.id from contributions c
         join answer_contributions l on l.contribution_id = c.id
         join answers a on a.id = l.answer_id
         where c.theme_id = $1 and a.written_by = $2 and a.text = $3
           and case when a.published_at is null then 0 else 1 end = $4
         order by a.id desc limit 1",
        theme,
        by,
        text,
        i64::from(published)
    )
}

/// Some of the contributions that an answer serves: those that are alike for the rules.
#[derive(sqlx::FromRow)]
pub(super) struct Part {
    pub proposal_id: ProposalId,
    pub project_owner_id: AccountId,
    pub owner_id: AccountId,
    pub shown_as: Attribution,
    pub state: State,
    pub changed_at: Timestamp,
}

/// The contributions that an answer serves, part by part.
pub(super) async fn parts(tx: &mut Tx, answer: AnswerId) -> Result<Vec<Part>> {
    all!(
        tx,
        "select c.proposal_id, j.owner_id as project_owner_id, c.owner_id, c.shown_as, c.state, max(c.changed_at) as changed_at
         from answer_contributions l join contributions c on c.id = l.contribution_id
         join projects j on j.id = c.project_id
         where l.answer_id = $1
         group by c.proposal_id, j.owner_id, c.owner_id, c.shown_as, c.state
         order by c.proposal_id, c.owner_id, c.shown_as, c.state",
        answer
    )
}

pub(super) async fn contributions_of(tx: &mut Tx, answer: AnswerId) -> Result<Vec<ContributionId>> {
    scalars!(
        tx,
        "select contribution_id from answer_contributions where answer_id = $1 order by contribution_id",
        answer
    )
}

pub(super) async fn change(tx: &mut Tx, now: Timestamp, id: AnswerId, text: &str) -> Result<()> {
    execute!(
        tx,
        "update answers set text = $2, written_at = $3 where id = $1 and published_at is null",
        id,
        text,
        now
    )?;
    Ok(())
}

pub(super) async fn delete(tx: &mut Tx, id: AnswerId) -> Result<()> {
    execute!(
        tx,
        "delete from answer_contributions where answer_id = $1",
        id
    )?;
    execute!(
        tx,
        "delete from answers where id = $1 and published_at is null",
        id
    )?;
    Ok(())
}

pub(super) async fn publish(tx: &mut Tx, now: Timestamp, id: AnswerId) -> Result<()> {
    execute!(
        tx,
        "update answers set published_at = $2 where id = $1",
        id,
        now
    )?;
    Ok(())
}

/// Makes an answer one that is held.
pub(super) async fn unpublish(tx: &mut Tx, id: AnswerId) -> Result<()> {
    execute!(
        tx,
        "update answers set published_at = null where id = $1",
        id
    )?;
    Ok(())
}

/// Whether a writer said something of an answer or withdrew what it answers, or whether something was promised in it.
pub(super) async fn was_used(tx: &mut Tx, id: AnswerId) -> Result<bool> {
    let used: i64 = value!(
        tx,
        "select (select count(*) from answer_contributions l join contributions c on c.id = l.contribution_id
                 where l.answer_id = $1 and (l.verdict is not null or c.state <> 'answered'))
              + (select count(*) from commitments k where k.answer_id = $1)",
        id
    )?;
    Ok(used > 0)
}

/// The latest published answer to a contribution, with its verdict.
#[derive(sqlx::FromRow)]
pub(super) struct Latest {
    pub answer_id: AnswerId,
    pub verdict: Option<Verdict>,
    pub verdict_reason: String,
}

pub(super) async fn latest(tx: &mut Tx, id: ContributionId) -> Result<Option<Latest>> {
    optional!(
        tx,
        "select l.answer_id, l.verdict, l.verdict_reason
         from answer_contributions l join answers a on a.id = l.answer_id
         where l.contribution_id = $1 and a.published_at is not null
         order by a.published_at desc, a.id desc limit 1",
        id
    )
}

pub(super) async fn judge(
    tx: &mut Tx,
    now: Timestamp,
    answer: AnswerId,
    contribution: ContributionId,
    verdict: Verdict,
    reason: &str,
) -> Result<()> {
    execute!(
        tx,
        "update answer_contributions set verdict = $3, verdict_reason = $4, verdict_at = $5
         where answer_id = $1 and contribution_id = $2",
        answer,
        contribution,
        verdict,
        reason,
        now
    )?;
    Ok(())
}

pub(super) async fn item(tx: &mut Tx, id: ContributionId) -> Result<Option<ItemRow>> {
    optional!(
        tx,
        "select c.id, c.proposal_id, c.project_id, c.kind, case when c.state = 'withdrawn' then '' else c.text end as text,
                c.member_id, c.state, c.written_at, c.changed_at, c.due_at, c.reopened_at, c.disputed_at, c.acknowledged_at,
                c.owner_id, o.name as owner,
                p.title, j.name as project, c.theme_id, t.name as theme, c.merged_into as lead,
                (select max(case when f.grouped_at > f.changed_at then f.grouped_at else f.changed_at end)
                 from contributions f where f.merged_into = c.id) as merged_at,
                (select count(*) from contributions f where f.merged_into = c.id) as like_it,
                (select count(*) from supports s
                 where s.contribution_id = c.id and s.given_at >= c.changed_at) as supporters,
                c.shown_as, j.owner_id as project_owner_id, p.state as round_state, p.closes_at, n.name as writer_name,
                c.segment_id, s.name as segment_name, v.position,
                case when v.reason <> '' then v.shown_as end as vote_shown_as,
                cast(case when v.contribution_id = c.id then 1 else 0 end as bigint) as is_reason
         from contributions c
         join proposals p on p.id = c.proposal_id
         join projects j on j.id = c.project_id
         join accounts o on o.id = c.owner_id
         join members m on m.id = c.member_id
         join accounts n on n.id = m.account_id
         left join segments s on s.id = c.segment_id
         left join themes t on t.id = c.theme_id
         left join positions v on v.proposal_id = c.proposal_id and v.member_id = c.member_id
         where c.id = $1",
        id
    )
}

/// The projects to filter by: those that somebody owns or owes an answer in, or all of them when `reader` is 0.
pub(super) async fn projects(tx: &mut Tx, reader: AccountId) -> Result<Vec<(ProjectId, String)>> {
    all!(
        tx,
        "select j.id, j.name from projects j
         where $1 = 0 or j.owner_id = $1
            or exists (select 1 from contributions c
                       where c.project_id = j.id and c.owner_id = $1 and c.shown_as <> 'conscience')
         order by j.id desc limit 200",
        reader
    )
}

/// Whether somebody owns a project or owes an answer in it.
pub(super) async fn answers_in(tx: &mut Tx, project: ProjectId, reader: AccountId) -> Result<bool> {
    let found: i64 = value!(
        tx,
        "select count(*) from projects j
         where j.id = $1 and (j.owner_id = $2
            or exists (select 1 from contributions c
                       where c.project_id = j.id and c.owner_id = $2 and c.shown_as <> 'conscience'))",
        project,
        reader
    )?;
    Ok(found > 0)
}

pub(super) async fn held(tx: &mut Tx, by: AccountId) -> Result<Vec<Held>> {
    all!(
        tx,
        "select a.id, a.text, a.written_at, p.title,
                (select count(*) from answer_contributions l where l.answer_id = a.id) as serves,
                (select max(c.changed_at) from answer_contributions l join contributions c on c.id = l.contribution_id
                 where l.answer_id = a.id) as changed_at
         from answers a join proposals p on p.id = a.proposal_id
         where a.written_by = $1 and a.published_at is null order by a.id limit 100",
        by
    )
}

/// The contributions that the held answers of somebody reply to, for all answers in one statement: for each
/// answer at most `most`, starting with those that changed since it was written.
pub(super) async fn served(tx: &mut Tx, by: AccountId, most: i64) -> Result<Vec<Served>> {
    all!(
        tx,
        "select answer_id, id, kind, opening, state, changed_at from (
             select a.id as answer_id, c.id, c.kind, substr(c.text, 1, 140) as opening, c.state, c.changed_at,
                    row_number() over (partition by a.id
                        order by case when c.changed_at > a.written_at then 0 else 1 end, c.id) as place
             from answers a
             join answer_contributions l on l.answer_id = a.id
             join contributions c on c.id = l.contribution_id
             where a.written_by = $1 and a.published_at is null) each
         where place <= $2 order by answer_id, place",
        by,
        most
    )
}
