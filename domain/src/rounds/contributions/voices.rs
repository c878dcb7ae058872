//! The way in which writers are shown: the visibility rule, applied to rows.

use super::Attribution;
use crate::{
    Actor, Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, ProposalId, SegmentId},
    },
    rounds::proposals::{
        self,
        queries::ProposalView,
        visibility::{NameableSegments, Viewer, Voice},
    },
};
use std::collections::HashMap;

/// The writer, as the viewer sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// By name.
    Name(String),
    /// As somebody of this segment.
    Segment(String),
    /// As somebody of the panel.
    Panel,
}

/// The facts about something written that the rule needs. They name the writer, so they stay within the domain.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Utterance {
    pub shown_as: Attribution,
    pub proposal_id: ProposalId,
    pub project_owner_id: AccountId,
    pub owner_id: AccountId,
    pub round_state: proposals::State,
    pub closes_at: Option<Timestamp>,
    pub writer_name: String,
    pub segment_id: Option<SegmentId>,
    pub segment_name: Option<String>,
}

impl Utterance {
    /// The writer as the reader sees them; `None` when the viewer may not even know that it was written.
    pub(crate) fn speaker(self, reader: &RoundReader<'_>, now: Timestamp) -> Option<Speaker> {
        let state = self.round_state.at(now, self.closes_at);
        let shown = reader.shows(self.proposal_id, self.segment_id);
        match reader
            .viewer(&self)
            .voice(state, false, self.shown_as, shown)
        {
            Voice::Hidden => None,
            Voice::Own | Voice::Name => Some(Speaker::Name(self.writer_name)),
            Voice::Segment => Some(self.segment_name.map_or(Speaker::Panel, Speaker::Segment)),
            Voice::Panel => Some(Speaker::Panel),
        }
    }
}

/// The reader of utterances in a few rounds: their part in each of them, and the segments that may be named there.
pub(crate) struct RoundReader<'a> {
    actor: &'a Actor,
    named: HashMap<ProposalId, NameableSegments>,
    /// Whether they were asked, and whether they voted.
    part: HashMap<ProposalId, (bool, bool)>,
}

impl<'a> RoundReader<'a> {
    /// The reader of one proposal whose view is known already.
    pub(crate) fn on(actor: &'a Actor, view: &ProposalView) -> Self {
        let (id, viewer) = (view.proposal.id, view.viewer);
        Self {
            actor,
            named: HashMap::from([(id, view.nameable_segments())]),
            part: HashMap::from([(id, (viewer.asked, viewer.voted))]),
        }
    }

    /// The reader of these utterances.
    pub(crate) async fn of(
        tx: &mut Tx,
        actor: &'a Actor,
        said: impl Iterator<Item = &Utterance> + Clone,
    ) -> Result<Self> {
        let mut ids: Vec<_> = said.clone().map(|said| said.proposal_id).collect();
        ids.sort_unstable();
        ids.dedup();
        let mut part = HashMap::new();
        if let Some(member) = actor.person().and_then(|person| person.member) {
            for id in ids {
                part.insert(id, proposals::store::part_in(tx, id, member).await?);
            }
        }
        Ok(Self {
            actor,
            named: nameable(tx, said).await?,
            part,
        })
    }

    /// The reader as the viewer of an utterance.
    pub(crate) fn viewer(&self, said: &Utterance) -> Viewer {
        let part = self.part.get(&said.proposal_id);
        let (asked, voted) = part.copied().unwrap_or_default();
        let owners = [said.project_owner_id, said.owner_id];
        Viewer::of(self.actor, &owners, asked, voted)
    }

    fn shows(&self, proposal: ProposalId, segment: Option<SegmentId>) -> bool {
        let named = self.named.get(&proposal);
        named.is_some_and(|named| named.shows(segment))
    }
}

/// The segments that may be named, for each proposal with an utterance that is shown with a segment.
async fn nameable(
    tx: &mut Tx,
    said: impl Iterator<Item = &Utterance>,
) -> Result<HashMap<ProposalId, NameableSegments>> {
    let mut ids: Vec<_> = said
        .filter(|said| said.shown_as == Attribution::Segment)
        .map(|said| said.proposal_id)
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let mut people: HashMap<ProposalId, Vec<(SegmentId, i64)>> = HashMap::new();
    // A statement is static text, so a fixed number of places is read at a time; unused places find nothing.
    for some in ids.chunks(8) {
        let place = |i: usize| some.get(i).copied().unwrap_or(ProposalId(0));
        let rows: Vec<(ProposalId, SegmentId, i64)> = all!(
            tx,
            "select proposal_id, segment_id, people from proposal_segments
             where proposal_id in ($1, $2, $3, $4, $5, $6, $7, $8)",
            place(0),
            place(1),
            place(2),
            place(3),
            place(4),
            place(5),
            place(6),
            place(7)
        )?;
        for (proposal, segment, count) in rows {
            people.entry(proposal).or_default().push((segment, count));
        }
    }
    let people = people.into_iter();
    Ok(people
        .map(|(proposal, people)| (proposal, NameableSegments::of(&people)))
        .collect())
}
