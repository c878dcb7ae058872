//! The inbox: what waits for an answer, in the order of its clock, and how much of it there is.

use super::{
    inbox_store::{self as rows, Range},
    queries::{named, require_reader},
    store,
};
use crate::{
    Actor, Error, Portal, Result, Role, Timestamp,
    base::{
        ids::{AccountId, ContributionId, MemberId, ProjectId},
        text,
    },
    rounds::contributions::{
        Attribution, Kind, MOST_TOGETHER, RoundReader, Speaker, State, Utterance,
    },
};
use jiff::tz::TimeZone;

/// The days by which the answers are due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Due {
    /// Any day.
    #[default]
    AnyDay,
    /// Only what is late.
    Overdue,
    /// Only what is due from now until this moment.
    Until(Timestamp),
}

/// The part of the inbox to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Only contributions in this project.
    pub project: Option<ProjectId>,
    /// Only contributions of this kind.
    pub kind: Option<Kind>,
    /// Only contributions in this state.
    pub state: State,
    /// Whether contributions that others have to answer are included.
    pub everybody: bool,
    /// The days by which they are due.
    pub due: Due,
    /// Whether only contributions are included whose writer said that an answer was none.
    pub refused: bool,
    /// The words that have to stand in the text, the title or the name that is shown.
    pub sought: String,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            project: None,
            kind: None,
            state: State::Waiting,
            everybody: false,
            due: Due::AnyDay,
            refused: false,
            sought: String::new(),
        }
    }
}

/// The last line of a page, after which the next page begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct After {
    /// The moment when it is due.
    pub due_at: Timestamp,
    /// Its key.
    pub id: ContributionId,
}

/// One line of the inbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its key.
    pub id: ContributionId,
    /// The kind.
    pub kind: Kind,
    /// Its beginning.
    pub opening: String,
    /// The choice of the writer about who may know them.
    pub shown_as: Attribution,
    /// The state.
    pub state: State,
    /// The moment when the answer was promised.
    pub due_at: Timestamp,
    /// The moment when an answer was refused for the first time.
    pub reopened_at: Option<Timestamp>,
    /// The title of the proposal.
    pub title: String,
    /// The name of its theme.
    pub theme: Option<String>,
    /// The number of contributions that were merged into it.
    pub like_it: i64,
    /// The writer, as the viewer sees them.
    pub speaker: Speaker,
    /// The writer's key, for their face; only with their name.
    pub member: Option<MemberId>,
}

impl Line {
    const fn place(&self) -> After {
        After {
            due_at: self.due_at,
            id: self.id,
        }
    }

    /// Whether every word of `sought`, which is a key, stands somewhere in what the reader may see.
    fn holds(&self, sought: &str) -> bool {
        let name = match &self.speaker {
            Speaker::Name(name) => name,
            Speaker::Segment(segment) => segment,
            Speaker::Panel => "",
        };
        let seen = text::key(&format!("{} {name} {}", self.opening, self.title));
        sought.split(' ').all(|word| seen.contains(word))
    }
}

/// A line before the visibility rule is applied.
#[derive(sqlx::FromRow)]
pub(super) struct LineRow {
    id: ContributionId,
    kind: Kind,
    opening: String,
    member_id: MemberId,
    state: State,
    due_at: Timestamp,
    reopened_at: Option<Timestamp>,
    title: String,
    theme: Option<String>,
    like_it: i64,
    #[sqlx(flatten)]
    said: Utterance,
}

impl LineRow {
    fn seen(self, reader: &RoundReader<'_>, now: Timestamp) -> Option<Line> {
        let shown_as = self.said.shown_as;
        let speaker = self.said.speaker(reader, now)?;
        Some(Line {
            id: self.id,
            kind: self.kind,
            opening: self.opening,
            shown_as,
            state: self.state,
            due_at: self.due_at,
            reopened_at: self.reopened_at,
            title: self.title,
            theme: self.theme,
            like_it: self.like_it,
            member: named(&speaker, self.member_id),
            speaker,
        })
    }
}

/// A page of the inbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inbox {
    /// The lines, sorted by due date.
    pub lines: Vec<Line>,
    /// The place after which the next page begins.
    pub next: Option<After>,
    /// The projects to filter by.
    pub projects: Vec<(ProjectId, String)>,
}

/// How much waits for one person who answers: by the queues of their inbox, and what they promised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Waiting {
    /// Everything that they owe an answer to.
    pub mine: i64,
    /// What is late.
    pub late: i64,
    /// What is due today.
    pub today: i64,
    /// What somebody found not answered.
    pub refused: i64,
    /// The answers that they hold.
    pub held: i64,
    /// Their own commitments that are late.
    pub late_promises: i64,
}

/// The number of contributions on a page of the inbox.
pub const PAGE: usize = 25;
/// The number of contributions of which the words are read in one search; the next page goes on from there.
const SEARCHED: usize = 1000;
/// The number of characters of a beginning.
const OPENING: usize = 140;

/// A page of the inbox, sorted by when answers are due.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who neither owns projects nor is the customer conscience; [`Error::NotFound`] for
/// a project in which they have nothing to answer.
pub async fn inbox(
    portal: &Portal,
    actor: &Actor,
    filter: &Filter,
    after: Option<After>,
) -> Result<Inbox> {
    read(portal, actor, filter, after, PAGE).await
}

/// The keys of everything that the actor owes an answer to and that matches, to answer it together; at most
/// [`MOST_TOGETHER`].
///
/// # Errors
/// As for [`inbox`].
pub async fn together(
    portal: &Portal,
    actor: &Actor,
    filter: &Filter,
) -> Result<Vec<ContributionId>> {
    let own = Filter {
        everybody: false,
        ..filter.clone()
    };
    let found = read(portal, actor, &own, None, MOST_TOGETHER).await?;
    Ok(found.lines.into_iter().map(|line| line.id).collect())
}

async fn read(
    portal: &Portal,
    actor: &Actor,
    filter: &Filter,
    after: Option<After>,
    most: usize,
) -> Result<Inbox> {
    let me = require_reader(actor)?;
    let conscience = actor.is(Role::CustomerConscience);
    let now = portal.now();
    let sought = text::key(&filter.sought);
    let scanned = if sought.is_empty() { most } else { SEARCHED };
    let first = match filter.due {
        Due::AnyDay | Due::Overdue => (Timestamp(i64::MIN), ContributionId(0)),
        Due::Until(_) => (now, ContributionId(0)),
    };
    let range = Range {
        state: filter.state,
        kind: Range::kind(filter.kind),
        due_before: match filter.due {
            Due::AnyDay => Timestamp(i64::MAX),
            Due::Overdue => now,
            Due::Until(end) => end,
        },
        after: after.map_or(first, |after| (after.due_at, after.id)),
        conscience: i64::from(conscience),
        most: i64::try_from(scanned + 1).unwrap_or(i64::MAX),
        refused: i64::from(filter.refused),
        whole: i64::from(!sought.is_empty()),
    };
    let nobody = AccountId(0);
    let owner = if filter.everybody { nobody } else { me };
    let reader = if conscience { nobody } else { me };
    let mut tx = portal.db.read().await?;
    let mut found = match filter.project {
        Some(project) => {
            if !conscience && !store::answers_in(&mut tx, project, me).await? {
                return Err(Error::NotFound);
            }
            rows::of_project(&mut tx, &range, project, owner, reader).await?
        }
        None if filter.everybody => rows::of_everybody(&mut tx, &range, reader).await?,
        None => rows::of_owner(&mut tx, &range, me).await?,
    };
    let projects = store::projects(&mut tx, reader).await?;
    let mut next = (found.len() > scanned).then(|| {
        found.truncate(scanned);
        found.last().map(|row| After {
            due_at: row.due_at,
            id: row.id,
        })
    });
    let reader = RoundReader::of(&mut tx, actor, found.iter().map(|row| &row.said)).await?;
    let mut lines: Vec<_> = found
        .into_iter()
        .filter_map(|row| row.seen(&reader, now))
        .filter(|line| sought.is_empty() || line.holds(&sought))
        .collect();
    if lines.len() > most {
        lines.truncate(most);
        next = Some(lines.last().map(Line::place));
    }
    for line in &mut lines {
        if let Some((end, _)) = line.opening.char_indices().nth(OPENING) {
            line.opening.truncate(end);
        }
    }
    Ok(Inbox {
        lines,
        next: next.flatten(),
        projects,
    })
}

/// The number up to which what waits is counted.
pub const MOST_WAITING: i64 = 1000;

/// How much waits for the actor, up to [`MOST_WAITING`] of each, in one statement, because every page of theirs shows it;
/// nothing for people who don't answer. `zone` tells which day it is.
///
/// # Errors
/// When it can't be read.
pub async fn waiting(portal: &Portal, actor: &Actor, zone: &TimeZone) -> Result<Waiting> {
    let Ok(me) = require_reader(actor) else {
        return Ok(Waiting::default());
    };
    let conscience = i64::from(actor.is(Role::CustomerConscience));
    let now = portal.now();
    let today = now.date_in(zone);
    let day = rows::Day {
        now,
        ends: Timestamp::end_of(today, zone),
        date: today.to_string(),
    };
    let mut tx = portal.db.read().await?;
    rows::waiting(&mut tx, me, &day, conscience, MOST_WAITING).await
}
