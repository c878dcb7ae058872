//! Mandates, for everybody who signed in.

use super::{Mandate, store};
use crate::{Actor, Error, Portal, Result};

/// All mandates, the present one first.
///
/// # Errors
/// [`Error::Forbidden`] when nobody signed in.
pub async fn mandates(portal: &Portal, actor: &Actor) -> Result<Vec<Mandate>> {
    if matches!(actor, Actor::Visitor) {
        return Err(Error::Forbidden);
    }
    let mut tx = portal.db.read().await?;
    store::all(&mut tx).await
}
