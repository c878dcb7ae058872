//! The SQL of divisions, departments and workplaces.

use super::{Department, Kind, Placed, Workplace};
use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, DepartmentId, DivisionId},
        text,
    },
    execute, optional, optional_value,
    people::accounts::store::staff::works_here,
    value,
};

macro_rules! department {
    ($rest:literal) => {
        concat!(
            "select d.id, v.name as division, d.name, d.kind,
                    (select count(*) from workplaces w where w.department_id = d.id) as colleagues
             from departments d join divisions v on v.id = d.division_id
             where d.ended_at is null ",
            $rest
        )
    };
}

/// The departments that exist, in the order of the tree.
pub(crate) async fn all(tx: &mut Tx) -> Result<Vec<Department>> {
    all!(
        tx,
        department!("order by v.name_key, v.id, d.name_key, d.id")
    )
}

/// A department that exists.
pub(crate) async fn find(tx: &mut Tx, id: DepartmentId) -> Result<Option<Department>> {
    optional!(tx, department!("and d.id = $1"), id)
}

/// A department that exists, by its names.
pub(super) async fn named(
    tx: &mut Tx,
    division: DivisionId,
    name: &str,
) -> Result<Option<DepartmentId>> {
    optional_value!(
        tx,
        "select id from departments where division_id = $1 and name_key = $2 and ended_at is null",
        division,
        text::key(name)
    )
}

/// The division with this name, made when there is none.
pub(super) async fn division(tx: &mut Tx, now: Timestamp, name: &str) -> Result<DivisionId> {
    let key = text::key(name);
    execute!(
        tx,
        "insert into divisions (name, name_key, created_at) values ($1, $2, $3) on conflict do nothing",
        name,
        key.as_str(),
        now
    )?;
    value!(tx, "select id from divisions where name_key = $1", key)
}

pub(super) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    division: DivisionId,
    name: &str,
    kind: Kind,
) -> Result<DepartmentId> {
    value!(
        tx,
        "insert into departments (division_id, name, name_key, kind, created_at) values ($1, $2, $3, $4, $5)
         returning id",
        division,
        name,
        text::key(name),
        kind,
        now
    )
}

pub(super) async fn update(
    tx: &mut Tx,
    id: DepartmentId,
    division: DivisionId,
    name: &str,
    kind: Kind,
) -> Result<()> {
    execute!(
        tx,
        "update departments set division_id = $2, name = $3, name_key = $4, kind = $5 where id = $1",
        id,
        division,
        name,
        text::key(name),
        kind
    )?;
    Ok(())
}

/// Ends a department; its work went to `successor`, if there is one.
pub(crate) async fn end(
    tx: &mut Tx,
    now: Timestamp,
    id: DepartmentId,
    successor: Option<DepartmentId>,
) -> Result<()> {
    execute!(
        tx,
        "update departments set ended_at = $2, successor_id = $3 where id = $1",
        id,
        now,
        successor
    )?;
    Ok(())
}

/// The colleagues in a department, by name.
pub(crate) async fn placed(tx: &mut Tx, id: DepartmentId) -> Result<Vec<Placed>> {
    all!(
        tx,
        "select w.account_id, a.name, w.job_title from workplaces w join accounts a on a.id = w.account_id
         where w.department_id = $1 order by a.name_key, a.id",
        id
    )
}

/// The people who work here and are in no department, by name.
pub(super) async fn unplaced(tx: &mut Tx) -> Result<Vec<(AccountId, String)>> {
    all!(
        tx,
        concat!(
            "select a.id, a.name from accounts a
             where a.erased_at is null and not exists (select 1 from workplaces w where w.account_id = a.id) and ",
            works_here!("a.id"),
            " order by a.name_key, a.id"
        )
    )
}

/// Where a colleague works.
pub(crate) async fn of(tx: &mut Tx, account: AccountId) -> Result<Option<Workplace>> {
    optional!(
        tx,
        "select w.department_id, v.name as division, d.name as department, d.kind, w.job_title
         from workplaces w join departments d on d.id = w.department_id join divisions v on v.id = d.division_id
         where w.account_id = $1",
        account
    )
}

/// Puts a colleague in a department, instead of the one before.
pub(super) async fn place(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    department: DepartmentId,
    job_title: &str,
) -> Result<()> {
    execute!(
        tx,
        "insert into workplaces (account_id, department_id, job_title, since) values ($1, $2, $3, $4)
         on conflict (account_id) do update set department_id = excluded.department_id, job_title = excluded.job_title,
             since = case when workplaces.department_id = excluded.department_id then workplaces.since
                          else excluded.since end",
        account,
        department,
        job_title,
        now
    )?;
    Ok(())
}

/// Moves everybody from one department to another.
pub(crate) async fn move_all(
    tx: &mut Tx,
    now: Timestamp,
    from: DepartmentId,
    to: DepartmentId,
) -> Result<()> {
    execute!(
        tx,
        "update workplaces set department_id = $2, since = $3 where department_id = $1",
        from,
        to,
        now
    )?;
    Ok(())
}

/// Moves one colleague from one department to another; `false` when they are not there.
pub(super) async fn move_one(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    from: DepartmentId,
    to: DepartmentId,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "update workplaces set department_id = $3, since = $4 where account_id = $1 and department_id = $2",
        account,
        from,
        to,
        now
    )?;
    Ok(rows == 1)
}

/// Takes somebody who stops working here out of their department.
pub(crate) async fn leave(tx: &mut Tx, account: AccountId) -> Result<()> {
    execute!(tx, "delete from workplaces where account_id = $1", account)?;
    Ok(())
}
