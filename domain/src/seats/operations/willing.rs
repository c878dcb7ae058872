//! Saying once that one is willing to sit at the table, or not any more.

use super::super::store;
use crate::{Actor, Error, Portal, Problem, Result, audit, transaction};

/// Keeps whether the member who asks is willing: `yes` or `no`. Seats that they have or were offered stay.
///
/// # Errors
/// [`Error::Forbidden`] to who is no member; [`Error::Invalid`] for `willing`.
pub async fn say_willing(portal: &Portal, actor: &Actor, willing: &str) -> Result<()> {
    let member = actor.require_member()?;
    let willing = match willing {
        "yes" => true,
        "no" => false,
        _ => return Err(Error::invalid("willing", Problem::NotChosen)),
    };
    let now = portal.now();
    transaction!(portal.db, tx => {
        let (changed, action) = if willing {
            (store::be_willing(tx, now, member).await?, "seats.willing")
        } else {
            (store::be_unwilling(tx, member).await?, "seats.unwilling")
        };
        if changed {
            audit::note(tx, now, actor, action, format!("member:{member}"), "").await?;
        }
        Ok(())
    })
}
