//! The SQL that gives signals to others: when a department ends, and when somebody leaves or hands a mandate over.

use crate::{
    Result,
    base::{
        db::Tx,
        ids::{AccountId, DepartmentId},
    },
    execute, value,
};

/// Everything of a department that ends goes to another one, and so do the rules that send signals to it.
pub(crate) async fn move_department(
    tx: &mut Tx,
    from: DepartmentId,
    to: DepartmentId,
) -> Result<()> {
    execute!(
        tx,
        "update signals set department_id = $2 where department_id = $1",
        from,
        to
    )?;
    execute!(
        tx,
        "update signal_rules set department_id = $2 where department_id = $1",
        from,
        to
    )?;
    Ok(())
}

/// Whether a department has open signals, or a rule sends signals to it.
pub(crate) async fn needs_department(tx: &mut Tx, id: DepartmentId) -> Result<bool> {
    let found: i64 = value!(
        tx,
        "select (select count(*) from signals where department_id = $1 and state = 'open')
              + (select count(*) from signal_rules where department_id = $1)",
        id
    )?;
    Ok(found > 0)
}

/// Gives what somebody who stops working here took up back to its departments.
pub(crate) async fn give_back(tx: &mut Tx, account: AccountId) -> Result<()> {
    execute!(
        tx,
        "update signals set owner_id = null, accepted_at = null where owner_id = $1 and state = 'open'",
        account
    )?;
    Ok(())
}

/// Gives what the customer conscience took over from departments to the next one.
pub(crate) async fn hand_over_of_conscience(
    tx: &mut Tx,
    from: AccountId,
    to: AccountId,
) -> Result<()> {
    execute!(
        tx,
        "update signals set owner_id = $2 where owner_id = $1 and department_id is null and state = 'open'",
        from,
        to
    )?;
    Ok(())
}

/// SQL that is true when an open signal was taken up by `$1` and nobody else works in its department.
macro_rules! only_theirs {
    () => {
        "owner_id = $1 and state = 'open' and department_id is not null and not exists (
             select 1 from workplaces w where w.department_id = signals.department_id and w.account_id <> $1)"
    };
}

/// How many open signals somebody took up in a department where nobody else works.
pub(crate) async fn only_theirs(tx: &mut Tx, account: AccountId) -> Result<i64> {
    value!(
        tx,
        concat!("select count(*) from signals where ", only_theirs!()),
        account
    )
}

/// Gives those to another person.
pub(crate) async fn pass_on(tx: &mut Tx, from: AccountId, to: AccountId) -> Result<()> {
    execute!(
        tx,
        concat!("update signals set owner_id = $2 where ", only_theirs!()),
        from,
        to
    )?;
    Ok(())
}
