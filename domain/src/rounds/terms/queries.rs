//! The terms of advice, for everybody.

use super::{Change, store};
use crate::{Actor, Error, Portal, Result};

/// Every change of the terms, the last one first; none while the law's own terms hold.
///
/// # Errors
/// [`Error::Forbidden`] when nobody signed in.
pub async fn changes(portal: &Portal, actor: &Actor) -> Result<Vec<Change>> {
    if matches!(actor, Actor::Visitor) {
        return Err(Error::Forbidden);
    }
    let mut tx = portal.db.read().await?;
    store::changes(&mut tx).await
}
