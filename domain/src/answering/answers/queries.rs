//! One contribution of the inbox, several together, and the answers that are held.

pub use super::inbox::{
    After, Due, Filter, Inbox, Line, MOST_WAITING, PAGE, Waiting, inbox, together, waiting,
};
use super::store;
use crate::{
    Actor, Conflict, Error, Portal, Result, Role, Timestamp,
    base::{
        db::Tx,
        ids::{AccountId, AnswerId, ContributionId, MemberId, ProposalId, ThemeId},
    },
    rounds::contributions::{
        self, Attribution, Kind, RoundReader, Speaker, State, Utterance,
        queries::Reply,
        rules::{Status, staff_may_read},
    },
    rounds::positions::Position,
};

/// One contribution, as seen by the person who answers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its key.
    pub id: ContributionId,
    /// The proposal that it is about.
    pub proposal_id: ProposalId,
    /// The kind.
    pub kind: Kind,
    /// The text; empty when it was withdrawn.
    pub text: String,
    /// The choice of the writer about who may know them.
    pub shown_as: Attribution,
    /// The state.
    pub state: State,
    /// The moment of writing.
    pub written_at: Timestamp,
    /// The moment when its words were last changed.
    pub changed_at: Timestamp,
    /// The moment when the answer was promised.
    pub due_at: Timestamp,
    /// The moment when an answer was refused for the first time.
    pub reopened_at: Option<Timestamp>,
    /// The moment when an answer was refused for the second time.
    pub disputed_at: Option<Timestamp>,
    acknowledged_at: Option<Timestamp>,
    owner_id: AccountId,
    /// The name of the person who owes the answer.
    pub owner: String,
    /// The title of the proposal.
    pub title: String,
    /// The name of the project.
    pub project: String,
    /// Its theme.
    pub theme: Option<(ThemeId, String)>,
    /// The contribution that it was merged into.
    pub lead: Option<ContributionId>,
    /// The number of contributions that were merged into it.
    pub like_it: i64,
    /// The number of customers who support it.
    pub supporters: i64,
    merged_at: Option<Timestamp>,
    /// The writer, as the viewer sees them.
    pub speaker: Speaker,
    /// The writer's key, for their face; only with their name.
    pub member: Option<MemberId>,
    /// The writer's position on the proposal, when the results show the reader whose it is.
    pub position: Option<Position>,
}

/// A contribution before the visibility rule is applied.
#[derive(sqlx::FromRow)]
pub(super) struct ItemRow {
    id: ContributionId,
    kind: Kind,
    text: String,
    state: State,
    written_at: Timestamp,
    changed_at: Timestamp,
    due_at: Timestamp,
    reopened_at: Option<Timestamp>,
    disputed_at: Option<Timestamp>,
    acknowledged_at: Option<Timestamp>,
    owner_id: AccountId,
    owner: String,
    title: String,
    project: String,
    theme_id: Option<ThemeId>,
    theme: Option<String>,
    lead: Option<ContributionId>,
    like_it: i64,
    supporters: i64,
    merged_at: Option<Timestamp>,
    member_id: MemberId,
    position: Option<Position>,
    vote_shown_as: Option<Attribution>,
    is_reason: i64,
    #[sqlx(flatten)]
    said: Utterance,
}

impl ItemRow {
    /// The writer's position. The reader knows it already when these words stand under it in the results, or when both
    /// these words and the reason of the vote have the writer's name; in all other cases it would tell who voted what.
    fn position(&self) -> Option<Position> {
        let by_name = [self.vote_shown_as, Some(self.said.shown_as)]
            .iter()
            .all(|shown_as| *shown_as == Some(Attribution::Name));
        self.position.filter(|_| self.is_reason == 1 || by_name)
    }

    fn seen(self, reader: &RoundReader<'_>, now: Timestamp) -> Option<Item> {
        let speaker = self.said.clone().speaker(reader, now)?;
        let position = self.position();
        Some(Item {
            position,
            id: self.id,
            proposal_id: self.said.proposal_id,
            kind: self.kind,
            text: self.text,
            shown_as: self.said.shown_as,
            state: self.state,
            written_at: self.written_at,
            changed_at: self.changed_at,
            due_at: self.due_at,
            reopened_at: self.reopened_at,
            disputed_at: self.disputed_at,
            acknowledged_at: self.acknowledged_at,
            owner_id: self.owner_id,
            owner: self.owner,
            title: self.title,
            project: self.project,
            theme: self.theme_id.zip(self.theme),
            lead: self.lead,
            like_it: self.like_it,
            supporters: self.supporters,
            merged_at: self.merged_at,
            member: named(&speaker, self.member_id),
            speaker,
        })
    }
}

/// The key of a writer whose name is shown.
pub(super) fn named(speaker: &Speaker, member: MemberId) -> Option<MemberId> {
    matches!(speaker, Speaker::Name(_)).then_some(member)
}

/// The item, when this member of staff may read it. A reader who was asked as a customer votes first.
async fn read_one(tx: &mut Tx, actor: &Actor, id: ContributionId, now: Timestamp) -> Result<Item> {
    let row = store::item(tx, id).await?.ok_or(Error::NotFound)?;
    let said = &row.said;
    let owners = [said.project_owner_id, said.owner_id];
    if !staff_may_read(actor, said.shown_as, &owners) {
        return Err(Error::NotFound);
    }
    let reader = RoundReader::of(tx, actor, std::iter::once(said)).await?;
    let state = said.round_state.at(now, said.closes_at);
    if reader.viewer(said).votes_first(state) {
        return Err(Conflict::VoteFirst.into());
    }
    row.seen(&reader, now).ok_or(Error::NotFound)
}

impl Item {
    /// The moment of the last change to the contribution or to those that were merged into it.
    #[must_use]
    pub fn read_at(&self) -> Timestamp {
        self.merged_at
            .unwrap_or(self.changed_at)
            .max(self.changed_at)
    }

    /// Whether an answer was refused twice and the customer conscience has not looked at it yet.
    #[must_use]
    pub fn awaits_look(&self) -> bool {
        self.state == State::Disputed && self.acknowledged_at.is_none()
    }

    /// Whether an answer is owed, and by this actor.
    #[must_use]
    pub fn may_answer(&self, actor: &Actor) -> bool {
        let status = Status {
            state: self.state,
            reopened: self.reopened_at.is_some(),
        };
        contributions::rules::owes(actor, self.shown_as, self.owner_id) && status.answered().is_ok()
    }
}

/// A held answer.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Held {
    /// Its key.
    pub id: AnswerId,
    /// The words.
    pub text: String,
    /// The moment when it was last changed.
    pub written_at: Timestamp,
    /// The title of the proposal.
    pub title: String,
    /// The number of contributions that it replies to.
    pub serves: i64,
    /// The moment when the contributions that it replies to were last changed; `None` when they were all withdrawn.
    pub changed_at: Option<Timestamp>,
}

/// A contribution that a held answer replies to.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Served {
    /// The held answer.
    pub answer_id: AnswerId,
    /// The contribution.
    pub id: ContributionId,
    /// The kind.
    pub kind: Kind,
    /// Its beginning.
    pub opening: String,
    /// The state.
    pub state: State,
    /// The moment when its words were last changed.
    pub changed_at: Timestamp,
}

pub(super) fn require_reader(actor: &Actor) -> Result<AccountId> {
    if actor.is(Role::ProjectOwner) || actor.is(Role::CustomerConscience) {
        actor.account().ok_or(Error::Forbidden)
    } else {
        Err(Error::Forbidden)
    }
}

/// One contribution with everything that was answered before.
///
/// # Errors
/// [`Error::NotFound`] for anyone who may not read it; [`Conflict::VoteFirst`] for a reader who was asked too.
pub async fn item(
    portal: &Portal,
    actor: &Actor,
    id: ContributionId,
) -> Result<(Item, Vec<Reply>)> {
    require_reader(actor)?;
    let mut tx = portal.db.read().await?;
    let item = read_one(&mut tx, actor, id, portal.now()).await?;
    let replies = contributions::store::replies(&mut tx, actor.reads(), id).await?;
    Ok((item, replies))
}

/// Several contributions, to answer them together; in the order of `ids`, at most
/// [`contributions::MOST_TOGETHER`].
///
/// # Errors
/// [`Error::NotFound`] when there is one among them that the actor may not read.
pub async fn several(portal: &Portal, actor: &Actor, ids: &[ContributionId]) -> Result<Vec<Item>> {
    require_reader(actor)?;
    let mut tx = portal.db.read().await?;
    let mut items: Vec<Item> = Vec::new();
    for id in ids.iter().take(contributions::MOST_TOGETHER) {
        if items.iter().any(|item| item.id == *id) {
            continue;
        }
        items.push(read_one(&mut tx, actor, *id, portal.now()).await?);
    }
    Ok(items)
}

/// The number of contributions that are shown with a held answer.
const SERVED: i64 = 20;

/// The answers that the actor has written and not published, with some of the contributions that each replies to.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who does not answer.
pub async fn held(portal: &Portal, actor: &Actor) -> Result<Vec<(Held, Vec<Served>)>> {
    let me = require_reader(actor)?;
    let mut tx = portal.db.read().await?;
    let mut served = store::served(&mut tx, me, SERVED).await?;
    let held = store::held(&mut tx, me).await?;
    Ok(held
        .into_iter()
        .map(|held| {
            let (own, others) = served
                .drain(..)
                .partition(|served| served.answer_id == held.id);
            served = others;
            (held, own)
        })
        .collect())
}
