//! Forgetting what has had its time.

use crate::{
    Portal, Result,
    accounts::{
        limits, sessions,
        store::{codes, tokens},
    },
    write,
};

/// Deletes attempts that no longer count, codes and links that no longer work and sessions that have
/// expired. To be called now and then; nothing depends on when.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn tidy(portal: &Portal) -> Result<()> {
    let now = portal.now();
    write!(portal.db, tx => {
        limits::forget(tx, now).await?;
        codes::forget(tx, now).await?;
        tokens::forget(tx, now).await?;
        sessions::forget(tx, now).await
    })
}
