//! The SQL of the people who work for the organisation.

use crate::{
    Language, Result, Role, Roles, Timestamp, all,
    base::{db::Tx, ids::AccountId},
    execute, optional_value,
    people::mandates::{self, store::is_conscience},
    scalars, value,
};

/// SQL that is true when the account in this column or parameter belongs to somebody who works for the
/// organisation: with a role, or as the customer conscience.
macro_rules! works_here {
    ($account:literal) => {
        concat!(
            "(exists (select 1 from staff_roles work where work.account_id = ",
            $account,
            ") or ",
            $crate::people::mandates::store::is_conscience!($account),
            ")"
        )
    };
}
pub(crate) use works_here;

/// Somebody who works for the organisation.
#[derive(sqlx::FromRow)]
pub(in crate::people::accounts) struct Row {
    pub id: AccountId,
    pub email: Option<String>,
    pub name: String,
    pub language: Language,
    pub roles: Option<String>,
    pub conscience: i64,
    pub has_password: i64,
}

pub(in crate::people::accounts) async fn all(tx: &mut Tx) -> Result<Vec<Row>> {
    all!(
        tx,
        concat!(
            "select a.id, a.email, a.name, a.language,
                (select string_agg(r.role, ',') from staff_roles r where r.account_id = a.id) as roles,
                (case when ",
            is_conscience!("a.id"),
            " then cast(1 as bigint) else 0 end) as conscience,
                (select count(*) from accounts p
                 where p.id = a.id and p.password_hash is not null) as has_password
         from accounts a
         where ",
            works_here!("a.id"),
            " order by a.name_key, a.id"
        )
    )
}

/// The people without a role who are no customers and were not erased: they worked here before.
pub(crate) async fn former(tx: &mut Tx) -> Result<Vec<(AccountId, String)>> {
    all!(
        tx,
        concat!(
            "select a.id, a.name from accounts a
             where a.erased_at is null and not exists (select 1 from members m where m.account_id = a.id) and not ",
            works_here!("a.id"),
            " order by a.name_key, a.id"
        )
    )
}

/// Gives exactly these roles; a role that they had already keeps its date.
pub(crate) async fn set_roles(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    roles: Roles,
) -> Result<()> {
    for role in Role::ALL {
        if roles.has(*role) {
            super::give_role(tx, now, account, *role).await?;
        } else {
            execute!(
                tx,
                "delete from staff_roles where account_id = $1 and role = $2",
                account,
                *role
            )?;
        }
    }
    Ok(())
}

pub(crate) async fn administrators(tx: &mut Tx) -> Result<i64> {
    value!(
        tx,
        "select count(*) from staff_roles where role = 'administrator'"
    )
}

pub(crate) async fn board_members(tx: &mut Tx) -> Result<Vec<AccountId>> {
    scalars!(
        tx,
        "select account_id from staff_roles where role = 'board_member' order by account_id"
    )
}

/// The roles that somebody has now, with the one that follows from the mandate.
pub(crate) async fn roles_of(tx: &mut Tx, account: AccountId) -> Result<Roles> {
    let given: Vec<Role> = scalars!(
        tx,
        "select role from staff_roles where account_id = $1",
        account
    )?;
    let roles: Roles = given.into_iter().collect();
    if mandates::store::current(tx).await? == Some(account) {
        Ok(roles.with(Role::CustomerConscience))
    } else {
        Ok(roles)
    }
}

/// Everybody who works for the organisation, by name.
pub(crate) async fn names(tx: &mut Tx) -> Result<Vec<(AccountId, String)>> {
    all!(
        tx,
        concat!(
            "select a.id, a.name from accounts a where a.erased_at is null and ",
            works_here!("a.id"),
            " order by a.name_key, a.id"
        )
    )
}

/// The person who works here with this address.
pub(crate) async fn with_address(tx: &mut Tx, email_key: &str) -> Result<Option<AccountId>> {
    optional_value!(
        tx,
        concat!(
            "select a.id from accounts a where a.email_key = $1 and a.erased_at is null and ",
            works_here!("a.id")
        ),
        email_key
    )
}

/// Whether somebody may own projects.
pub(crate) async fn is_project_owner(tx: &mut Tx, id: AccountId) -> Result<bool> {
    let found: i64 = value!(
        tx,
        "select count(*) from staff_roles where account_id = $1 and role = 'project_owner'",
        id
    )?;
    Ok(found > 0)
}
