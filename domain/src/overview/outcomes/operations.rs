//! Telling what was decided and promised, when it is and for what was before there was this page.

use crate::{
    Portal, Result,
    answering::{commitments, decisions, publications::store},
    transaction,
};

/// How many are told in one transaction.
const AT_ONCE: i64 = 50;

/// Tells what was decided and promised and is not told yet. Done twice, or by two nodes at once, it has one effect.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read or written.
pub async fn catch_up(portal: &Portal) -> Result<()> {
    let now = portal.now();
    loop {
        let told = transaction!(portal.db, tx => {
            let untold = store::untold_decisions(tx, AT_ONCE).await?;
            for id in &untold {
                decisions::telling::publish(tx, now, *id).await?;
            }
            let commitments = store::untold_commitments(tx, AT_ONCE).await?;
            for id in &commitments {
                commitments::telling::publish(tx, *id).await?;
            }
            Ok(untold.len() + commitments.len())
        })?;
        if told == 0 {
            return Ok(());
        }
    }
}
