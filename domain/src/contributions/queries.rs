//! What pages read of contributions, for the member who wrote them and for the other members.

use super::{Kind, ShownAs, State, Verdict, rules::Standing, store};
use crate::{
    Actor, Error, Portal, Result, Timestamp,
    ids::{AnswerId, ContributionId, ProposalId},
};

/// One of one's own contributions with its latest answer.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Mine {
    /// Its key.
    pub id: ContributionId,
    /// What it is about.
    pub proposal_id: ProposalId,
    /// The title of that proposal.
    pub title: String,
    /// What it is.
    pub kind: Kind,
    /// The words.
    pub text: String,
    /// Who may know who wrote it.
    pub shown_as: ShownAs,
    /// Where it stands.
    pub state: State,
    /// When it was written.
    pub written_at: Timestamp,
    /// When its words were last changed.
    pub changed_at: Timestamp,
    /// When an answer was promised.
    pub due_at: Timestamp,
    /// When an answer was refused for the first time.
    pub reopened_at: Option<Timestamp>,
    /// When it was taken back.
    pub withdrawn_at: Option<Timestamp>,
    /// Who owes the answer.
    pub owner: String,
    /// The latest answer.
    pub answer: Option<String>,
    /// When that was published.
    pub answered_at: Option<Timestamp>,
    /// Who gave it.
    pub answered_by: Option<String>,
    open: i64,
}

impl Mine {
    /// Whether its words may still be changed or taken back.
    #[must_use]
    pub fn may_change(&self) -> bool {
        let standing = Standing {
            state: self.state,
            reopened: self.reopened_at.is_some(),
        };
        self.open == 1 && standing.untouched().is_ok()
    }

    /// Whether the promised date has passed without an answer.
    #[must_use]
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        self.state == State::Waiting && self.due_at < now
    }

    /// Whether it is the writer's turn to say whether it was answered.
    #[must_use]
    pub fn awaits_verdict(&self) -> bool {
        self.state == State::Answered
    }
}

/// One published answer and what the writer of the contribution said of it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Reply {
    /// Its key.
    pub id: AnswerId,
    /// The words.
    pub text: String,
    /// When it was published.
    pub published_at: Timestamp,
    /// The name of who gave it.
    pub written_by: String,
    /// Whether it answered the writer.
    pub verdict: Option<Verdict>,
    /// Why it did not.
    pub verdict_reason: String,
    /// When that was said.
    pub verdict_at: Option<Timestamp>,
}

/// What became of one contribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// The contribution.
    pub mine: Mine,
    /// Every answer, the first one first.
    pub replies: Vec<Reply>,
}

/// What somebody else wrote, as far as a member may know.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Shared {
    /// Its key.
    pub id: ContributionId,
    /// What it is.
    pub kind: Kind,
    /// The words.
    pub text: String,
    /// When it was written.
    pub written_at: Timestamp,
    /// The writer's name, when they are shown by name.
    pub name: Option<String>,
    /// The writer's segment, when they are shown by segment and enough of it were asked.
    pub segment: Option<String>,
    /// The latest answer.
    pub answer: Option<String>,
    /// When that was published.
    pub answered_at: Option<Timestamp>,
    /// Who gave it.
    pub answered_by: Option<String>,
}

/// What others wrote on a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Others {
    /// Not before the member voted or the round closed.
    Hidden,
    /// The newest first, and where the next page begins.
    Shown(Vec<Shared>, Option<ContributionId>),
}

/// How many of the others' contributions stand on one page.
pub const PAGE: usize = 50;

/// All contributions of whoever asks, the newest first; none for who is no member.
///
/// # Errors
/// [`Error::Unavailable`] when they can't be read.
pub async fn mine(portal: &Portal, actor: &Actor) -> Result<Vec<Mine>> {
    let Ok(member) = actor.require_member() else {
        return Ok(Vec::new());
    };
    let mut tx = portal.db.read().await?;
    store::mine(&mut tx, member, portal.now()).await
}

/// The contributions of whoever asks on one proposal, the newest first.
///
/// # Errors
/// [`Error::Unavailable`] when they can't be read.
pub async fn mine_on(portal: &Portal, actor: &Actor, proposal: ProposalId) -> Result<Vec<Mine>> {
    let Ok(member) = actor.require_member() else {
        return Ok(Vec::new());
    };
    let mut tx = portal.db.read().await?;
    store::mine_on(&mut tx, member, portal.now(), proposal).await
}

/// What became of one contribution, for the one who wrote it.
///
/// # Errors
/// [`Error::NotFound`] for everybody else.
pub async fn trace(portal: &Portal, actor: &Actor, id: ContributionId) -> Result<Trace> {
    let member = actor.require_member().map_err(|_| Error::NotFound)?;
    let mut tx = portal.db.read().await?;
    let mine = store::my_one(&mut tx, member, portal.now(), id)
        .await?
        .ok_or(Error::NotFound)?;
    let replies = store::replies(&mut tx, id).await?;
    Ok(Trace { mine, replies })
}

/// What others wrote on a proposal, for a member who was asked too: those before `before`.
///
/// # Errors
/// [`Error::NotFound`] for who was not asked.
pub async fn by_others(
    portal: &Portal,
    actor: &Actor,
    proposal: ProposalId,
    before: Option<ContributionId>,
) -> Result<Others> {
    let member = actor.require_member().map_err(|_| Error::NotFound)?;
    let mut tx = portal.db.read().await?;
    store::round(&mut tx, proposal, member)
        .await?
        .ok_or(Error::NotFound)?;
    if !store::may_see_others(&mut tx, proposal, member, portal.now()).await? {
        return Ok(Others::Hidden);
    }
    let before = before.unwrap_or(ContributionId(i64::MAX));
    let one_more = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut shared = store::by_others(&mut tx, proposal, member, before, one_more).await?;
    let next = (shared.len() > PAGE).then(|| {
        shared.truncate(PAGE);
        shared.last().map(|last| last.id)
    });
    Ok(Others::Shown(shared, next.flatten()))
}
