//! The queries of pages on main causes, and on what came of signals.

use super::{
    Cause, Share,
    store::{self, Count},
};
use crate::{Actor, Error, Portal, Result, Role};

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
    actor.require_staff().map_err(|_| Error::NotFound)?;
    let since = portal.now().plus_days(-COUNTED_DAYS);
    let mut tx = portal.db.read().await?;
    let counts = store::counts(&mut tx, since).await?;
    let departments = shares(&counts, |one| &one.department);
    let mut causes = shares(&counts, |one| &one.cause);
    causes.sort_by_key(|one| std::cmp::Reverse(one.all));
    Ok(Report {
        departments,
        causes,
    })
}

/// The counts of each name together, in the order in which the names come.
fn shares(counts: &[Count], name: fn(&Count) -> &Option<String>) -> Vec<Share> {
    let mut all: Vec<Share> = Vec::new();
    for count in counts {
        match all.iter_mut().find(|one| one.name == *name(count)) {
            Some(one) => {
                one.all += count.ended;
                one.led += count.led;
            }
            None => all.push(Share {
                name: name(count).clone(),
                all: count.ended,
                led: count.led,
            }),
        }
    }
    all
}
