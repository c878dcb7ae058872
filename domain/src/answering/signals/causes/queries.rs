//! The queries of pages on main causes, and on what came of signals.

use super::{Cause, Share, store};
use crate::{Actor, Error, Portal, Result, Role, answering::signals::rules::check_files, read};
use futures::try_join;

/// The days back over which it is told what came of signals.
pub const COUNTED_DAYS: i64 = 365;

/// The main causes that can be chosen.
///
/// # Errors
/// [`Error::Forbidden`] unless an administrator asks.
pub async fn all(portal: &Portal, actor: &Actor) -> Result<Vec<Cause>> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    store::all_of(&mut tx).await
}

/// What came of the signals that ended in the last [`COUNTED_DAYS`] days.
#[derive(Clone, Debug)]
pub struct Report {
    /// By department.
    pub departments: Vec<Share>,
    /// By main cause, the most frequent first.
    pub causes: Vec<Share>,
}

/// What came of the signals that ended in the last days, for everybody who works here. Nobody types these numbers in: they
/// are counted from the signals.
///
/// # Errors
/// [`Error::NotFound`] for anyone who does not work for the organisation.
pub async fn report(portal: &Portal, actor: &Actor) -> Result<Report> {
    check_files(actor).map_err(|_| Error::NotFound)?;
    let since = portal.now().plus_days(-COUNTED_DAYS);
    let db = &portal.db;
    let (departments, causes) = try_join!(
        read!(db, tx => store::by_department(tx, since)),
        read!(db, tx => store::by_cause(tx, since)),
    )?;
    Ok(Report {
        departments,
        causes,
    })
}
