//! The query of every page on the organisation.

use super::{Organisation, store};
use crate::{Portal, Result};

/// The organisation, once it was set up.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn organisation(portal: &Portal) -> Result<Option<Organisation>> {
    let mut tx = portal.db.read().await?;
    store::find(&mut tx).await
}
