//! The query of every page on the organisation, and its logo.

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

/// The picture of the logo with this mark; there is none once it was replaced.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn picture(portal: &Portal, mark: &str) -> Result<Option<Vec<u8>>> {
    let mut tx = portal.db.read().await?;
    store::picture(&mut tx, mark).await
}

/// The icon of the logo with this mark.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn icon(portal: &Portal, mark: &str) -> Result<Option<Vec<u8>>> {
    let mut tx = portal.db.read().await?;
    store::icon(&mut tx, mark).await
}
