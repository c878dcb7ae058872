//! Publishing: a publication is on the page and is found by its words from the moment it is committed.

use super::{Publication, store, words};
use crate::{Result, base::db::Tx};

/// Writes a publication, within the transaction that causes it. It is found by its title, by its texts, and by
/// `more`. Writing it again replaces the old texts and words.
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
