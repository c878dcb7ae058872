//! The data that the mails about a new address need when they are written.

use super::store;
use crate::{
    Portal, Result,
    base::ids::{AccountId, AddressChangeId},
};

/// The new address, while that very change waits.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn new_address(
    portal: &Portal,
    account: AccountId,
    change: AddressChangeId,
) -> Result<Option<String>> {
    let mut tx = portal.db.read().await?;
    let waiting = store::of(&mut tx, portal.now(), account).await?;
    Ok(waiting
        .filter(|waiting| waiting.id == change)
        .map(|waiting| waiting.email))
}
