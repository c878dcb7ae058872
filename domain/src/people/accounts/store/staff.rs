//! The SQL of who works for the organisation.

use crate::{
    Language, Result, Role, Roles, Timestamp, all,
    base::{db::Tx, ids::AccountId},
    execute, value,
};

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
        "select a.id, a.email, a.name, a.language,
                (select string_agg(r.role, ',') from staff_roles r where r.account_id = a.id) as roles,
                (select count(*) from conscience_mandates c
                 where c.account_id = a.id and c.ends_at is null) as conscience,
                (select count(*) from accounts p
                 where p.id = a.id and p.password_hash is not null) as has_password
         from accounts a
         where a.id in (select account_id from staff_roles)
            or a.id in (select account_id from conscience_mandates where ends_at is null)
         order by a.name_key, a.id"
    )
}

/// Gives exactly these roles; one that was had already keeps its date.
pub(in crate::people::accounts) async fn set_roles(
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

pub(in crate::people::accounts) async fn administrators(tx: &mut Tx) -> Result<i64> {
    value!(
        tx,
        "select count(*) from staff_roles where role = 'administrator'"
    )
}

pub(in crate::people::accounts) async fn is_conscience(
    tx: &mut Tx,
    account: AccountId,
) -> Result<bool> {
    let mandates: i64 = value!(
        tx,
        "select count(*) from conscience_mandates where account_id = $1 and ends_at is null",
        account
    )?;
    Ok(mandates > 0)
}
