//! The queries of pages on contacts.

use super::{
    Contact, Met,
    rules::{first_day, tally},
    store,
};
use crate::{
    Actor, Error, Portal, Result, Timestamp,
    base::{
        db::Tx,
        ids::{AccountId, ContactId},
    },
    people::{organisation, panel},
    rounds::proposals::visibility::NameableSegments,
};
use jiff::{civil::Date, tz::TimeZone};

/// The number of contacts on one page.
pub const PAGE: usize = 30;

/// Days are texts that sort by date; no day comes after this one.
const LAST: &str = "9999-12-31";

/// The last line of a page, after which the next page begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct After {
    /// Its day.
    pub met_on: Date,
    /// Its key.
    pub id: ContactId,
}

/// A page of contacts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contacts {
    /// The contacts, the last one first.
    pub lines: Vec<Contact>,
    /// The place after which the next page begins.
    pub next: Option<After>,
    /// The contacts of each member of the management team.
    pub team: Vec<Met>,
}

/// The contacts, for staff.
///
/// # Errors
/// [`Error::NotFound`] for anyone who does not work for the organisation.
pub async fn list(portal: &Portal, actor: &Actor, after: Option<After>) -> Result<Contacts> {
    if !actor.is_staff() {
        return Err(Error::NotFound);
    }
    let mut tx = portal.db.read().await?;
    let day = after.map_or_else(|| LAST.to_owned(), |after| after.met_on.to_string());
    let before = (
        day.as_str(),
        after.map_or(ContactId(i64::MAX), |after| after.id),
    );
    let most = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut lines = store::list(&mut tx, before, most).await?;
    let named = NameableSegments::of(&panel::store::active_by_segment(&mut tx).await?);
    for line in &mut lines {
        line.segment
            .take_if(|_| !named.shows(Some(line.segment_id)));
    }
    let next = (lines.len() > PAGE).then(|| {
        lines.truncate(PAGE);
        let last = lines.last()?;
        Some(After {
            met_on: last.met_on.0?,
            id: last.id,
        })
    });
    let zone = organisation::store::zone(&mut tx).await?;
    Ok(Contacts {
        lines,
        next: next.flatten(),
        team: team(&mut tx, portal.now(), &zone).await?,
    })
}

/// The contacts of each member of the management team in the last days; those without any come first. The page
/// of the board reads this in its own transaction.
pub(crate) async fn team(tx: &mut Tx, now: Timestamp, zone: &TimeZone) -> Result<Vec<Met>> {
    let first = first_day(now.date_in(zone));
    let team = store::team(tx).await?;
    let logged: Vec<(AccountId, i64, Option<Date>)> = store::logged(tx, &first.to_string())
        .await?
        .into_iter()
        .map(|(who, times, last)| (who, times, last.parse().ok()))
        .collect();
    let sessions: Vec<_> = store::at_sessions(tx, now)
        .await?
        .into_iter()
        .map(|(who, at)| (who, at.date_in(zone)))
        .collect();
    Ok(tally(team, first, &logged, &sessions))
}
