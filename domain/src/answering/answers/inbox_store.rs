//! The SQL of the inbox: its lines, and how much waits in it.

use super::inbox::{LineRow, Waiting};
use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, ContributionId, ProjectId},
    },
    one,
    rounds::contributions::{Kind, State},
};

/// The part of the inbox to read. All values are bound; each of the three statements below walks one index in
/// the order of due dates. Merged contributions are left out when their lead is listed, except those whose
/// answer was refused, which are listed themselves.
pub(super) struct Range {
    pub state: State,
    pub kind: &'static str,
    pub due_before: Timestamp,
    pub after: (Timestamp, ContributionId),
    /// 1 for the customer conscience, 0 for everybody else.
    pub conscience: i64,
    pub most: i64,
    /// 1 for only those whose answer was refused.
    pub refused: i64,
    /// 1 for the whole text in place of its beginning.
    pub whole: i64,
}

impl Range {
    pub(super) fn kind(kind: Option<Kind>) -> &'static str {
        kind.map_or("", Kind::as_str)
    }
}

macro_rules! select_rows {
    ($where:literal) => {
        concat!(
            "select c.id, c.kind, case when $9 = 1 then c.text else substr(c.text, 1, 140) end as opening,
                    c.member_id, c.state, c.due_at, c.reopened_at, p.title, t.name as theme,
                    (select count(*) from contributions f where f.merged_into = c.id) as like_it,
                    c.shown_as, c.proposal_id, j.owner_id as project_owner_id, c.owner_id, p.state as round_state,
                    p.closes_at, n.name as writer_name, c.segment_id, s.name as segment_name
             from contributions c
             join proposals p on p.id = c.proposal_id
             join projects j on j.id = c.project_id
             join members m on m.id = c.member_id
             join accounts n on n.id = m.account_id
             left join segments s on s.id = c.segment_id
             left join themes t on t.id = c.theme_id
             where not exists (
                   select 1 from contributions l
                   where c.reopened_at is null and l.id = c.merged_into and l.state = c.state and l.owner_id = c.owner_id
                     and l.due_at <= c.due_at and ($2 = '' or l.kind = $2))
               and c.state = $1 and ($2 = '' or c.kind = $2) and c.due_at < $3 and (c.due_at, c.id) > ($4, $5)
               and ($6 = 1 or c.shown_as <> 'conscience') and ($8 = 0 or c.reopened_at is not null) and ",
            $where,
            " order by c.due_at, c.id limit $7"
        )
    };
}

pub(super) async fn of_owner(tx: &mut Tx, range: &Range, owner: AccountId) -> Result<Vec<LineRow>> {
    all!(
        tx,
        select_rows!("c.owner_id = $10"),
        range.state,
        range.kind,
        range.due_before,
        range.after.0,
        range.after.1,
        range.conscience,
        range.most,
        range.refused,
        range.whole,
        owner
    )
}

/// The contributions in one project, and of one owner in it when `owner` is not 0, as far as `reader` may read
/// them; 0 reads everything.
pub(super) async fn of_project(
    tx: &mut Tx,
    range: &Range,
    project: ProjectId,
    owner: AccountId,
    reader: AccountId,
) -> Result<Vec<LineRow>> {
    all!(
        tx,
        select_rows!(
            "c.project_id = $10 and ($11 = 0 or c.owner_id = $11)
             and ($12 = 0 or c.owner_id = $12 or j.owner_id = $12)"
        ),
        range.state,
        range.kind,
        range.due_before,
        range.after.0,
        range.after.1,
        range.conscience,
        range.most,
        range.refused,
        range.whole,
        project,
        owner,
        reader
    )
}

/// The contributions that anybody owes an answer to, as far as `reader` may read them; 0 reads everything.
pub(super) async fn of_everybody(
    tx: &mut Tx,
    range: &Range,
    reader: AccountId,
) -> Result<Vec<LineRow>> {
    all!(
        tx,
        select_rows!("($10 = 0 or c.owner_id = $10 or j.owner_id = $10)"),
        range.state,
        range.kind,
        range.due_before,
        range.after.0,
        range.after.1,
        range.conscience,
        range.most,
        range.refused,
        range.whole,
        reader
    )
}

/// The moment of a count, and the day around it.
pub(super) struct Day {
    pub now: Timestamp,
    pub ends: Timestamp,
    pub date: String,
}

/// What waits for an answer of an owner, as the inbox lists it.
macro_rules! waits_for {
    ($more:literal) => {
        concat!(
            "from contributions c
             where c.owner_id = $1 and c.state = 'waiting' and ($4 = 1 or c.shown_as <> 'conscience')
               and not exists (
                   select 1 from contributions l
                   where c.reopened_at is null and l.id = c.merged_into and l.state = c.state
                     and l.owner_id = c.owner_id and l.due_at <= c.due_at) ",
            $more
        )
    };
}

/// How much waits for an answer of `owner`, and how many of their promises are late; each counted up to `most`, because
/// every page shows it.
pub(super) async fn waiting(
    tx: &mut Tx,
    owner: AccountId,
    day: &Day,
    conscience: i64,
    most: i64,
) -> Result<Waiting> {
    one!(
        tx,
        concat!(
            "select count(*) as mine, count(*) filter (where w.due_at < $2) as late,
                    (select count(*) from (select 1 as one ",
            waits_for!("and c.due_at >= $2 and c.due_at < $3 limit $6"),
            ") t) as today,
                    (select count(*) from (
                         select 1 as one from contributions c
                         where c.owner_id = $1 and c.state = 'waiting' and ($4 = 1 or c.shown_as <> 'conscience')
                           and c.reopened_at is not null limit $6
                     ) r) as refused,
                    (select count(*) from (
                         select 1 as one from answers a where a.written_by = $1 and a.published_at is null limit $6
                     ) h) as held,
                    (select count(*) from (
                         select 1 as one from commitments k
                         where k.owner_id = $1 and k.state = 'open' and k.due_on < $5 limit $6
                     ) p) as late_promises
             from (select c.due_at ",
            waits_for!("order by c.due_at, c.id limit $6"),
            ") w"
        ),
        owner,
        day.now,
        day.ends,
        conscience,
        day.date.as_str(),
        most
    )
}
