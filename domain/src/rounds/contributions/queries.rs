//! The queries of pages on contributions, for the member who wrote them and for the other members.

use super::{
    Attribution, Kind, RoundReader, Speaker, State, Utterance, Verdict, rules::Status, store,
};
use crate::{
    Actor, Error, Language, Portal, Result, Timestamp,
    base::ids::{AccountId, AnswerId, ContributionId, MemberId, ProposalId, SegmentId},
    read,
    rounds::{
        proposals::{self, queries::ProposalView, visibility::Viewer},
        supports::{Support, SupportRow},
    },
};
use futures::try_join;

/// One of the actor's own contributions with its latest answer.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Mine {
    /// Its key.
    pub id: ContributionId,
    /// The proposal that it is about.
    pub proposal_id: ProposalId,
    /// The title of that proposal.
    pub title: String,
    /// The kind.
    pub kind: Kind,
    /// The text.
    pub text: String,
    /// The people who may know the writer.
    pub shown_as: Attribution,
    /// The state.
    pub state: State,
    /// The moment of writing.
    pub written_at: Timestamp,
    /// The last change of its words.
    pub changed_at: Timestamp,
    /// The moment at which an answer is due.
    pub due_at: Timestamp,
    /// The moment when an answer was refused for the first time.
    pub reopened_at: Option<Timestamp>,
    /// The moment when an answer was refused for the second time.
    pub disputed_at: Option<Timestamp>,
    /// The moment when the person who owes the answer said that they had read it; after a second refusal, the customer
    /// conscience.
    pub acknowledged_at: Option<Timestamp>,
    /// The moment when it was withdrawn.
    pub withdrawn_at: Option<Timestamp>,
    /// The name of the person who owes the answer.
    pub owner: String,
    /// The latest answer.
    pub answer: Option<String>,
    /// The language in which the reader gets it.
    pub answer_in: Option<Language>,
    /// The moment when that was published.
    pub answered_at: Option<Timestamp>,
    /// The name of the person who gave it.
    pub answered_by: Option<String>,
    round_state: proposals::State,
    closes_at: Option<Timestamp>,
    segment_id: Option<SegmentId>,
}

impl Mine {
    /// Whether others see no more than somebody of the panel, without a name and without a segment.
    #[must_use]
    pub fn is_nameless(&self) -> bool {
        self.shown_as == Attribution::Segment && self.segment_id.is_none()
    }

    /// Whether its words may still be changed or withdrawn.
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

/// One published answer and the verdict of the writer of the contribution.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Reply {
    /// Its key.
    pub id: AnswerId,
    /// The text.
    pub text: String,
    /// The language in which the reader gets it.
    pub language: Language,
    in_both: i64,
    /// The moment when it was published.
    pub published_at: Timestamp,
    /// The account of the person who gave it.
    pub writer_id: AccountId,
    /// The name of the person who gave it.
    pub written_by: String,
    /// The writer's verdict.
    pub verdict: Option<Verdict>,
    /// The reason of a "no".
    pub verdict_reason: String,
    /// The moment of the verdict.
    pub verdict_at: Option<Timestamp>,
}

impl Reply {
    /// Whether it stands in both languages.
    #[must_use]
    pub const fn has_both(&self) -> bool {
        self.in_both == 1
    }
}

/// The history of one contribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// The contribution.
    pub mine: Mine,
    /// Every answer, the first one first.
    pub replies: Vec<Reply>,
    /// The number of others who say the same; 0 while the writer may not see what others said.
    pub supporters: i64,
}

/// A contribution of somebody else, as far as the viewer may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// Its key.
    pub id: ContributionId,
    /// The kind.
    pub kind: Kind,
    /// The text.
    pub text: String,
    /// The moment of writing.
    pub written_at: Timestamp,
    /// The writer, as the viewer sees them.
    pub speaker: Speaker,
    /// The others who say the same: their contributions were merged into it, or they support it.
    pub support: Support,
    /// The latest answer.
    pub answer: Option<Given>,
}

/// An answer, as seen by everybody who sees the contribution that it replies to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The text.
    pub text: String,
    /// The language in which the reader gets it.
    pub language: Language,
    /// The name of the person who gave it.
    pub by: String,
    /// The moment when it was published.
    pub at: Timestamp,
}

/// A contribution of somebody else, before the visibility rule is applied.
#[derive(sqlx::FromRow)]
pub(super) struct SharedRow {
    pub id: ContributionId,
    pub kind: Kind,
    pub text: String,
    pub written_at: Timestamp,
    #[sqlx(flatten)]
    support: SupportRow,
    #[sqlx(flatten)]
    pub said: Utterance,
    pub answer: Option<String>,
    pub answer_in: Option<Language>,
    pub answered_at: Option<Timestamp>,
    pub answered_by: Option<String>,
}

impl SharedRow {
    /// Names the segment of the writer in the words of the reader.
    fn with_segment(mut self, view: &ProposalView) -> Self {
        let named = self.said.segment_id.and_then(|id| view.segment_name(id));
        if let Some(name) = named {
            self.said.segment_name = Some(name.to_owned());
        }
        self
    }

    fn seen(self, reader: &RoundReader<'_>, now: Timestamp, takes_part: bool) -> Option<Shared> {
        let answer = self.answer.zip(self.answer_in);
        let answer = match (answer, self.answered_by, self.answered_at) {
            (Some((text, language)), Some(by), Some(at)) => Some(Given {
                text,
                language,
                by,
                at,
            }),
            _ => None,
        };
        Some(Shared {
            id: self.id,
            kind: self.kind,
            text: self.text,
            written_at: self.written_at,
            speaker: self.said.speaker(reader, now)?,
            support: self.support.seen(takes_part),
            answer,
        })
    }
}

/// The contributions of others on a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Others {
    /// They are hidden until the viewer votes or the round closes.
    Hidden,
    /// The contributions, the newest first, and the place where the next page begins.
    Shown(Vec<Shared>, Option<ContributionId>),
}

/// The number of the actor's own contributions on one page.
pub const PAGE: usize = 50;

/// The number of contributions of others on one page: they stand below the results, whole, with their answers.
pub const OTHERS: usize = 20;

/// The number of contributions of each kind that a home takes into view.
const IN_VIEW: i64 = 50;

/// The contributions of the actor that their home takes into view, the newest first: those of late, and those that wait or
/// of which they have not said whether they are answered. None for anyone who is not a member.
///
/// # Errors
/// [`Error::Unavailable`] when they can't be read.
pub async fn mine(portal: &Portal, actor: &Actor) -> Result<Vec<Mine>> {
    let Ok(member) = actor.require_member() else {
        return Ok(Vec::new());
    };
    let mut tx = portal.db.read().await?;
    store::mine(&mut tx, member, actor.reads(), IN_VIEW).await
}

/// A page of the contributions of the actor, the newest first, and the one before which there are more; none for anyone who
/// is not a member.
///
/// # Errors
/// [`Error::Unavailable`] when they can't be read.
pub async fn all_mine(
    portal: &Portal,
    actor: &Actor,
    before: Option<ContributionId>,
) -> Result<(Vec<Mine>, Option<ContributionId>)> {
    let Ok(member) = actor.require_member() else {
        return Ok((Vec::new(), None));
    };
    let before = before.unwrap_or(ContributionId(i64::MAX));
    let most = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut tx = portal.db.read().await?;
    let mut lines = store::all_mine(&mut tx, member, actor.reads(), before, most).await?;
    let next = (lines.len() > PAGE).then(|| {
        lines.truncate(PAGE);
        lines.last().map(|last| last.id)
    });
    Ok((lines, next.flatten()))
}

/// The contributions of the actor on one proposal, the newest first.
///
/// # Errors
/// [`Error::Unavailable`] when they can't be read.
pub async fn mine_on(portal: &Portal, actor: &Actor, proposal: ProposalId) -> Result<Vec<Mine>> {
    let Ok(member) = actor.require_member() else {
        return Ok(Vec::new());
    };
    let mut tx = portal.db.read().await?;
    store::mine_on(&mut tx, member, actor.reads(), proposal).await
}

/// The history of one contribution, for its writer.
///
/// # Errors
/// [`Error::NotFound`] for everybody else.
pub async fn trace(portal: &Portal, actor: &Actor, id: ContributionId) -> Result<Trace> {
    let member = actor.require_member().map_err(|_| Error::NotFound)?;
    let mut tx = portal.db.read().await?;
    let mine = store::my_one(&mut tx, member, actor.reads(), id)
        .await?
        .ok_or(Error::NotFound)?;
    drop(tx);
    let db = &portal.db;
    let (replies, (asked, voted), supporters) = try_join!(
        read!(db, tx => store::replies(tx, actor.reads(), id)),
        read!(db, tx => proposals::store::part_in(tx, mine.proposal_id, member)),
        read!(db, tx => store::supporters(tx, id)),
    )?;
    let state = mine.round_state.at(portal.now(), mine.closes_at);
    let reads = Viewer::of(actor, &[], asked, voted).reads_words(state);
    let supporters = if reads { supporters } else { 0 };
    Ok(Trace {
        mine,
        replies,
        supporters,
    })
}

/// A round, as far as a writer needs to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The proposal.
    pub id: ProposalId,
    /// Its title.
    pub title: String,
    /// The name of the person who answers.
    pub owner: String,
    /// The name of the present customer conscience.
    pub conscience: String,
    /// The moment by which answers are due; meaningless for a draft.
    pub answers_due_at: Timestamp,
    /// Whether members can write now.
    pub open: bool,
    /// Whether the actor was asked.
    pub asked: bool,
    /// Whether the actor reads what others wrote and can say the same.
    pub takes_part: bool,
}

impl About {
    /// The facts that the reader of this proposal needs before they write.
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
            takes_part: view.takes_part(),
        }
    }
}

/// The contributions of others on a proposal, as far as its reader may see them, before `before`.
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
    if !viewer.reads_words(proposal.state) {
        return Ok(Others::Hidden);
    }
    let member = actor.require_member().unwrap_or(MemberId(0));
    let now = portal.now();
    let before = before.unwrap_or(ContributionId(i64::MAX));
    let conscience = i64::from(viewer.conscience);
    let one_more = i64::try_from(OTHERS + 1).unwrap_or(i64::MAX);
    let mut tx = portal.db.read().await?;
    let mut rows = store::by_others(
        &mut tx,
        (proposal.id, before),
        (member, actor.reads()),
        conscience,
        one_more,
    )
    .await?;
    let next = (rows.len() > OTHERS).then(|| {
        rows.truncate(OTHERS);
        rows.last().map(|last| last.id)
    });
    let reader = RoundReader::on(actor, view);
    let seen = rows
        .into_iter()
        .map(|row| row.with_segment(view))
        .filter_map(|row| row.seen(&reader, now, view.takes_part()))
        .collect();
    Ok(Others::Shown(seen, next.flatten()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Role, on_both_engines,
        rounds::contributions::{
            operations::{ContributionForm, write},
            testing::{member, round, staff},
        },
    };

    on_both_engines! {
        async fn what_somebody_wrote_lengthens_no_page_and_what_waits_longest_stays_in_view(portal: Portal) {
            let owner = staff(&portal, "Olga", Role::ProjectOwner).await.unwrap();
            let vera = member(&portal, "Vera", "").await.unwrap();
            let asked = round(&portal, "Een brug", owner.account, &[&vera]).await.unwrap();
            let mut written = Vec::new();
            for number in 0..110 {
                if number == 55 {
                    // Nobody writes more on one day.
                    portal.clock.set(portal.now().plus_days(1));
                }
                let form = ContributionForm {
                    kind: "question".to_owned(),
                    text: format!("Vraag {number}?"),
                    shown_as: "segment".to_owned(),
                };
                written.push(write(&portal, &vera.actor, asked.proposal, &form).await.unwrap());
            }
            let ids = |some: &[Mine]| some.iter().map(|one| one.id).collect::<Vec<_>>();
            written.reverse();
            let (page, next) = all_mine(&portal, &vera.actor, None).await.unwrap();
            assert_eq!(ids(&page), written[..50]);
            let (page, next) = all_mine(&portal, &vera.actor, next).await.unwrap();
            assert_eq!(ids(&page), written[50..100]);
            let (page, next) = all_mine(&portal, &vera.actor, next).await.unwrap();
            assert_eq!((ids(&page), next), (written[100..].to_vec(), None));
            let in_view = ids(&mine(&portal, &vera.actor).await.unwrap());
            assert_eq!(in_view, [&written[..50], &written[60..]].concat());
        }
    }
}
