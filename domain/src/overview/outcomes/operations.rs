//! Publishing decisions and commitments that were made before this page existed.

use crate::{
    Portal, Result,
    answering::{commitments, decisions, publications::store},
    transaction,
};

/// The number of publications that are written in one transaction.
const AT_ONCE: i64 = 50;

/// Publishes decisions and commitments that are not published yet. Doing it twice, or on two nodes at once, has
/// no further effect.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read or written.
pub async fn catch_up(portal: &Portal) -> Result<()> {
    let now = portal.now();
    loop {
        let published = transaction!(portal.db, tx => {
            let decisions = store::unpublished_decisions(tx, AT_ONCE).await?;
            for id in &decisions {
                decisions::telling::publish(tx, now, *id).await?;
            }
            let commitments = store::unpublished_commitments(tx, AT_ONCE).await?;
            for id in &commitments {
                commitments::telling::publish(tx, *id).await?;
            }
            Ok(decisions.len() + commitments.len())
        })?;
        if published == 0 {
            return Ok(());
        }
    }
}
