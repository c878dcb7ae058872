//! The lists of the workbench.

use super::{
    rules::{DAYS, Hearing},
    store,
};
use crate::{
    Actor, Portal, Result, Role, Timestamp,
    answering::conscience::impact_statements::Verdict,
    base::ids::{AppealId, ContributionId, ProposalId},
    read,
    rounds::proposals::State,
};
use futures::try_join;

/// A proposal that needs a look.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Pending {
    /// Its key.
    pub id: ProposalId,
    /// Its title.
    pub title: String,
    /// Its project.
    pub project: String,
    /// The name of the person who owns that.
    pub owner: String,
    /// The state, as it was stored.
    pub state: State,
    /// The moment when its round closes.
    pub closes_at: Option<Timestamp>,
    /// The moment when it was challenged.
    pub raised_at: Option<Timestamp>,
    /// The number of all like this.
    pub total: i64,
}

/// A contribution that needs a look.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Late {
    /// Its key.
    pub id: ContributionId,
    /// The words.
    pub text: String,
    /// The moment when its answer was due.
    pub due_at: Timestamp,
    /// The moment when an answer was refused for the second time.
    pub disputed_at: Option<Timestamp>,
    /// The title of the proposal.
    pub title: String,
    /// The name of the person who owes the answer.
    pub owner: String,
    /// The number of all like this.
    pub total: i64,
}

/// An appeal that waits.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Waiting {
    /// Its key.
    pub id: AppealId,
    /// The title of the proposal.
    pub title: String,
    /// The moment when its answer is due.
    pub due_at: Timestamp,
    /// The number of all.
    pub total: i64,
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Heard {
    pub name: String,
    pub asked: i64,
    pub heard: i64,
}

/// A segment, and how well it was heard in the last [`DAYS`] days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Its name.
    pub name: String,
    /// The figures of how well it was heard.
    pub hearing: Hearing,
}

/// Everything on the workbench; each list holds the first few.
#[derive(Clone, Debug)]
pub struct Workbench {
    /// Proposals whose impact statement waits to be judged.
    pub to_judge: Vec<Pending>,
    /// Proposals whose impact statement was found insufficient.
    pub insufficient: Vec<Pending>,
    /// Coming decisions that can be objected to.
    pub challengeable: Vec<Pending>,
    /// Challenges that wait for a reply.
    pub unreplied: Vec<Pending>,
    /// Appeals that wait for an answer.
    pub appeals: Vec<Waiting>,
    /// Contributions for the customer conscience only that wait.
    pub kept: Vec<Late>,
    /// Answers that are overdue.
    pub overdue: Vec<Late>,
    /// Contributions whose answers were refused twice, until the conscience looked at them.
    pub disputed: Vec<Late>,
    /// The segments, the least heard first. Members in no segment stand among them, without a name.
    pub segments: Vec<Segment>,
}

/// The number of each kind on the page.
const FEW: i64 = 5;
/// The number of each kind when all are asked for; nobody reads further.
const MOST: i64 = 1000;

/// The workbench; with `whole`, everything of each kind.
///
/// # Errors
/// [`crate::Error::Forbidden`] for anyone who is not the customer conscience.
pub async fn workbench(portal: &Portal, actor: &Actor, whole: bool) -> Result<Workbench> {
    actor.require(Role::CustomerConscience)?;
    let (me, now) = (actor.account(), portal.now());
    let most = if whole { MOST } else { FEW };
    let db = &portal.db;
    let since = now.plus_days(-DAYS);
    let (
        heard,
        without,
        to_judge,
        insufficient,
        challengeable,
        unreplied,
        appeals,
        kept,
        overdue,
        disputed,
    ) = try_join!(
        read!(db, tx => store::heard(tx, since)),
        read!(db, tx => store::heard_without_segment(tx, since)),
        read!(db, tx => store::impact_statements(tx, now, most, None)),
        read!(db, tx => store::impact_statements(tx, now, most, Some(Verdict::Insufficient))),
        read!(db, tx => store::challengeable(tx, most)),
        read!(db, tx => store::unreplied(tx, most)),
        read!(db, tx => store::appeals(tx, most)),
        read!(db, tx => store::kept(tx, most, me, now)),
        read!(db, tx => store::overdue(tx, most, me, now)),
        read!(db, tx => store::disputed(tx, most, me, now)),
    )?;
    let mut segments: Vec<_> = heard
        .into_iter()
        .chain(without)
        .map(|segment| Segment {
            hearing: Hearing::of(segment.asked, segment.heard),
            name: segment.name,
        })
        .collect();
    segments.sort_by(|one, two| one.hearing.order(&two.hearing));
    Ok(Workbench {
        to_judge,
        insufficient,
        challengeable,
        unreplied,
        appeals,
        kept,
        overdue,
        disputed,
        segments,
    })
}
