//! The ledger: all commitments, page by page, and how well they are kept.

use super::{signed_in, today};
use crate::{
    Actor, Portal, Result,
    answering::commitments::{
        Commitment, Status,
        store::ledger::{self, Range},
    },
    base::{
        db::Tx,
        ids::{CommitmentId, ProjectId},
    },
};
use jiff::civil::Date;

/// The part of the ledger to read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only commitments with this status.
    pub status: Option<Status>,
    /// Only commitments of this project.
    pub project: Option<ProjectId>,
}

/// The last line of a page, after which the next page begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct After {
    /// The day on which it is due.
    pub due_on: Date,
    /// Its key.
    pub id: CommitmentId,
}

/// A page of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// The lines, the last due first.
    pub lines: Vec<Commitment>,
    /// The place after which the next page begins.
    pub next: Option<After>,
}

/// Days are texts that sort by date; no day comes after this one.
const LAST: &str = "9999-12-31";

/// The number of commitments on one page.
pub const PAGE: usize = 50;

/// The number of commitments with each status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// To be done, by the day that was promised.
    pub planned: i64,
    /// To be done, by another day than was promised first.
    pub moved: i64,
    /// Not done, and the day has passed.
    pub late: i64,
    /// Marked as done; the customers have not said yes or no.
    pub done: i64,
    /// The customers say that it happened.
    pub kept: i64,
    /// It did not happen.
    pub broken: i64,
}

impl Counts {
    /// The number that were kept or broken: the base of a kept rate.
    #[must_use]
    pub const fn judged(&self) -> i64 {
        self.kept + self.broken
    }

    /// The number of all of them.
    #[must_use]
    pub const fn all(&self) -> i64 {
        self.planned + self.moved + self.late + self.done + self.judged()
    }

    const fn add(&mut self, status: Status, commitments: i64) {
        let of = match status {
            Status::Planned => &mut self.planned,
            Status::Moved => &mut self.moved,
            Status::Late => &mut self.late,
            Status::Done | Status::Asked => &mut self.done,
            Status::Kept => &mut self.kept,
            Status::Broken => &mut self.broken,
        };
        *of += commitments;
    }
}

/// The commitments of a team, by status: the team is the project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// The project.
    pub id: ProjectId,
    /// Its name.
    pub name: String,
    /// The numbers of its commitments.
    pub counts: Counts,
}

/// A page of the ledger.
///
/// # Errors
/// [`crate::Error::Forbidden`] for visitors.
pub async fn ledger(
    portal: &Portal,
    actor: &Actor,
    filter: Filter,
    after: Option<After>,
) -> Result<Ledger> {
    signed_in(actor)?;
    let mut tx = portal.db.read().await?;
    let today = today(portal, &mut tx).await?.to_string();
    let after_on = after.map_or_else(|| LAST.to_owned(), |after| after.due_on.to_string());
    let range = Range {
        today: &today,
        status: filter.status.map_or("", Status::as_str),
        project: filter.project.unwrap_or(ProjectId(0)),
        after: (
            &after_on,
            after.map_or(CommitmentId(i64::MAX), |after| after.id),
        ),
        most: i64::try_from(PAGE + 1).unwrap_or(i64::MAX),
    };
    let mut lines = ledger::list(&mut tx, &range).await?;
    let next = (lines.len() > PAGE).then(|| {
        lines.truncate(PAGE);
        let last = lines.last()?;
        Some(After {
            due_on: last.due_on.0?,
            id: last.id,
        })
    });
    Ok(Ledger {
        lines,
        next: next.flatten(),
    })
}

/// The numbers of commitments of each project that has any, by name.
///
/// # Errors
/// [`crate::Error::Forbidden`] for visitors.
pub async fn teams(portal: &Portal, actor: &Actor) -> Result<Vec<Team>> {
    signed_in(actor)?;
    let mut tx = portal.db.read().await?;
    let today = today(portal, &mut tx).await?.to_string();
    let rows = ledger::totals(&mut tx, &today).await?;
    let mut teams: Vec<Team> = Vec::new();
    for (id, name, status, commitments) in rows {
        match teams.iter_mut().find(|team| team.id == id) {
            Some(team) => team.counts.add(status, commitments),
            None => {
                let mut counts = Counts::default();
                counts.add(status, commitments);
                teams.push(Team { id, name, counts });
            }
        }
    }
    teams.sort_by_key(|team| (team.name.to_lowercase(), team.id));
    Ok(teams)
}

/// The numbers of commitments that are due from the one day up to and including the other, by their status
/// today; of one project, or of all.
///
/// # Errors
/// [`crate::Error::Forbidden`] for visitors.
pub async fn counts(
    portal: &Portal,
    actor: &Actor,
    days: Option<(Date, Date)>,
    project: Option<ProjectId>,
) -> Result<Counts> {
    signed_in(actor)?;
    let mut tx = portal.db.read().await?;
    let today = today(portal, &mut tx).await?;
    counts_in(&mut tx, today, days, project).await
}

/// As [`counts`], on the day that is `today`.
pub(crate) async fn counts_in(
    tx: &mut Tx,
    today: Date,
    days: Option<(Date, Date)>,
    project: Option<ProjectId>,
) -> Result<Counts> {
    let (from, until) = days.map_or_else(
        || (String::new(), LAST.to_owned()),
        |(from, until)| (from.to_string(), until.to_string()),
    );
    let project = project.unwrap_or(ProjectId(0));
    let mut counts = Counts::default();
    for (status, commitments) in
        ledger::counts(tx, &today.to_string(), (&from, &until), project).await?
    {
        counts.add(status, commitments);
    }
    Ok(counts)
}

/// The commitments that are late on this day, the longest first, at most `most` of them, and their number,
/// counted up to `most_counted`.
pub(crate) async fn late_in(
    tx: &mut Tx,
    today: Date,
    most: usize,
    most_counted: i64,
) -> Result<(Vec<Commitment>, i64)> {
    let today = today.to_string();
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    Ok((
        ledger::late(tx, &today, most).await?,
        ledger::count_late(tx, &today, most_counted).await?,
    ))
}
