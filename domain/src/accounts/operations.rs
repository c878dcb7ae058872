//! Signing in and out.

use super::{Password, store};
use crate::{Error, FieldErrors, Portal, Problem, Result, ids::AccountId, values::Email};

/// Checks an address and a password; the account that they open.
///
/// # Errors
/// [`Error::Invalid`] on `password` when they open nothing, whatever the reason.
pub async fn sign_in_with_password(
    portal: &Portal,
    email: &str,
    password: &str,
) -> Result<AccountId> {
    let mut errors = FieldErrors::default();
    let email = errors.take("email", Email::parse(email));
    if password.is_empty() {
        errors.add("password", Problem::Missing);
    }
    let (Some(email), true) = (email, errors.is_empty()) else {
        return Err(Error::Invalid(errors));
    };
    let mut tx = portal.db.read().await?;
    let found = store::password_of(&mut tx, email.key()).await?;
    let (id, hash) = match found {
        Some((id, hash)) if store::may_sign_in(&mut tx, id).await? => (Some(id), hash),
        _ => (None, None),
    };
    drop(tx);
    let right = portal
        .passwords
        .verify(Password::presented(password), hash)
        .await?;
    match id {
        Some(id) if right => Ok(id),
        _ => Err(Error::invalid("password", Problem::Wrong)),
    }
}
