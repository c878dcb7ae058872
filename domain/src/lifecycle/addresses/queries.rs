//! The queries of the pages about addresses that wait.

use super::{AddressChange, store};
use crate::{
    Actor, Error, Portal, Result, Role,
    base::{ids::AccountId, random::Token},
    people::accounts::store as accounts,
};

/// What somebody meets who follows a link to confirm an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToConfirm {
    /// The new address.
    pub email: String,
    /// Whether the password of the account is asked too.
    pub asks_password: bool,
}

/// The address that a link confirms.
///
/// # Errors
/// [`Error::NotFound`] when the link does not work, or no longer.
pub async fn to_confirm(portal: &Portal, token: &Token) -> Result<ToConfirm> {
    let mut tx = portal.db.read().await?;
    let change = store::by_token(&mut tx, portal.now(), &token.hash())
        .await?
        .ok_or(Error::NotFound)?;
    let password = accounts::password_of(&mut tx, change.account_id).await?;
    Ok(ToConfirm {
        email: change.email,
        asks_password: password.is_some(),
    })
}

/// The address that waits for an account, for its owner and for the administrator.
///
/// # Errors
/// [`Error::Forbidden`] for anybody else.
pub async fn waiting(
    portal: &Portal,
    actor: &Actor,
    account: AccountId,
) -> Result<Option<AddressChange>> {
    if actor.account() != Some(account) {
        actor.require(Role::Administrator)?;
    }
    let mut tx = portal.db.read().await?;
    store::of(&mut tx, portal.now(), account).await
}
