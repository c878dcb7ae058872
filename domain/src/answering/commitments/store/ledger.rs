//! The SQL of the ledger: lists by status, and counts. It computes the status once more, in SQL; a test
//! compares the two.

use super::{
    super::{Commitment, Status},
    select_commitments,
};
use crate::{
    Result, all,
    base::{
        db::Tx,
        ids::{CommitmentId, ProjectId},
    },
    execute, shared, value,
};

/// The status of a row of facts on the day that is bound as `$1`.
macro_rules! status {
    () => {
        "case when f.state = 'given_up' then 'broken'
              when f.state = 'open' and f.due_on < $1 then 'late'
              when f.state = 'open' and f.moves > 0 then 'moved'
              when f.state = 'open' then 'planned'
              when f.said_yes > f.said_no then 'kept'
              when f.said_no > 0 then 'broken'
              when f.asked_at is not null then 'asked'
              else 'done' end"
    };
}

/// A part of the ledger.
pub(in crate::answering::commitments) struct Range<'a> {
    pub today: &'a str,
    /// Only commitments with this status; all when it is empty.
    pub status: &'static str,
    /// Only commitments of this project, unless it is 0.
    pub project: ProjectId,
    /// After this day and key, going back in time.
    pub after: (&'a str, CommitmentId),
    pub most: i64,
}

/// The ledger, the last due first.
pub(in crate::answering::commitments) async fn list(
    tx: &mut Tx,
    range: &Range<'_>,
) -> Result<Vec<Commitment>> {
    shared!(
        tx,
        concat!(
            "select f.* from (",
            select_commitments!(""),
            ") f where ($2 = '' or $2 = ",
            status!(),
            ") and ($3 = 0 or f.project_id = $3) and (f.due_on, f.id) < ($4, $5)
             order by f.due_on desc, f.id desc limit $6"
        ),
        range.today,
        range.status,
        range.project,
        range.after.0,
        range.after.1,
        range.most
    )
}

/// The commitments that are late, or were before their day moved, the longest first.
pub(in crate::answering::commitments) async fn late(
    tx: &mut Tx,
    today: &str,
    most: i64,
) -> Result<Vec<Commitment>> {
    shared!(
        tx,
        select_commitments!(
            "where k.state = 'open' and coalesce(k.late_since, k.due_on) < $1
             order by coalesce(k.late_since, k.due_on), k.id limit $2"
        ),
        today,
        most
    )
}

/// The number of commitments that are late, or were before their day moved, counted up to `most`.
pub(in crate::answering::commitments) async fn count_late(
    tx: &mut Tx,
    today: &str,
    most: i64,
) -> Result<i64> {
    value!(
        tx,
        "select count(*) from (
             select id from commitments where state = 'open' and coalesce(late_since, due_on) < $1 limit $2
         ) as late",
        today,
        most
    )
}

/// Counts the commitments of the project of this one again, for everybody who reads the ledger. Each function that
/// changes how one of them stands calls it in the same transaction.
pub(in crate::answering::commitments) async fn count_again(
    tx: &mut Tx,
    id: CommitmentId,
) -> Result<()> {
    execute!(
        tx,
        "delete from commitment_totals where project_id = (select project_id from commitments where id = $1)",
        id
    )?;
    // On no day is anything late: that follows from the clock, and is taken off when the totals are read.
    let never = "";
    execute!(
        tx,
        concat!(
            "insert into commitment_totals (project_id, status, commitments)
             select f.project_id, ",
            status!(),
            " as status, count(*) from (
                 select k.project_id, k.state, k.due_on, k.asked_at, k.moves, k.said_yes, k.said_no
                 from commitments k where k.project_id = (select project_id from commitments where id = $2)
             ) f group by f.project_id, status"
        ),
        never,
        id
    )?;
    Ok(())
}

/// The numbers of all commitments of each project by status: what was counted when it changed, and what is late by now.
pub(in crate::answering::commitments) async fn totals(
    tx: &mut Tx,
    today: &str,
) -> Result<Vec<(ProjectId, String, Status, i64)>> {
    shared!(
        tx,
        "select f.project_id, j.name, f.status, cast(sum(f.commitments) as bigint) as commitments from (
             select project_id, status, commitments from commitment_totals
             union all
             select project_id, 'late', count(*) from commitments where state = 'open' and due_on < $1 group by project_id
             union all
             select project_id, case when moves > 0 then 'moved' else 'planned' end as status, -count(*)
             from commitments where state = 'open' and due_on < $1 group by project_id, status
         ) f join projects j on j.id = f.project_id
         group by f.project_id, j.name, f.status having sum(f.commitments) > 0
         order by j.name, f.project_id, f.status",
        today
    )
}

/// The numbers of commitments by status, of those that are due within these days: of all projects, or of one when it is
/// not 0.
pub(in crate::answering::commitments) async fn counts(
    tx: &mut Tx,
    today: &str,
    days: (&str, &str),
    project: ProjectId,
) -> Result<Vec<(Status, i64)>> {
    all!(
        tx,
        concat!(
            "select ",
            status!(),
            " as status, count(*) as commitments from (
                 select k.state, k.due_on, k.asked_at, k.moves, k.said_yes, k.said_no
                 from commitments k
                 where k.due_on >= $2 and k.due_on <= $3 and ($4 = 0 or k.project_id = $4)
             ) f group by status order by status"
        ),
        today,
        days.0,
        days.1,
        project
    )
}
