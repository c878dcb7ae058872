//! The owner's inbox, and the answers that are held.

use super::store::{self, Range};
use crate::{
    Actor, Error, Portal, Result, Role, Timestamp,
    contributions::{
        self, Kind, ShownAs, State,
        queries::Reply,
        rules::{Standing, staff_may_read},
    },
    ids::{AccountId, AnswerId, ContributionId, ProjectId, ProposalId},
};

/// What part of the inbox is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Of one project only.
    pub project: Option<ProjectId>,
    /// Of one kind only.
    pub kind: Option<Kind>,
    /// In this state.
    pub state: State,
    /// Also what others owe an answer to.
    pub everybody: bool,
    /// Only what should have been answered by now.
    pub overdue: bool,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            project: None,
            kind: None,
            state: State::Waiting,
            everybody: false,
            overdue: false,
        }
    }
}

/// Where the next page of the inbox begins: after this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct After {
    /// When it is due.
    pub due_at: Timestamp,
    /// Which one it is.
    pub id: ContributionId,
}

/// One line of the inbox.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Row {
    /// Its key.
    pub id: ContributionId,
    /// What it is.
    pub kind: Kind,
    /// How it begins.
    pub opening: String,
    /// Who may know who wrote it.
    pub shown_as: ShownAs,
    /// Where it stands.
    pub state: State,
    /// When the answer was promised.
    pub due_at: Timestamp,
    /// When an answer was refused for the first time.
    pub reopened_at: Option<Timestamp>,
    /// The title of the proposal.
    pub title: String,
    /// The writer's name, when they are shown by name.
    pub name: Option<String>,
    /// The writer's segment, when it may be shown.
    pub segment: Option<String>,
}

/// A page of the inbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inbox {
    /// Sorted by when they are due.
    pub rows: Vec<Row>,
    /// Where the next page begins.
    pub next: Option<After>,
    /// The projects to filter by.
    pub projects: Vec<(ProjectId, String)>,
}

/// One contribution as whoever answers it sees it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Item {
    /// Its key.
    pub id: ContributionId,
    /// What it is about.
    pub proposal_id: ProposalId,
    /// In which project.
    pub project_id: ProjectId,
    /// What it is.
    pub kind: Kind,
    /// The words; empty when they were taken back.
    pub text: String,
    /// Who may know who wrote it.
    pub shown_as: ShownAs,
    /// Where it stands.
    pub state: State,
    /// When it was written.
    pub written_at: Timestamp,
    /// When its words were last changed.
    pub changed_at: Timestamp,
    /// When the answer was promised.
    pub due_at: Timestamp,
    /// When an answer was refused for the first time.
    pub reopened_at: Option<Timestamp>,
    owner_id: AccountId,
    /// Who owes the answer.
    pub owner: String,
    /// The title of the proposal.
    pub title: String,
    /// The name of the project.
    pub project: String,
    /// The writer's name, when they are shown by name.
    pub name: Option<String>,
    /// The writer's segment, when it may be shown.
    pub segment: Option<String>,
}

impl Item {
    /// Whether this actor owes the answer, and it is owed.
    #[must_use]
    pub fn may_answer(&self, actor: &Actor) -> bool {
        let standing = Standing {
            state: self.state,
            reopened: self.reopened_at.is_some(),
        };
        contributions::rules::owes(actor, self.shown_as, self.owner_id)
            && standing.answered().is_ok()
    }
}

/// A held answer.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Held {
    /// Its key.
    pub id: AnswerId,
    /// The words.
    pub text: String,
    /// When it was last changed.
    pub written_at: Timestamp,
    /// The title of the proposal.
    pub title: String,
}

/// What a held answer replies to.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Served {
    /// Which answer.
    pub answer_id: AnswerId,
    /// Which contribution.
    pub id: ContributionId,
    /// What it is.
    pub kind: Kind,
    /// How it begins.
    pub opening: String,
    /// Where it stands.
    pub state: State,
    /// When its words were last changed.
    pub changed_at: Timestamp,
}

/// How many stand on a page of the inbox.
pub const PAGE: usize = 25;

fn require_reader(actor: &Actor) -> Result<AccountId> {
    if actor.is(Role::ProjectOwner) || actor.is(Role::CustomerConscience) {
        actor.account().ok_or(Error::Forbidden)
    } else {
        Err(Error::Forbidden)
    }
}

/// A page of the inbox, sorted by when answers are due.
///
/// # Errors
/// [`Error::Forbidden`] for who neither owns projects nor is the customer conscience.
pub async fn inbox(
    portal: &Portal,
    actor: &Actor,
    filter: &Filter,
    after: Option<After>,
) -> Result<Inbox> {
    let me = require_reader(actor)?;
    let conscience = actor.is(Role::CustomerConscience);
    let range = Range {
        state: filter.state,
        kind: Range::kind(filter.kind),
        due_before: if filter.overdue {
            portal.now()
        } else {
            Timestamp(i64::MAX)
        },
        after: after.map_or((Timestamp(i64::MIN), ContributionId(0)), |after| {
            (after.due_at, after.id)
        }),
        conscience: i64::from(conscience),
        most: i64::try_from(PAGE + 1).unwrap_or(i64::MAX),
    };
    let nobody = AccountId(0);
    let owner = if filter.everybody { nobody } else { me };
    let mut tx = portal.db.read().await?;
    let mut rows = match filter.project {
        Some(project) => store::of_project(&mut tx, &range, project, owner).await?,
        None if filter.everybody => store::of_everybody(&mut tx, &range).await?,
        None => store::of_owner(&mut tx, &range, me).await?,
    };
    let projects =
        store::projects(&mut tx, if conscience { nobody } else { owner }).await?;
    let next = (rows.len() > PAGE).then(|| {
        rows.truncate(PAGE);
        rows.last().map(|row| After {
            due_at: row.due_at,
            id: row.id,
        })
    });
    Ok(Inbox {
        rows,
        next: next.flatten(),
        projects,
    })
}

/// One contribution with everything that was answered before.
///
/// # Errors
/// [`Error::NotFound`] for who may not read it.
pub async fn item(portal: &Portal, actor: &Actor, id: ContributionId) -> Result<(Item, Vec<Reply>)> {
    require_reader(actor)?;
    let mut tx = portal.db.read().await?;
    let item = store::item(&mut tx, id)
        .await?
        .filter(|item| staff_may_read(actor, item.shown_as))
        .ok_or(Error::NotFound)?;
    let replies = contributions::store::replies(&mut tx, id).await?;
    Ok((item, replies))
}

/// Several contributions, to answer them together; in the order of `ids`, at most
/// [`super::MOST_TOGETHER`].
///
/// # Errors
/// [`Error::NotFound`] when there is one among them that the actor may not read.
pub async fn several(portal: &Portal, actor: &Actor, ids: &[ContributionId]) -> Result<Vec<Item>> {
    require_reader(actor)?;
    let mut tx = portal.db.read().await?;
    let mut items: Vec<Item> = Vec::new();
    for id in ids.iter().take(super::MOST_TOGETHER) {
        if items.iter().any(|item| item.id == *id) {
            continue;
        }
        let item = store::item(&mut tx, *id)
            .await?
            .filter(|item| staff_may_read(actor, item.shown_as))
            .ok_or(Error::NotFound)?;
        items.push(item);
    }
    Ok(items)
}

/// The answers that whoever asks has written and not published, with what each replies to.
///
/// # Errors
/// [`Error::Forbidden`] for who does not answer.
pub async fn held(portal: &Portal, actor: &Actor) -> Result<Vec<(Held, Vec<Served>)>> {
    let me = require_reader(actor)?;
    let mut tx = portal.db.read().await?;
    let mut served = store::served(&mut tx, me).await?;
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
