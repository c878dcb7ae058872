//! Accounts for tests, made without the journeys that lead to them.

use super::{NewAccount, store};
use crate::{
    Error, Portal, Problem, Result, Role, Roles, Timestamp, all,
    base::{
        ids::{AccountId, MemberId},
        outbox::Mail,
    },
    scalars, transaction, value,
};

/// A member of staff with a password.
///
/// # Errors
/// [`Error::Invalid`] when the address is taken.
pub async fn staff(portal: &Portal, new: &NewAccount, hash: &str, role: Role) -> Result<AccountId> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let id = store::insert(tx, now, new, &portal.random.token())
            .await?
            .ok_or_else(|| Error::invalid("email", Problem::Taken))?;
        store::set_password(tx, id, hash).await?;
        store::give_role(tx, now, id, role).await?;
        Ok(id)
    })
}

/// Gives a member of staff one more role.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be written.
pub async fn also(portal: &Portal, account: AccountId, role: Role) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => { store::give_role(tx, now, account, role).await })
}

/// An active member of the panel, without a password.
///
/// # Errors
/// [`Error::Invalid`] when the address is taken.
pub async fn member(portal: &Portal, new: &NewAccount) -> Result<(AccountId, MemberId)> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let account = store::insert(tx, now, new, &portal.random.token())
            .await?
            .ok_or_else(|| Error::invalid("email", Problem::Taken))?;
        let member = value!(
            tx,
            "insert into members (account_id, state, added_at, joined_at) values ($1, 'active', $2, $2) returning id",
            account, now
        )?;
        Ok((account, member))
    })
}

/// The mails that wait in the outbox for this account, the oldest first.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn mails(portal: &Portal, account: AccountId) -> Result<Vec<Mail>> {
    let mut tx = portal.db.read().await?;
    let payloads: Vec<String> = scalars!(
        tx,
        "select payload from outbox where account_id = $1 and channel = 'mail' and state = 'waiting' order by id",
        account
    )?;
    payloads
        .iter()
        .map(|payload| serde_json::from_str(payload).map_err(Error::unavailable))
        .collect()
}

/// Every mail that waits in the outbox and came after the mail of this number, with its number and its moment.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn mails_after(
    portal: &Portal,
    last: i64,
) -> Result<Vec<(i64, AccountId, Timestamp, Mail)>> {
    let mut tx = portal.db.read().await?;
    let rows: Vec<(i64, AccountId, Timestamp, String)> = all!(
        tx,
        "select id, account_id, created_at, payload from outbox where channel = 'mail' and state = 'waiting' and id > $1 order by id",
        last
    )?;
    rows.into_iter()
        .map(|(id, to, at, payload)| {
            let mail = serde_json::from_str(&payload).map_err(Error::unavailable)?;
            Ok((id, to, at, mail))
        })
        .collect()
}

/// Takes every role away from somebody, as an earlier version did without asking what they owed.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be written.
pub async fn without_roles(portal: &Portal, account: AccountId) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => { store::staff::set_roles(tx, now, account, Roles::default()).await })
}
