//! The queries of pages on proposals, filtered by the actor.

use super::{
    Line, Proposal, Question, SegmentAsked, Waiting,
    draft::ProposalForm,
    load::{self, month_begin},
    store, translation,
    visibility::{NameableSegments, Viewer},
};
pub use super::{
    load::Load,
    store::{Choosable, WHOLE_PANEL},
};
use crate::{
    Actor, Error, Portal, Result, Timestamp,
    base::{
        db::Tx,
        ids::{MemberId, ProjectId, ProposalId, SegmentId},
    },
    people::{
        organisation,
        translations::{self, OwnTranslation, Sheet, Subject},
    },
    read,
    rounds::projects,
};
use futures::try_join;
use jiff::tz::TimeZone;

/// A proposal as one viewer reads it.
#[derive(Clone, Debug)]
pub struct ProposalView {
    /// The proposal, its state as of now.
    pub proposal: Proposal,
    /// The rights of the reader.
    pub viewer: Viewer,
    /// Its questions, with the reader's own replies.
    pub questions: Vec<Question>,
    /// The segments that are asked.
    pub segments: Vec<SegmentAsked>,
    /// The name of the present customer conscience; empty while there is none.
    pub conscience: String,
    /// Its text in the other language, for its owner.
    pub translation: Option<OwnTranslation>,
}

impl ProposalView {
    /// The number of people who were asked.
    #[must_use]
    pub fn asked(&self) -> i64 {
        self.segments.iter().map(|segment| segment.people).sum()
    }

    /// Whether the reader reads the words of others as a customer of the round, while it is open.
    #[must_use]
    pub const fn takes_part(&self) -> bool {
        let state = self.proposal.state;
        matches!(state, super::State::Open) && self.viewer.asked && self.viewer.reads_words(state)
    }

    /// The number of people who were asked in each segment.
    #[must_use]
    pub fn people(&self) -> Vec<(SegmentId, i64)> {
        let segments = self.segments.iter();
        segments.map(|asked| (asked.id, asked.people)).collect()
    }

    /// The name of a segment that is asked, in the words of the reader.
    #[must_use]
    pub fn segment_name(&self, id: SegmentId) -> Option<&str> {
        let mut segments = self.segments.iter();
        segments
            .find(|asked| asked.id == id)
            .map(|asked| asked.name.as_str())
    }

    /// The segments that may be named.
    #[must_use]
    pub fn nameable_segments(&self) -> NameableSegments {
        NameableSegments::of(&self.people())
    }
}

/// A proposal, for anyone who may read it.
///
/// # Errors
/// [`Error::NotFound`] to everybody else.
pub async fn view(portal: &Portal, actor: &Actor, id: ProposalId) -> Result<ProposalView> {
    let mut tx = portal.db.read().await?;
    let member = actor.person().and_then(|person| person.member);
    // No member has the key 0, so this reads as somebody who was not asked.
    let read = store::read(&mut tx, portal.now(), id, member.unwrap_or(MemberId(0))).await?;
    let read = read.ok_or(Error::NotFound)?;
    let mut proposal = read.proposal;
    let viewer = Viewer::of(actor, &[proposal.owner_id], read.asked > 0, read.voted > 0);
    // A member whose question in a session was attached to the proposal may read it, but none of its results.
    if !viewer.may_read(proposal.state)
        && !store::wrote(&mut tx, id, member.unwrap_or(MemberId(0))).await?
    {
        return Err(Error::NotFound);
    }
    drop(tx);
    let db = &portal.db;
    let (mut questions, segments, second) = try_join!(
        read!(db, tx => store::questions(tx, id, member)),
        read!(db, tx => store::segments(tx, actor.reads(), id)),
        read!(db, tx => translations::store::of(tx, Subject::Proposal(id))),
    )?;
    let translation = translation::read(&second, actor, &mut proposal, &mut questions);
    Ok(ProposalView {
        proposal,
        viewer,
        questions,
        segments,
        conscience: read.conscience.unwrap_or_default(),
        translation,
    })
}

/// The actor as the viewer of a proposal.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub(crate) async fn viewer(tx: &mut Tx, actor: &Actor, proposal: &Proposal) -> Result<Viewer> {
    let member = actor.person().and_then(|person| person.member);
    let (asked, voted) = match member {
        Some(member) => store::part_in(tx, proposal.id, member).await?,
        None => (false, false),
    };
    Ok(Viewer::of(actor, &[proposal.owner_id], asked, voted))
}

/// The most proposals in a list on the home page; nobody is asked for so many at once.
const MOST: i64 = 50;

/// The open rounds that wait for the actor, the first to close first.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who is not a member.
pub async fn waiting(portal: &Portal, actor: &Actor) -> Result<Vec<Waiting>> {
    let member = actor.require_member()?;
    let mut tx = portal.db.read().await?;
    store::waiting(&mut tx, portal.now(), member, actor.reads(), MOST).await
}

/// The proposals of a project, for staff, the oldest first.
///
/// # Errors
/// [`Error::NotFound`] for anyone who is not on the staff.
pub async fn of_project(portal: &Portal, actor: &Actor, project: ProjectId) -> Result<Vec<Line>> {
    if !actor.is_staff() {
        return Err(Error::NotFound);
    }
    let mut tx = portal.db.read().await?;
    let mut lines = store::of_project(&mut tx, project).await?;
    let now = portal.now();
    for line in &mut lines {
        line.state = line.state.at(now, line.closes_at);
    }
    Ok(lines)
}

/// A draft as its owner left it, as typed text.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The proposal.
    pub proposal: Proposal,
    /// The values that were filled in.
    pub written: ProposalForm,
    /// The segments that can be chosen.
    pub choosable: Vec<Choosable>,
}

/// A proposal for its owner to go on writing.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] for staff who do not own the project.
pub async fn draft(portal: &Portal, actor: &Actor, id: ProposalId) -> Result<Draft> {
    let mut tx = portal.db.read().await?;
    let proposal = store::find(&mut tx, portal.now(), id)
        .await?
        .ok_or(Error::NotFound)?;
    projects::rules::check_change(actor, proposal.owner_id)?;
    let questions = store::questions(&mut tx, id, None).await?;
    let chosen = store::chosen(&mut tx, id).await?;
    let choosable = store::choosable(&mut tx).await?;
    Ok(Draft {
        written: ProposalForm::of(&proposal, &questions, &chosen),
        proposal,
        choosable,
    })
}

/// The sheet for the text of a proposal in the other language, for its owner.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] for staff who do not own the project.
pub async fn to_translate(portal: &Portal, actor: &Actor, id: ProposalId) -> Result<Sheet> {
    let mut tx = portal.db.read().await?;
    let proposal = store::find(&mut tx, portal.now(), id)
        .await?
        .ok_or(Error::NotFound)?;
    projects::rules::check_change(actor, proposal.owner_id)?;
    translation::sheet(&mut tx, &proposal).await
}

/// The load that a review of so many minutes puts on the members of these segments this month.
///
/// # Errors
/// [`Error::NotFound`] for anyone who is not on the staff.
pub async fn load(
    portal: &Portal,
    actor: &Actor,
    segments: &[SegmentId],
    minutes: i64,
) -> Result<Load> {
    if !actor.is_staff() {
        return Err(Error::NotFound);
    }
    let since = this_month(portal).await?;
    let mut tx = portal.db.read().await?;
    load::load(&mut tx, &load::list(segments), minutes, since).await
}

async fn this_month(portal: &Portal) -> Result<Timestamp> {
    let organisation = organisation::queries::organisation(portal).await?;
    let zone = organisation.map_or(TimeZone::UTC, |organisation| organisation.time_zone());
    Ok(month_begin(portal.now(), &zone))
}

/// The minutes a month that the actor gives, and the minutes that they were asked for this month; `None` for
/// anyone who is not a member.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn own_month(portal: &Portal, actor: &Actor) -> Result<Option<(i64, i64)>> {
    let Some(member) = actor.person().and_then(|person| person.member) else {
        return Ok(None);
    };
    let since = this_month(portal).await?;
    let mut tx = portal.db.read().await?;
    load::own(&mut tx, member, since).await
}
