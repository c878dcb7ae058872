//! Telling a publication: it stands on the page and is found by its words from the moment it is committed.

use super::{Publication, store, words};
use crate::{Result, base::db::Tx};

/// Tells a publication, within the transaction that does it. It is found by its title, by what was said and
/// done, and by `more`. Told again, it says the new things only.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn put(tx: &mut Tx, publication: &Publication, more: &str) -> Result<()> {
    let id = store::put(tx, publication).await?;
    let text = [
        &publication.title,
        &publication.said,
        &publication.done,
        more,
    ]
    .join("\n");
    let terms: Vec<_> = words::terms(&text).into_iter().collect();
    store::put_terms(tx, id, &terms).await
}
