//! The queries of pages on themes, filtered by the actor.

use super::{Theme, rules, store};
use crate::{
    Actor, Conflict, Error, Portal, Result, Timestamp,
    base::{
        db::Tx,
        ids::{ContributionId, ProposalId, ThemeId},
    },
    rounds::{
        contributions::{Kind, MOST_TOGETHER, RoundReader, Speaker, State, Utterance},
        proposals::{self, queries::ProposalView, visibility::Results},
    },
};

/// A contribution in a list to be grouped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its key.
    pub id: ContributionId,
    /// The kind.
    pub kind: Kind,
    /// The text.
    pub text: String,
    /// The state.
    pub state: State,
    /// The moment of writing.
    pub written_at: Timestamp,
    /// The moment when an answer was refused for the first time.
    pub reopened_at: Option<Timestamp>,
    /// The writer, as far as staff may know them.
    pub speaker: Speaker,
    /// The number of contributions that were merged into it.
    pub like_it: i64,
    lead: Option<ContributionId>,
}

/// A line before the visibility rule is applied.
#[derive(sqlx::FromRow)]
pub(super) struct LineRow {
    id: ContributionId,
    kind: Kind,
    text: String,
    state: State,
    written_at: Timestamp,
    reopened_at: Option<Timestamp>,
    lead: Option<ContributionId>,
    like_it: i64,
    #[sqlx(flatten)]
    said: Utterance,
}

impl LineRow {
    fn seen(self, reader: &RoundReader<'_>, now: Timestamp) -> Option<Line> {
        Some(Line {
            id: self.id,
            kind: self.kind,
            text: self.text,
            state: self.state,
            written_at: self.written_at,
            reopened_at: self.reopened_at,
            lead: self.lead,
            like_it: self.like_it,
            speaker: self.said.speaker(reader, now)?,
        })
    }
}

/// The contributions that wait in a theme, which may be none.
#[derive(sqlx::FromRow)]
pub(super) struct FoundRow {
    contributions: i64,
    people: i64,
    changed_at: Option<Timestamp>,
    grouped_at: Option<Timestamp>,
}

/// A proposal whose contributions are grouped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The proposal.
    pub id: ProposalId,
    /// Its title.
    pub title: String,
    /// Whether the actor may group.
    pub may_group: bool,
    /// Whether the actor reads the words, and not only the numbers.
    pub reads_words: bool,
}

/// The themes of a proposal, and the contributions in none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The proposal.
    pub about: About,
    /// The themes, those of the most people first.
    pub themes: Vec<Theme>,
    /// The contributions in no theme, the oldest first.
    pub loose: Vec<Line>,
    /// The number of people who wrote contributions that are in no theme.
    pub loose_people: i64,
    /// The number of contributions in no theme, merged ones included.
    pub loose_contributions: i64,
    /// The contribution after which the next page begins.
    pub next: Option<ContributionId>,
}

/// A contribution with those that were merged into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    /// The lead.
    pub line: Line,
    /// The contributions that say the same; not all of them when there are very many.
    pub merged: Vec<Line>,
}

/// One theme with its contributions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// The proposal.
    pub about: About,
    /// The theme.
    pub theme: Theme,
    /// The leads, the oldest first.
    pub leads: Vec<Lead>,
    /// The contribution after which the next page begins.
    pub next: Option<ContributionId>,
    /// The contributions in it that wait for an answer of the actor.
    pub owed: Owed,
}

/// The contributions in a theme that wait for an answer of the actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    /// The number of contributions.
    pub contributions: i64,
    /// The number of people who wrote them.
    pub people: i64,
    /// The moment up to which the reader knows the contributions.
    pub read_at: Timestamp,
}

/// The theme of a member's own contribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeState {
    /// The name of the theme.
    pub theme: String,
    /// The number of others who wrote in it.
    pub others: i64,
    /// The moment since when it is there.
    pub since: Timestamp,
}

/// The number of contributions on a page, merged ones not counted.
pub const PAGE: usize = 50;

/// The most merged contributions that are read with a page of leads.
const MERGED: i64 = 500;

const ONE_MORE: i64 = 51;

/// The themes of a proposal, and a page of the contributions in none.
///
/// # Errors
/// [`Error::NotFound`] for anyone who neither answers what customers write nor is on the board, and for the board
/// while the round is open; [`Conflict::VoteFirst`] for an actor who was asked too.
pub async fn table(
    portal: &Portal,
    actor: &Actor,
    id: ProposalId,
    after: Option<ContributionId>,
) -> Result<Table> {
    let mut tx = portal.db.read().await?;
    let about = about(&mut tx, portal.now(), actor, id).await?;
    let rows = store::loose(&mut tx, id, after.unwrap_or(ContributionId(0)), ONE_MORE).await?;
    let (rows, next) = page(rows);
    let mut lines = seen(&mut tx, actor, portal.now(), rows).await?;
    lines.retain(|line| line.lead.is_none());
    let (loose_people, loose_contributions) = store::count_loose(&mut tx, id).await?;
    Ok(Table {
        about,
        themes: store::of_proposal(&mut tx, id).await?,
        loose: lines,
        loose_people,
        loose_contributions,
        next,
    })
}

/// A theme with a page of its contributions.
///
/// # Errors
/// [`Error::NotFound`] for anyone who does not answer what customers write.
pub async fn whole(
    portal: &Portal,
    actor: &Actor,
    id: ThemeId,
    after: Option<ContributionId>,
) -> Result<Whole> {
    let mut tx = portal.db.read().await?;
    let proposal = store::proposal_of(&mut tx, id).await?;
    let proposal = proposal.ok_or(Error::NotFound)?;
    let about = about(&mut tx, portal.now(), actor, proposal).await?;
    let theme = store::theme(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let rows = store::leads(&mut tx, id, after.unwrap_or(ContributionId(0)), ONE_MORE).await?;
    let (mut rows, next) = page(rows);
    if let (Some(first), Some(last)) = (rows.first(), rows.last()) {
        let (first, last) = (first.id, last.id);
        rows.extend(store::followers(&mut tx, proposal, first, last, MERGED).await?);
    }
    let lines = seen(&mut tx, actor, portal.now(), rows).await?;
    let owed = owed_in(&mut tx, actor, id).await?;
    Ok(Whole {
        about,
        theme,
        leads: under_leads(lines),
        next,
        owed,
    })
}

/// Contributions of a theme that were ticked, to choose the lead among them; in the order of writing.
///
/// # Errors
/// [`Error::NotFound`] for anyone who does not answer what customers write, and for contributions that are not in it.
pub async fn ticked(
    portal: &Portal,
    actor: &Actor,
    id: ThemeId,
    ids: &[ContributionId],
) -> Result<(Theme, Vec<Line>)> {
    let mut tx = portal.db.read().await?;
    let proposal = store::proposal_of(&mut tx, id).await?;
    about(
        &mut tx,
        portal.now(),
        actor,
        proposal.ok_or(Error::NotFound)?,
    )
    .await?;
    let theme = store::theme(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    let mut rows = Vec::new();
    for one in ids.into_iter().take(MOST_TOGETHER) {
        if !store::is_in_theme(&mut tx, id, one).await? {
            return Err(Error::NotFound);
        }
        rows.extend(store::line(&mut tx, one).await?);
    }
    let lines = seen(&mut tx, actor, portal.now(), rows).await?;
    Ok((theme, lines))
}

/// The contributions that were merged into another, for the person who answers it; at most [`PAGE`].
///
/// # Errors
/// [`Error::NotFound`] for anyone who does not answer what customers write.
pub async fn merged_into(
    portal: &Portal,
    actor: &Actor,
    proposal: ProposalId,
    id: ContributionId,
) -> Result<Vec<Line>> {
    let mut tx = portal.db.read().await?;
    about(&mut tx, portal.now(), actor, proposal).await?;
    let most = i64::try_from(PAGE).unwrap_or(i64::MAX);
    let rows = store::followers(&mut tx, proposal, id, id, most).await?;
    seen(&mut tx, actor, portal.now(), rows).await
}

/// The theme of a contribution, for the member who wrote it; `None` as long as they may not see what others said.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn of_contribution(
    portal: &Portal,
    actor: &Actor,
    view: &ProposalView,
    id: ContributionId,
) -> Result<Option<ThemeState>> {
    let Ok(member) = actor.require_member() else {
        return Ok(None);
    };
    if view.viewer.results(view.proposal.state, 0) == Results::Hidden {
        return Ok(None);
    }
    let mut tx = portal.db.read().await?;
    let found = store::of_member(&mut tx, id, member).await?;
    Ok(found.map(|(theme, others, since)| ThemeState {
        theme,
        others,
        since,
    }))
}

/// The contributions in a theme that wait for an answer of the actor.
///
/// # Errors
/// [`Error::NotFound`] for anyone who does not answer what customers write.
pub async fn owed(portal: &Portal, actor: &Actor, id: ThemeId) -> Result<Owed> {
    let mut tx = portal.db.read().await?;
    let proposal = store::proposal_of(&mut tx, id).await?;
    let proposal = proposal.ok_or(Error::NotFound)?;
    about(&mut tx, portal.now(), actor, proposal).await?;
    owed_in(&mut tx, actor, id).await
}

/// The rights of the actor on the themes of a proposal. A colleague who owes some of its answers looks too, and
/// reads no other contributions than those.
async fn about(tx: &mut Tx, now: Timestamp, actor: &Actor, id: ProposalId) -> Result<About> {
    let proposal = proposals::store::find(tx, now, id).await?;
    let proposal = proposal.ok_or(Error::NotFound)?;
    let viewer = proposals::queries::viewer(tx, actor, &proposal).await?;
    let answers = rules::answers(
        actor,
        viewer,
        store::owes_in(tx, id, actor.account()).await?,
    );
    if answers && viewer.votes_first(proposal.state) {
        return Err(Conflict::VoteFirst.into());
    }
    if !answers && !rules::may_look(viewer, proposal.state) {
        return Err(Error::NotFound);
    }
    Ok(About {
        id,
        may_group: rules::check_group(actor, proposal.owner_id, proposal.state).is_ok(),
        reads_words: answers || viewer.reads_words(proposal.state),
        title: proposal.title,
    })
}

async fn owed_in(tx: &mut Tx, actor: &Actor, id: ThemeId) -> Result<Owed> {
    let found = store::owed(tx, id, actor.account()).await?;
    Ok(Owed {
        contributions: found.contributions,
        people: found.people,
        read_at: found
            .changed_at
            .max(found.grouped_at)
            .unwrap_or(Timestamp(0)),
    })
}

/// One page, and the contribution after which the next begins.
fn page(mut rows: Vec<LineRow>) -> (Vec<LineRow>, Option<ContributionId>) {
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|last| last.id);
    (rows, next)
}

/// The lines as the actor may see them.
async fn seen(tx: &mut Tx, actor: &Actor, now: Timestamp, rows: Vec<LineRow>) -> Result<Vec<Line>> {
    let reader = RoundReader::of(tx, actor, rows.iter().map(|row| &row.said)).await?;
    let lines = rows.into_iter();
    Ok(lines.filter_map(|row| row.seen(&reader, now)).collect())
}

fn under_leads(lines: Vec<Line>) -> Vec<Lead> {
    let (leads, mut merged): (Vec<_>, Vec<_>) =
        lines.into_iter().partition(|line| line.lead.is_none());
    leads
        .into_iter()
        .map(|line| {
            let (own, others) = merged
                .drain(..)
                .partition(|other| other.lead == Some(line.id));
            merged = others;
            Lead { line, merged: own }
        })
        .collect()
}
