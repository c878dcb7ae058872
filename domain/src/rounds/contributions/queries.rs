//! What pages read of contributions, for the member who wrote them and for the other members.

use super::{
    Attribution, Kind, SegmentsByProposal, Speaker, State, Utterance, Verdict, rules::Status, store,
};
use crate::{
    Actor, Error, Portal, Result, Timestamp,
    base::ids::{AnswerId, ContributionId, MemberId, ProposalId},
    rounds::proposals::{
        self,
        queries::ProposalView,
        visibility::{Results, Viewer},
    },
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
    pub shown_as: Attribution,
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
    /// When whoever owes the answer said that they had read it.
    pub acknowledged_at: Option<Timestamp>,
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
    round_state: proposals::State,
    closes_at: Option<Timestamp>,
}

impl Mine {
    /// Whether its words may still be changed or taken back.
    #[must_use]
    pub fn may_change(&self, now: Timestamp) -> bool {
        let status = Status {
            state: self.state,
            reopened: self.reopened_at.is_some(),
        };
        self.round_state.at(now, self.closes_at) == proposals::State::Open
            && status.untouched().is_ok()
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
    /// The name of whoever gave it.
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

/// What somebody else wrote, as far as the viewer may know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// Its key.
    pub id: ContributionId,
    /// What it is.
    pub kind: Kind,
    /// The words.
    pub text: String,
    /// When it was written.
    pub written_at: Timestamp,
    /// Who wrote it.
    pub speaker: Speaker,
    /// How many other people wrote what was merged into it.
    pub like_it: i64,
    /// The latest answer.
    pub answer: Option<Given>,
}

/// An answer as everybody sees it who sees what it replies to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The words.
    pub text: String,
    /// Who gave it.
    pub by: String,
    /// When it was published.
    pub at: Timestamp,
}

/// What somebody else wrote, before the visibility rule was asked.
#[derive(sqlx::FromRow)]
pub(super) struct SharedRow {
    pub id: ContributionId,
    pub kind: Kind,
    pub text: String,
    pub written_at: Timestamp,
    like_it: i64,
    #[sqlx(flatten)]
    pub said: Utterance,
    pub answer: Option<String>,
    pub answered_at: Option<Timestamp>,
    pub answered_by: Option<String>,
}

impl SharedRow {
    fn seen(
        self,
        viewer: Viewer,
        nameable_by_proposal: &SegmentsByProposal,
        now: Timestamp,
    ) -> Option<Shared> {
        let answer = match (self.answer, self.answered_by, self.answered_at) {
            (Some(text), Some(by), Some(at)) => Some(Given { text, by, at }),
            _ => None,
        };
        Some(Shared {
            id: self.id,
            kind: self.kind,
            text: self.text,
            written_at: self.written_at,
            speaker: self.said.speaker(viewer, nameable_by_proposal, now)?,
            like_it: self.like_it,
            answer,
        })
    }
}

/// What others wrote on a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Others {
    /// Not before the viewer voted or the round closed.
    Hidden,
    /// The newest first, and where the next page begins.
    Shown(Vec<Shared>, Option<ContributionId>),
}

/// How many of the others' contributions stand on one page.
pub const PAGE: usize = 50;

/// All contributions of whoever asks, the newest first; none for anyone who is not a member.
///
/// # Errors
/// [`Error::Unavailable`] when they can't be read.
pub async fn mine(portal: &Portal, actor: &Actor) -> Result<Vec<Mine>> {
    let Ok(member) = actor.require_member() else {
        return Ok(Vec::new());
    };
    let mut tx = portal.db.read().await?;
    store::mine(&mut tx, member).await
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
    store::mine_on(&mut tx, member, proposal).await
}

/// What became of one contribution, for the one who wrote it.
///
/// # Errors
/// [`Error::NotFound`] for everybody else.
pub async fn trace(portal: &Portal, actor: &Actor, id: ContributionId) -> Result<Trace> {
    let member = actor.require_member().map_err(|_| Error::NotFound)?;
    let mut tx = portal.db.read().await?;
    let mine = store::my_one(&mut tx, member, id)
        .await?
        .ok_or(Error::NotFound)?;
    let replies = store::replies(&mut tx, id).await?;
    Ok(Trace { mine, replies })
}

/// A round, as far as whoever writes needs to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The proposal.
    pub id: ProposalId,
    /// Its title.
    pub title: String,
    /// Who answers.
    pub owner: String,
    /// The customer conscience of today.
    pub conscience: String,
    /// When answers were promised; meaningless for a draft.
    pub answers_due_at: Timestamp,
    /// Whether one can write now.
    pub open: bool,
    /// Whether whoever asks was asked.
    pub asked: bool,
}

impl About {
    /// What whoever reads this proposal needs to know before they write.
    #[must_use]
    pub fn of(view: &ProposalView) -> Self {
        let proposal = &view.proposal;
        Self {
            id: proposal.id,
            title: proposal.title.clone(),
            owner: proposal.owner_name.clone(),
            conscience: view.conscience.clone(),
            answers_due_at: proposal.answers_due_at.unwrap_or(Timestamp(0)),
            open: proposal.state == proposals::State::Open,
            asked: view.viewer.asked,
        }
    }
}

/// What others wrote on a proposal, as far as its reader may see it: those before `before`.
///
/// # Errors
/// [`Error::Unavailable`] when they can't be read.
pub async fn by_others(
    portal: &Portal,
    actor: &Actor,
    view: &ProposalView,
    before: Option<ContributionId>,
) -> Result<Others> {
    let (viewer, proposal) = (view.viewer, &view.proposal);
    if viewer.results(proposal.state, 0) == Results::Hidden {
        return Ok(Others::Hidden);
    }
    let member = actor.require_member().unwrap_or(MemberId(0));
    let now = portal.now();
    let before = before.unwrap_or(ContributionId(i64::MAX));
    let conscience = i64::from(viewer.conscience);
    let one_more = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut tx = portal.db.read().await?;
    let mut rows =
        store::by_others(&mut tx, proposal.id, member, before, conscience, one_more).await?;
    let next = (rows.len() > PAGE).then(|| {
        rows.truncate(PAGE);
        rows.last().map(|last| last.id)
    });
    let nameable_by_proposal = SegmentsByProposal::on(proposal.id, view.nameable_segments());
    let seen = rows
        .into_iter()
        .filter_map(|row| row.seen(viewer, &nameable_by_proposal, now))
        .collect();
    Ok(Others::Shown(seen, next.flatten()))
}
