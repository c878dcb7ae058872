//! What pages read of commitments. The ledger is open to the whole panel and all staff.

use super::{
    Commitment, Deed, Happened, Mine, Move, Standing,
    operations::About,
    rules::{SOON_DAYS, check_keeps, check_offer, hears},
    store::{
        self,
        ledger::{self, Range},
    },
};
use crate::{
    Actor, Error, Portal, Result,
    contributions::{self, Crowds, Speaker, rules::staff_may_read},
    db::Tx,
    ids::{AnswerId, CommitmentId, ContributionId, MemberId, ProjectId, ProposalId},
    organisation,
    projects::{self, Owner},
    proposals::visibility::Viewer,
};
use jiff::{Span, civil::Date};

/// What part of the ledger is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only what stands like this.
    pub standing: Option<Standing>,
    /// Only of this project.
    pub project: Option<ProjectId>,
}

/// Where the next page begins: after this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct After {
    /// When it is due.
    pub due_on: Date,
    /// Which one it is.
    pub id: CommitmentId,
}

/// A page of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// What is due last comes first.
    pub lines: Vec<Commitment>,
    /// Where the next page begins.
    pub next: Option<After>,
}

/// Days are texts that sort as they follow each other; no day comes after this one.
const LAST: &str = "9999-12-31";

/// How many stand on one page.
pub const PAGE: usize = 50;

/// How many commitments stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// To be done, by the day that was promised.
    pub planned: i64,
    /// To be done, by another day than was promised first.
    pub moved: i64,
    /// Not done, and the day has passed.
    pub late: i64,
    /// Called done; the customers have not said yes or no.
    pub done: i64,
    /// It happened, say the customers.
    pub kept: i64,
    /// It did not.
    pub broken: i64,
}

impl Counts {
    /// How many were kept or broken: what a kept rate is taken of.
    #[must_use]
    pub const fn judged(&self) -> i64 {
        self.kept + self.broken
    }

    /// How many there are.
    #[must_use]
    pub const fn all(&self) -> i64 {
        self.planned + self.moved + self.late + self.done + self.judged()
    }

    const fn add(&mut self, standing: Standing, commitments: i64) {
        let of = match standing {
            Standing::Planned => &mut self.planned,
            Standing::Moved => &mut self.moved,
            Standing::Late => &mut self.late,
            Standing::Done | Standing::Asked => &mut self.done,
            Standing::Kept => &mut self.kept,
            Standing::Broken => &mut self.broken,
        };
        *of += commitments;
    }
}

/// How a team keeps its commitments: the team is the project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// The project.
    pub id: ProjectId,
    /// Its name.
    pub name: String,
    /// How its commitments stand.
    pub counts: Counts,
}

fn signed_in(actor: &Actor) -> Result<()> {
    match actor {
        Actor::Visitor => Err(Error::Forbidden),
        Actor::Person(_) | Actor::Portal => Ok(()),
    }
}

async fn today(portal: &Portal, tx: &mut Tx) -> Result<Date> {
    let zone = organisation::store::zone(tx).await?;
    Ok(portal.now().date_in(&zone))
}

/// A page of the ledger.
///
/// # Errors
/// [`Error::Forbidden`] to visitors.
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
        standing: filter.standing.map_or("", Standing::as_str),
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

/// How the commitments of each project stand, those without any left out, by name.
///
/// # Errors
/// [`Error::Forbidden`] to visitors.
pub async fn teams(portal: &Portal, actor: &Actor) -> Result<Vec<Team>> {
    signed_in(actor)?;
    let mut tx = portal.db.read().await?;
    let today = today(portal, &mut tx).await?.to_string();
    let rows = ledger::counts(&mut tx, &today, ("", LAST), ProjectId(0)).await?;
    let mut teams: Vec<Team> = Vec::new();
    for (id, name, standing, commitments) in rows {
        match teams.iter_mut().find(|team| team.id == id) {
            Some(team) => team.counts.add(standing, commitments),
            None => {
                let mut counts = Counts::default();
                counts.add(standing, commitments);
                teams.push(Team { id, name, counts });
            }
        }
    }
    teams.sort_by_key(|team| (team.name.to_lowercase(), team.id));
    Ok(teams)
}

/// How those commitments stand today that are due from the one day up to and including the other; of
/// one project, or of all.
///
/// # Errors
/// [`Error::Forbidden`] to visitors.
pub async fn counts(
    portal: &Portal,
    actor: &Actor,
    days: Option<(Date, Date)>,
    project: Option<ProjectId>,
) -> Result<Counts> {
    signed_in(actor)?;
    let mut tx = portal.db.read().await?;
    let today = today(portal, &mut tx).await?.to_string();
    let (from, until) = days.map_or_else(
        || (String::new(), LAST.to_owned()),
        |(from, until)| (from.to_string(), until.to_string()),
    );
    let project = project.unwrap_or(ProjectId(0));
    let mut counts = Counts::default();
    for (_, _, standing, commitments) in
        ledger::counts(&mut tx, &today, (&from, &until), project).await?
    {
        counts.add(standing, commitments);
    }
    Ok(counts)
}

/// What was promised in the answers and the decision on a proposal, the first one first.
///
/// # Errors
/// [`Error::Forbidden`] to visitors.
pub async fn of_proposal(
    portal: &Portal,
    actor: &Actor,
    id: ProposalId,
) -> Result<Vec<Commitment>> {
    signed_in(actor)?;
    let mut tx = portal.db.read().await?;
    store::of_proposal(&mut tx, id).await
}

/// Everything that was promised in a project, what is due first comes first.
///
/// # Errors
/// [`Error::Forbidden`] to visitors.
pub async fn of_project(portal: &Portal, actor: &Actor, id: ProjectId) -> Result<Vec<Commitment>> {
    signed_in(actor)?;
    let mut tx = portal.db.read().await?;
    store::of_project(&mut tx, id).await
}

/// What was promised in the answers to a contribution: for who wrote it, and for staff who may read it;
/// nothing for others.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn of_contribution(
    portal: &Portal,
    actor: &Actor,
    id: ContributionId,
) -> Result<Vec<Commitment>> {
    let mut tx = portal.db.read().await?;
    let Some(debt) = contributions::store::debt(&mut tx, id).await? else {
        return Ok(Vec::new());
    };
    let own = actor.require_member().ok() == Some(debt.member_id);
    if own || staff_may_read(actor, debt.shown_as) {
        store::of_contribution(&mut tx, id).await
    } else {
        Ok(Vec::new())
    }
}

/// Words that a commitment responds to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words.
    pub text: String,
    /// Who said them; the reader themselves when it is nobody.
    pub speaker: Option<Speaker>,
}

/// A commitment with everything that its reader may know of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// The commitment.
    pub commitment: Commitment,
    /// Every move of its day, the first one first.
    pub moves: Vec<Move>,
    /// The words that it responds to, as far as the reader may read them.
    pub quotes: Vec<Quote>,
    /// The reader's own place among those it was promised to.
    pub mine: Option<Mine>,
    /// What customers added to their yes or no, for its owner and the customer conscience.
    pub words: Vec<(Happened, String)>,
}

/// How many contributions of an answer are quoted.
const QUOTES: i64 = 3;
/// How many words of customers stand on one page.
const WORDS: i64 = 200;

/// One commitment.
///
/// # Errors
/// [`Error::Forbidden`] to visitors; [`Error::NotFound`].
pub async fn find(portal: &Portal, actor: &Actor, id: CommitmentId) -> Result<Detail> {
    signed_in(actor)?;
    let mut tx = portal.db.read().await?;
    let commitment = store::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let mine = match actor.require_member() {
        Ok(member) => store::mine(&mut tx, id, member).await?,
        Err(_) => None,
    };
    let quotes = match commitment.answer_id {
        Some(answer) => quotes(portal, &mut tx, actor, answer).await?,
        None => Vec::new(),
    };
    let words = if hears(actor, commitment.owner_id) {
        store::words(&mut tx, id, WORDS).await?
    } else {
        Vec::new()
    };
    Ok(Detail {
        moves: store::moves(&mut tx, id).await?,
        commitment,
        quotes,
        mine,
        words,
    })
}

/// What an answer replies to, as far as the visibility rule lets the actor read it: the ledger is for
/// the whole panel, and what was written for those in a round stays among them.
async fn quotes(
    portal: &Portal,
    tx: &mut Tx,
    actor: &Actor,
    answer: AnswerId,
) -> Result<Vec<Quote>> {
    let me = actor.require_member().unwrap_or(MemberId(0));
    let rows = store::quotes(tx, answer, me, QUOTES).await?;
    let Some(proposal) = rows.first().map(|row| row.said.proposal_id) else {
        return Ok(Vec::new());
    };
    let (asked, voted) = store::part_in(tx, proposal, me).await?;
    let viewer = Viewer::of(actor, asked > 0, voted > 0);
    let crowds = Crowds::of(tx, rows.iter().map(|row| &row.said)).await?;
    let now = portal.now();
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let speaker = if row.member_id == me {
                None
            } else {
                Some(row.said.speaker(viewer, &crowds, now)?)
            };
            Some(Quote {
                text: row.text,
                speaker,
            })
        })
        .collect())
}

/// How many a list on a home page shows.
const MOST: i64 = 50;

/// What the actor was promised and is asked about: whether it happened waits for their word.
///
/// # Errors
/// [`Error::Forbidden`] to who is no member.
pub async fn to_say(portal: &Portal, actor: &Actor) -> Result<Vec<Commitment>> {
    let member = actor.require_member()?;
    let mut tx = portal.db.read().await?;
    store::asked(&mut tx, member, 1, MOST).await
}

/// Everything that the actor was promised, what is due last first.
///
/// # Errors
/// [`Error::Forbidden`] to who is no member.
pub async fn promised(portal: &Portal, actor: &Actor) -> Result<Vec<Commitment>> {
    let member = actor.require_member()?;
    let mut tx = portal.db.read().await?;
    store::asked(&mut tx, member, 0, MOST).await
}

/// What the actor has to keep that is late or due soon, the longest due first; nothing for who has
/// promised nothing.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn due(portal: &Portal, actor: &Actor) -> Result<Vec<Commitment>> {
    let Some(owner) = actor.account() else {
        return Ok(Vec::new());
    };
    let mut tx = portal.db.read().await?;
    let today = today(portal, &mut tx).await?;
    let soon = today.saturating_add(Span::new().days(SOON_DAYS));
    store::due(&mut tx, owner, &soon.to_string(), MOST).await
}

/// Where somebody would promise something, for the page on which they do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promisable {
    /// The project.
    pub project_id: ProjectId,
    /// Its name.
    pub project: String,
    /// The proposal.
    pub proposal_id: Option<ProposalId>,
    /// Its title.
    pub title: Option<String>,
    /// What the answer replies to.
    pub quotes: Vec<Quote>,
}

/// Where somebody would promise something.
///
/// # Errors
/// As [`super::operations::promise`].
pub async fn promisable(portal: &Portal, actor: &Actor, about: About) -> Result<Promisable> {
    let mut tx = portal.db.read().await?;
    let place = super::operations::place(&mut tx, actor, about).await?;
    let quotes = match about {
        About::Answer(answer) => quotes(portal, &mut tx, actor, answer).await?,
        About::Decision(_) | About::Project(_) => Vec::new(),
    };
    Ok(Promisable {
        project_id: place.project_id,
        project: place.project,
        proposal_id: place.proposal_id,
        title: place.title,
        quotes,
    })
}

/// In which of these answers the actor may promise something.
///
/// # Errors
/// [`Error::Unavailable`] when they can't be read.
pub async fn may_promise_in(
    portal: &Portal,
    actor: &Actor,
    answers: &[AnswerId],
) -> Result<Vec<AnswerId>> {
    let mut tx = portal.db.read().await?;
    let mut may = Vec::new();
    for &id in answers {
        match super::operations::place(&mut tx, actor, About::Answer(id)).await {
            Ok(_) => may.push(id),
            Err(Error::NotFound | Error::Forbidden) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(may)
}

/// A commitment for who keeps it: to move its day, call it done or give it up. One that has ended is
/// shown only when `ended` says so: to who was a moment late, with what they typed.
///
/// # Errors
/// [`Error::NotFound`]; as [`check_keeps`]; [`crate::Conflict::CommitmentEnded`].
pub async fn to_keep(
    portal: &Portal,
    actor: &Actor,
    id: CommitmentId,
    ended: bool,
) -> Result<Commitment> {
    let mut tx = portal.db.read().await?;
    let found = store::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    check_keeps(actor, found.owner_id)?;
    if !ended {
        found.state.after(Deed::Move)?;
    }
    Ok(found)
}

/// A commitment with those to whom it can be offered.
///
/// # Errors
/// As [`super::operations::offer`].
pub async fn to_offer(
    portal: &Portal,
    actor: &Actor,
    id: CommitmentId,
) -> Result<(Commitment, Vec<Owner>)> {
    let mut tx = portal.db.read().await?;
    let found = store::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    check_offer(actor, &found)?;
    found.state.after(Deed::Offer)?;
    let mut receivers = projects::store::owners(&mut tx).await?;
    receivers.retain(|owner| actor.account() != Some(owner.id));
    Ok((found, receivers))
}
