//! The queries of pages on contacts.

use super::{
    Contact, DepartmentDays, Met, OwnDays,
    rules::{DAYS, first_day, shares, tally, working_days},
    store,
};
use crate::{
    Actor, Error, Portal, Result, Timestamp,
    base::{
        db::Tx,
        ids::{AccountId, ContactId},
    },
    people::{departments, organisation, panel},
    read,
    rounds::proposals::visibility::NameableSegments,
};
use futures::try_join;
use jiff::{civil::Date, tz::TimeZone};
use std::collections::BTreeSet;

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
    /// The working days on which the reader met a customer; nobody else gets to see this.
    pub own: OwnDays,
    /// The shares of the departments that are large enough.
    pub departments: Vec<DepartmentDays>,
}

/// The contacts, for staff.
///
/// # Errors
/// [`Error::NotFound`] for anyone who does not work for the organisation.
pub async fn list(portal: &Portal, actor: &Actor, after: Option<After>) -> Result<Contacts> {
    let account = actor.require_staff().map_err(|_| Error::NotFound)?;
    let db = &portal.db;
    let now = portal.now();
    let zone = &read!(db, tx => organisation::store::zone(tx)).await?;
    let today = now.date_in(zone);
    let days = &working_days(today);
    let first = first_day(today).to_string();
    let day = after.map_or_else(|| LAST.to_owned(), |after| after.met_on.to_string());
    let before = (
        day.as_str(),
        after.map_or(ContactId(i64::MAX), |after| after.id),
    );
    let most = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let (mut lines, sizes, team, met, departments, own) = try_join!(
        read!(db, tx => store::list(tx, before, most)),
        read!(db, tx => panel::store::active_by_segment(tx)),
        read!(db, tx => team(tx, now, zone)),
        read!(db, tx => store::met_by_department(tx, &first)),
        read!(db, tx => departments::store::all(tx)),
        read!(db, tx => own_days(tx, account, now, zone, days)),
    )?;
    let named = NameableSegments::of(&sizes);
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
    let met: Vec<_> = met
        .into_iter()
        .filter_map(|(id, day, times)| Some((id, day.parse().ok()?, times)))
        .collect();
    Ok(Contacts {
        lines,
        next: next.flatten(),
        team,
        own,
        departments: shares(departments, &met, days),
    })
}

/// The working days on which somebody met a customer: in a conversation that they logged, a placement or a session.
async fn own_days(
    tx: &mut Tx,
    account: AccountId,
    now: Timestamp,
    zone: &TimeZone,
    days: &BTreeSet<Date>,
) -> Result<OwnDays> {
    let first = first_day(now.date_in(zone)).to_string();
    let logged = store::days_of(tx, account, &first).await?;
    let sessions = store::sessions_of(tx, account, now.plus_days(-DAYS - 1), now).await?;
    let met: BTreeSet<Date> = logged
        .iter()
        .filter_map(|day| day.parse().ok())
        .chain(sessions.iter().map(|at| at.date_in(zone)))
        .filter(|day| days.contains(day))
        .collect();
    let count = |days: &BTreeSet<Date>| i64::try_from(days.len()).unwrap_or(i64::MAX);
    Ok(OwnDays {
        met: count(&met),
        all: count(days),
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
