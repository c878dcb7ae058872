//! The SQL of placements.

use super::{Coverage, Kind, Placement};
use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, DepartmentId, PlacementId, SignalId},
    },
    execute, one, optional, optional_value,
    people::accounts::store::staff::works_here,
    value,
};

macro_rules! placement {
    ($rest:literal) => {
        concat!(
            "select p.id, p.account_id, a.name as who, d.name as department, p.kind, p.day,
                    cast(case when p.done_at is null then 0 else 1 end as bigint) as done, p.lesson
             from placements p join accounts a on a.id = p.account_id left join departments d on d.id = p.department_id ",
            $rest
        )
    };
}

pub(super) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    department: Option<DepartmentId>,
    kind: Kind,
    day: &str,
) -> Result<PlacementId> {
    value!(
        tx,
        "insert into placements (account_id, department_id, kind, day, planned_at, lesson)
         values ($1, $2, $3, $4, $5, '') returning id",
        account,
        department,
        kind,
        day,
        now
    )
}

pub(super) async fn find(tx: &mut Tx, id: PlacementId) -> Result<Option<Placement>> {
    optional!(tx, placement!("where p.id = $1"), id)
}

/// A placement of this kind and day that somebody planned and that is not done.
pub(super) async fn same(
    tx: &mut Tx,
    account: AccountId,
    kind: Kind,
    day: &str,
) -> Result<Option<Placement>> {
    optional!(
        tx,
        placement!("where p.account_id = $1 and p.kind = $2 and p.day = $3 and p.done_at is null"),
        account,
        kind,
        day
    )
}

pub(super) async fn finish(
    tx: &mut Tx,
    now: Timestamp,
    id: PlacementId,
    department: Option<DepartmentId>,
    day: &str,
    lesson: &str,
    signal: Option<SignalId>,
) -> Result<()> {
    execute!(
        tx,
        "update placements set done_at = $2, department_id = $3, day = $4, lesson = $5, signal_id = $6 where id = $1",
        id,
        now,
        department,
        day,
        lesson,
        signal
    )?;
    Ok(())
}

pub(super) async fn delete(tx: &mut Tx, id: PlacementId) -> Result<()> {
    execute!(tx, "delete from placements where id = $1", id)?;
    Ok(())
}

/// Drops what somebody who stops working here had planned.
pub(crate) async fn drop_planned(tx: &mut Tx, account: AccountId) -> Result<()> {
    execute!(
        tx,
        "delete from placements where account_id = $1 and done_at is null",
        account
    )?;
    Ok(())
}

/// What somebody planned and did not do yet, the next one first.
pub(super) async fn planned(tx: &mut Tx, account: AccountId) -> Result<Vec<Placement>> {
    all!(
        tx,
        placement!("where p.account_id = $1 and p.done_at is null order by p.day, p.id limit 20"),
        account
    )
}

/// The placements that were done, the latest first, from before this day and key on.
pub(super) async fn done(
    tx: &mut Tx,
    before: (&str, PlacementId),
    most: i64,
) -> Result<Vec<Placement>> {
    all!(
        tx,
        placement!(
            "where p.done_at is not null and (p.day, p.id) < ($1, $2) order by p.day desc, p.id desc limit $3"
        ),
        before.0,
        before.1,
        most
    )
}

/// SQL that counts, of the people `p`, all, those who did a placement from `$1` to `$2`, and those who came between `$3`
/// and `$4` and did none at all.
macro_rules! counts {
    () => {
        "count(*) as people,
         count(*) filter (where exists (
             select 1 from placements x where x.account_id = p.id and x.done_at is not null and x.day >= $1 and x.day <= $2
         )) as done,
         count(*) filter (where p.created_at > $3 and p.created_at < $4 and not exists (
             select 1 from placements x where x.account_id = p.id and x.done_at is not null)) as new_and_late"
    };
}

/// How many people of each department did a placement, in the order of the tree.
pub(super) async fn by_department(
    tx: &mut Tx,
    year: (&str, &str),
    new: (Timestamp, Timestamp),
) -> Result<Vec<Coverage>> {
    all!(
        tx,
        concat!(
            "select d.name, ",
            counts!(),
            " from workplaces w join accounts p on p.id = w.account_id join departments d on d.id = w.department_id
             join divisions v on v.id = d.division_id
             group by d.id, d.name, d.name_key, v.name_key, v.id order by v.name_key, v.id, d.name_key, d.id"
        ),
        year.0,
        year.1,
        new.0,
        new.1
    )
}

/// The same for the members of the board, whatever their department.
pub(super) async fn of_board(
    tx: &mut Tx,
    year: (&str, &str),
    new: (Timestamp, Timestamp),
) -> Result<Coverage> {
    one!(
        tx,
        concat!(
            "select '' as name, ",
            counts!(),
            " from staff_roles r join accounts p on p.id = r.account_id where r.role = 'board_member'"
        ),
        year.0,
        year.1,
        new.0,
        new.1
    )
}

/// The same for those who work here in no department.
pub(super) async fn of_nowhere(
    tx: &mut Tx,
    year: (&str, &str),
    new: (Timestamp, Timestamp),
) -> Result<Coverage> {
    one!(
        tx,
        concat!(
            "select '' as name, ",
            counts!(),
            " from accounts p where not exists (select 1 from workplaces w where w.account_id = p.id) and ",
            works_here!("p.id")
        ),
        year.0,
        year.1,
        new.0,
        new.1
    )
}

/// When somebody came, if they did no placement and planned none.
pub(super) async fn came_without(tx: &mut Tx, account: AccountId) -> Result<Option<Timestamp>> {
    optional_value!(
        tx,
        "select a.created_at from accounts a
         where a.id = $1 and not exists (select 1 from placements x where x.account_id = a.id)",
        account
    )
}
