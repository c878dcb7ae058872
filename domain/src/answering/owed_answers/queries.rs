//! The list of owed answers, for pages and for mails.

use super::{
    Status,
    rules::{self, Facts},
    store::{self, Range},
};
use crate::{
    Actor, Error, Portal, Result, Role, Timestamp,
    base::{
        db::Tx,
        ids::{AccountId, ContributionId, ProjectId},
    },
    people::{mandates, organisation},
    rounds::contributions::{
        Attribution, Kind, State,
        rules::{owes, staff_may_read},
    },
};
use jiff::tz::TimeZone;

/// The part of the list to read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only debts of the actor.
    pub mine: bool,
    /// Only debts that are overdue.
    pub overdue: bool,
}

/// The last line of a page, after which the next page begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct After {
    /// The moment when it is due.
    pub due_at: Timestamp,
    /// Its key.
    pub id: ContributionId,
}

/// One debt. It holds neither the contribution nor its writer: the inbox shows those to the people who may read them.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Line {
    /// The contribution.
    pub id: ContributionId,
    /// The kind.
    pub kind: Kind,
    shown_as: Attribution,
    state: State,
    /// The moment of writing.
    pub written_at: Timestamp,
    /// The moment when the answer was promised.
    pub due_at: Timestamp,
    /// The moment when an answer was refused for the first time.
    pub reopened_at: Option<Timestamp>,
    /// The moment when its owner said that they had read it.
    pub acknowledged_at: Option<Timestamp>,
    /// The number of times that it changed hands.
    pub hand_overs: i64,
    owner_id: AccountId,
    project_owner_id: AccountId,
    /// The name of the person who owes the answer.
    pub owner: String,
    /// The title of the proposal.
    pub title: String,
    /// The name of the project.
    pub project: String,
}

impl Line {
    /// The moment since when the answer is owed.
    #[must_use]
    pub fn since(&self) -> Timestamp {
        self.reopened_at.unwrap_or(self.written_at)
    }

    /// The status.
    #[must_use]
    pub fn status(&self, now: Timestamp, zone: &TimeZone) -> Option<Status> {
        let facts = Facts {
            state: self.state,
            acknowledged: self.acknowledged_at.is_some(),
            due_at: self.due_at,
        };
        rules::status(facts, now, zone)
    }

    /// Whether the actor owes it.
    #[must_use]
    pub fn is_owed_by(&self, actor: &Actor) -> bool {
        owes(actor, self.shown_as, self.owner_id)
    }

    /// Whether the actor may offer it to a colleague.
    #[must_use]
    pub fn may_be_offered_by(&self, actor: &Actor) -> bool {
        self.is_owed_by(actor) && self.shown_as != Attribution::Conscience
    }

    /// Whether the actor may open it in the inbox.
    #[must_use]
    pub fn may_be_read_by(&self, actor: &Actor) -> bool {
        staff_may_read(
            actor,
            self.shown_as,
            &[self.project_owner_id, self.owner_id],
        )
    }
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Debts {
    /// The lines: the longest overdue first, then by due date.
    pub lines: Vec<Line>,
    /// The place after which the next page begins.
    pub next: Option<After>,
}

/// The number of debts on one page.
pub const PAGE: usize = 50;

/// The list of owed answers.
///
/// # Errors
/// [`Error::NotFound`] for anyone who is not an owner, a board member or the customer conscience.
pub async fn list(
    portal: &Portal,
    actor: &Actor,
    filter: Filter,
    after: Option<After>,
) -> Result<Debts> {
    if !rules::may_look(actor) {
        return Err(Error::NotFound);
    }
    let nobody = AccountId(0);
    let range = Range {
        conscience: i64::from(actor.is(Role::CustomerConscience)),
        owner: if filter.mine {
            actor.account().ok_or(Error::NotFound)?
        } else {
            nobody
        },
        due_before: if filter.overdue {
            portal.now()
        } else {
            Timestamp(i64::MAX)
        },
        after: after.unwrap_or(After {
            due_at: Timestamp(i64::MIN),
            id: ContributionId(0),
        }),
        most: i64::try_from(PAGE + 1).unwrap_or(i64::MAX),
    };
    let mut tx = portal.db.read().await?;
    let mut lines = store::list(&mut tx, &range).await?;
    let next = (lines.len() > PAGE).then(|| {
        lines.truncate(PAGE);
        lines.last().map(|last| After {
            due_at: last.due_at,
            id: last.id,
        })
    });
    Ok(Debts {
        lines,
        next: next.flatten(),
    })
}

/// The answers that somebody owes on one proposal by one day, as counted in a mail.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Owed {
    /// The name of the person who owes them.
    pub owner: String,
    /// The title of the proposal.
    pub title: String,
    /// The moment by which it is due.
    pub due_at: Timestamp,
    /// The number of answers.
    pub debts: i64,
}

/// The most lines in a mail; the page has the rest.
const LINES: i64 = 20;

/// The answers that this account owes and that are due before `due_before`, for the mail to them.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn owed_by(
    portal: &Portal,
    account: AccountId,
    due_before: Timestamp,
) -> Result<Vec<Owed>> {
    let mut tx = portal.db.read().await?;
    store::owed(&mut tx, account, 1, due_before, LINES).await
}

/// Everything that is overdue, for the mail to the customer conscience; nothing for anybody else.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn overdue(portal: &Portal, reader: AccountId) -> Result<Vec<Owed>> {
    let mut tx = portal.db.read().await?;
    if mandates::store::current(&mut tx).await? != Some(reader) {
        return Ok(Vec::new());
    }
    store::owed(&mut tx, AccountId(0), 1, portal.now(), LINES).await
}

/// The answers that were escalated, for the mail to the board: without those that the customer conscience owes, of
/// which the board does not know.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn escalated(portal: &Portal) -> Result<Vec<Owed>> {
    let now = portal.now();
    let mut tx = portal.db.read().await?;
    let zone = organisation::store::zone(&mut tx).await?;
    let mut owed = store::owed(&mut tx, AccountId(0), 0, now, LINES).await?;
    owed.retain(|line| now > rules::escalates_at(line.due_at, &zone));
    Ok(owed)
}

/// The overdue answers in a project, the longest first, without those that the customer conscience owes: all staff
/// may know of them.
///
/// # Errors
/// [`Error::NotFound`] for anyone who is not on the staff.
pub async fn overdue_of_project(
    portal: &Portal,
    actor: &Actor,
    project: ProjectId,
) -> Result<Vec<Owed>> {
    if !actor.is_staff() {
        return Err(Error::NotFound);
    }
    let mut tx = portal.db.read().await?;
    store::owed_in(&mut tx, project, portal.now()).await
}

/// The most overdue debts that are counted one by one.
pub const MOST_COUNTED: i64 = 1000;

/// The number of overdue answers, counted up to [`MOST_COUNTED`]. Those that the customer conscience owes are counted
/// for the conscience only; otherwise a subtraction would show that they exist.
pub(crate) async fn count_overdue(tx: &mut Tx, actor: &Actor, now: Timestamp) -> Result<i64> {
    let conscience = i64::from(actor.is(Role::CustomerConscience));
    store::count_overdue(tx, now, conscience, MOST_COUNTED).await
}
