//! The SQL of themes and of merged contributions.

use super::{
    Name, Theme,
    queries::{FoundRow, LineRow},
};
use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, ContributionId, MemberId, ProposalId, ThemeId},
    },
    execute, optional, optional_value, value,
};

macro_rules! select_themes {
    ($where:literal) => {
        concat!(
            "select t.id, t.name, (select count(*) from (
                        select o.member_id from contributions o where o.theme_id = t.id and o.state <> 'withdrawn'
                        union
                        select s.member_id from supports s join contributions o on o.id = s.contribution_id
                        where o.theme_id = t.id and o.state <> 'withdrawn' and s.given_at >= o.changed_at) voices) as people,
                    count(c.id) as contributions,
                    count(c.id) filter (where c.state = 'waiting') as waiting
             from themes t left join contributions c on c.theme_id = t.id and c.state <> 'withdrawn'
             where ",
            $where,
            " group by t.id, t.name, t.name_key order by 3 desc, t.name_key, t.id"
        )
    };
}

/// The themes of a proposal, those of the most people first.
pub(crate) async fn of_proposal(tx: &mut Tx, proposal: ProposalId) -> Result<Vec<Theme>> {
    all!(tx, select_themes!("t.proposal_id = $1"), proposal)
}

pub(super) async fn theme(tx: &mut Tx, id: ThemeId) -> Result<Option<Theme>> {
    optional!(tx, select_themes!("t.id = $1"), id)
}

pub(crate) async fn proposal_of(tx: &mut Tx, id: ThemeId) -> Result<Option<ProposalId>> {
    optional_value!(tx, "select proposal_id from themes where id = $1", id)
}

/// Makes a theme; `None` when there is one of this name.
pub(super) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    proposal: ProposalId,
    name: &Name,
    by: Option<AccountId>,
) -> Result<Option<ThemeId>> {
    optional_value!(
        tx,
        "insert into themes (proposal_id, name, name_key, created_by, created_at) values ($1, $2, $3, $4, $5)
         on conflict do nothing returning id",
        proposal,
        name.written(),
        name.key(),
        by,
        now
    )
}

pub(super) async fn named(
    tx: &mut Tx,
    proposal: ProposalId,
    name: &Name,
) -> Result<Option<ThemeId>> {
    optional_value!(
        tx,
        "select id from themes where proposal_id = $1 and name_key = $2",
        proposal,
        name.key()
    )
}

pub(super) async fn rename(tx: &mut Tx, id: ThemeId, name: &Name) -> Result<()> {
    execute!(
        tx,
        "update themes set name = $2, name_key = $3 where id = $1",
        id,
        name.written(),
        name.key()
    )?;
    Ok(())
}

/// Removes an empty theme; `false` when it is not empty.
pub(super) async fn delete(tx: &mut Tx, id: ThemeId) -> Result<bool> {
    let rows = execute!(
        tx,
        "delete from themes where id = $1 and not exists (select 1 from contributions c where c.theme_id = $1)",
        id
    )?;
    Ok(rows == 1)
}

macro_rules! select_lines {
    ($where:literal) => {
        concat!(
            "select c.id, c.kind, c.text, c.state, c.written_at, c.reopened_at,
                    c.merged_into as lead,
                    (select count(*) from contributions f where f.merged_into = c.id) as like_it,
                    c.shown_as, c.proposal_id, j.owner_id as project_owner_id, c.owner_id, p.state as round_state,
                    p.closes_at, n.name as writer_name, c.segment_id, s.name as segment_name
             from contributions c
             join proposals p on p.id = c.proposal_id
             join projects j on j.id = c.project_id
             join members m on m.id = c.member_id
             join accounts n on n.id = m.account_id
             left join segments s on s.id = c.segment_id
             where c.state <> 'withdrawn' and c.shown_as <> 'conscience' and ",
            $where
        )
    };
}

/// The contributions in no theme and under no lead, the oldest first.
pub(super) async fn loose(
    tx: &mut Tx,
    proposal: ProposalId,
    after: ContributionId,
    most: i64,
) -> Result<Vec<LineRow>> {
    all!(
        tx,
        select_lines!(
            "c.proposal_id = $1 and c.theme_id is null and c.merged_into is null and c.id > $2
             order by c.id limit $3"
        ),
        proposal,
        after,
        most
    )
}

/// The numbers of people and of contributions in no theme.
pub(super) async fn count_loose(tx: &mut Tx, proposal: ProposalId) -> Result<(i64, i64)> {
    crate::one!(
        tx,
        "select count(distinct member_id), count(*) from contributions
         where proposal_id = $1 and theme_id is null and state <> 'withdrawn' and shown_as <> 'conscience'",
        proposal
    )
}

/// The contributions in a theme and under no lead, the oldest first.
pub(super) async fn leads(
    tx: &mut Tx,
    theme: ThemeId,
    after: ContributionId,
    most: i64,
) -> Result<Vec<LineRow>> {
    all!(
        tx,
        select_lines!(
            "c.theme_id = $1 and c.merged_into is null and c.id > $2 order by c.id limit $3"
        ),
        theme,
        after,
        most
    )
}

/// The contributions that were merged into the leads from `first` to `last` on one proposal.
pub(super) async fn followers(
    tx: &mut Tx,
    proposal: ProposalId,
    first: ContributionId,
    last: ContributionId,
    most: i64,
) -> Result<Vec<LineRow>> {
    all!(
        tx,
        select_lines!(
            "c.merged_into >= $2 and c.merged_into <= $3 and c.proposal_id = $1
             order by c.merged_into, c.id limit $4"
        ),
        proposal,
        first,
        last,
        most
    )
}

/// One contribution as a line.
pub(super) async fn line(tx: &mut Tx, id: ContributionId) -> Result<Option<LineRow>> {
    optional!(tx, select_lines!("c.id = $1"), id)
}

/// The contributions in a theme that wait for an answer of this account.
pub(super) async fn owed(tx: &mut Tx, theme: ThemeId, by: Option<AccountId>) -> Result<FoundRow> {
    crate::one!(
        tx,
        "select count(*) as contributions, count(distinct member_id) as people,
                max(changed_at) as changed_at, max(grouped_at) as grouped_at
         from contributions where theme_id = $1 and state = 'waiting' and owner_id = $2",
        theme,
        by
    )
}

/// Whether somebody owes an answer on a proposal, or gave one.
pub(super) async fn owes_in(
    tx: &mut Tx,
    proposal: ProposalId,
    account: Option<AccountId>,
) -> Result<bool> {
    let found: i64 = value!(
        tx,
        "select count(*) from contributions
         where proposal_id = $1 and owner_id = $2 and shown_as <> 'conscience'",
        proposal,
        account
    )?;
    Ok(found > 0)
}

/// The theme of a member's contribution, and the number of others who wrote in it.
pub(super) async fn of_member(
    tx: &mut Tx,
    id: ContributionId,
    member: MemberId,
) -> Result<Option<(String, i64, Timestamp)>> {
    optional!(
        tx,
        "select t.name, (select count(distinct o.member_id) from contributions o
                         where o.theme_id = t.id and o.state <> 'withdrawn' and o.member_id <> $2),
                coalesce(c.grouped_at, t.created_at)
         from contributions c join themes t on t.id = c.theme_id
         where c.id = $1 and c.member_id = $2",
        id,
        member
    )
}

/// Whether a contribution is in this theme.
pub(super) async fn is_in_theme(tx: &mut Tx, theme: ThemeId, id: ContributionId) -> Result<bool> {
    let found: i64 = value!(
        tx,
        "select count(*) from contributions where id = $2 and theme_id = $1",
        theme,
        id
    )?;
    Ok(found == 1)
}
