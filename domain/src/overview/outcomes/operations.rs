//! Publishing what was decided and promised, when it is and for what was before there was this page.

use crate::{
    Portal, Result,
    answering::{commitments, decisions, publications::store},
    transaction,
};

/// How many are published in one transaction.
const AT_ONCE: i64 = 50;

/// Publishes what was decided and promised and is not published yet. Done twice, or by two nodes at once, it has one effect.
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
