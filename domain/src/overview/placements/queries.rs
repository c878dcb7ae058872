//! The queries of pages on placements.

use super::{
    Coverage, Placement,
    rules::{NEW_FOR, NEW_WITHIN, came_long_enough_ago, check_open, year_of},
    store,
};
use crate::{
    Actor, Error, Portal, Result, Timestamp, base::ids::PlacementId, people::organisation, read,
};
use futures::try_join;
use jiff::civil::Date;

/// The number of lessons on one page.
pub const PAGE: usize = 30;

/// Days are texts that sort by date; no day comes after this one.
const LAST: &str = "9999-12-31";

/// The last line of a page, after which the next page begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct After {
    /// Its day.
    pub day: Date,
    /// Its key.
    pub id: PlacementId,
}

/// The page of placements.
#[derive(Clone, Debug)]
pub struct Placements {
    /// The year of which the coverage is told.
    pub year: i16,
    /// What the actor planned.
    pub planned: Vec<Placement>,
    /// When the actor, if they are new and planned none, has to have done their first placement.
    pub first_by: Option<Timestamp>,
    /// The board, when it has members.
    pub board: Coverage,
    /// Each department with people in it.
    pub departments: Vec<Coverage>,
    /// The people in no department.
    pub nowhere: Coverage,
    /// What was learned, the latest first.
    pub done: Vec<Placement>,
    /// The place after which the next page begins.
    pub next: Option<After>,
}

/// The placements, for staff.
///
/// # Errors
/// [`Error::NotFound`] for anyone who does not work for the organisation.
pub async fn list(portal: &Portal, actor: &Actor, after: Option<After>) -> Result<Placements> {
    let account = actor.require_staff().map_err(|_| Error::NotFound)?;
    let now = portal.now();
    let db = &portal.db;
    let zone = read!(db, tx => organisation::store::zone(tx)).await?;
    let year = now.date_in(&zone).year();
    let (first, last) = year_of(year);
    let days = (first.as_str(), last.as_str());
    let new = (now.plus_days(-NEW_FOR), came_long_enough_ago(now));
    let day = after.map_or_else(|| LAST.to_owned(), |after| after.day.to_string());
    let before = (
        day.as_str(),
        after.map_or(PlacementId(i64::MAX), |after| after.id),
    );
    let most = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let (planned, came, board, departments, nowhere, mut done) = try_join!(
        read!(db, tx => store::planned(tx, account)),
        read!(db, tx => store::came_without(tx, account)),
        read!(db, tx => store::of_board(tx, days, new)),
        read!(db, tx => store::by_department(tx, days, new)),
        read!(db, tx => store::of_nowhere(tx, days, new)),
        read!(db, tx => store::done(tx, before, most)),
    )?;
    let next = (done.len() > PAGE).then(|| {
        done.truncate(PAGE);
        let last = done.last()?;
        Some(After {
            day: last.day.0?,
            id: last.id,
        })
    });
    Ok(Placements {
        year,
        planned,
        first_by: came
            .filter(|came| came.plus_days(NEW_FOR) > now)
            .map(|came| came.plus_days(NEW_WITHIN)),
        board,
        departments,
        nowhere,
        done,
        next: next.flatten(),
    })
}

/// A placement of the actor that is not done.
///
/// # Errors
/// [`Error::NotFound`] for anyone else's; [`crate::Conflict::Closed`] when it is done.
pub async fn mine(portal: &Portal, actor: &Actor, id: PlacementId) -> Result<Placement> {
    let account = actor.require_staff().map_err(|_| Error::NotFound)?;
    let mut tx = portal.db.read().await?;
    let found = store::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    check_open(&found, account)?;
    Ok(found)
}

/// The placements of the actor whose day has come and of which they have not told what they learned.
///
/// # Errors
/// [`Error::Unavailable`] when they can't be read.
pub async fn to_tell(portal: &Portal, actor: &Actor) -> Result<Vec<Placement>> {
    let Ok(account) = actor.require_staff() else {
        return Ok(Vec::new());
    };
    let mut tx = portal.db.read().await?;
    let mut found = store::planned(&mut tx, account).await?;
    if found.is_empty() {
        return Ok(found);
    }
    let zone = organisation::store::zone(&mut tx).await?;
    let today = portal.now().date_in(&zone);
    found.retain(|one| one.day.0.is_some_and(|day| day <= today));
    Ok(found)
}
