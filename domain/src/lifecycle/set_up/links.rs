//! The SQL of links by which an empty installation is set up.

use crate::{Result, Timestamp, base::db::Tx, execute, value};

pub(super) async fn insert(tx: &mut Tx, now: Timestamp, token_hash: &str) -> Result<()> {
    execute!(
        tx,
        "insert into set_up_links (token_hash, made_at) values ($1, $2)",
        token_hash,
        now
    )?;
    Ok(())
}

pub(super) async fn exists(tx: &mut Tx, token_hash: &str) -> Result<bool> {
    let found: i64 = value!(
        tx,
        "select count(*) from set_up_links where token_hash = $1",
        token_hash
    )?;
    Ok(found > 0)
}

/// Forgets all of them, once the portal is set up.
pub(super) async fn forget(tx: &mut Tx) -> Result<()> {
    execute!(tx, "delete from set_up_links")?;
    Ok(())
}
