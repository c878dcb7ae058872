//! Accounts for tests, made without the journeys that lead to them.

use super::{NewAccount, store};
use crate::{Error, Portal, Problem, Result, Role, ids::AccountId, write};

/// A member of staff with a password.
///
/// # Errors
/// [`Error::Invalid`] when the address is taken.
pub async fn staff(portal: &Portal, new: &NewAccount, hash: &str, role: Role) -> Result<AccountId> {
    let now = portal.now();
    write!(portal.db, tx => {
        let id = store::insert(tx, now, new, &portal.chance.token())
            .await?
            .ok_or_else(|| Error::invalid("email", Problem::Taken))?;
        store::set_password(tx, id, hash).await?;
        store::give_role(tx, now, id, role).await?;
        Ok(id)
    })
}
