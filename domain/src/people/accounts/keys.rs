//! Keys by which accounts are found, made anew for those that an earlier version folded in another way: with the domain
//! of the address as it was spelled, and with accents and kinds of quotes in the name.

use super::store;
use crate::{
    Portal, Result,
    base::{text, values::Email},
    transaction,
};

/// Makes anew what differs. The worker does this when it starts; doing it twice is doing it once. Of two accounts whose
/// addresses turn out to be the same, each keeps what it has.
///
/// # Errors
/// [`crate::Error::Unavailable`] when they can't be read or written.
pub async fn fold_again(portal: &Portal) -> Result<()> {
    let mut tx = portal.db.read().await?;
    let accounts = store::folded(&mut tx).await?;
    drop(tx);
    for account in accounts {
        let name_key = text::key(&account.name);
        let email = account.email.as_deref().map(Email::parse);
        let email_key = match (&email, &account.email_key) {
            (Some(Ok(email)), Some(_)) => Some(email.key().to_owned()),
            _ => account.email_key.clone(),
        };
        if name_key != account.name_key || email_key != account.email_key {
            transaction!(portal.db, tx => {
                store::fold(tx, account.id, &name_key, email_key.as_deref()).await
            })?;
        }
    }
    Ok(())
}
