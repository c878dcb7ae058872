//! How writers are shown: the visibility rule, applied to rows.

use super::Attribution;
use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{ProposalId, SegmentId},
    },
    rounds::proposals::{
        self,
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
    pub round_state: proposals::State,
    pub closes_at: Option<Timestamp>,
    pub writer_name: String,
    pub segment_id: Option<SegmentId>,
    pub segment_name: Option<String>,
}

impl Utterance {
    /// The writer as the viewer sees them; `None` when the viewer may not even know that it was written.
    pub(crate) fn speaker(
        self,
        viewer: Viewer,
        nameable_by_proposal: &SegmentsByProposal,
        now: Timestamp,
    ) -> Option<Speaker> {
        let state = self.round_state.at(now, self.closes_at);
        let shown = nameable_by_proposal.show(self.proposal_id, self.segment_id);
        match viewer.voice(state, false, self.shown_as, shown) {
            Voice::Hidden => None,
            Voice::Own | Voice::Name => Some(Speaker::Name(self.writer_name)),
            Voice::Segment => Some(self.segment_name.map_or(Speaker::Panel, Speaker::Segment)),
            Voice::Panel => Some(Speaker::Panel),
        }
    }
}

/// The segments that may be named, for each of a few proposals.
#[derive(Default)]
pub(crate) struct SegmentsByProposal(HashMap<ProposalId, NameableSegments>);

impl SegmentsByProposal {
    /// The segments of one proposal, when they are known already.
    pub(crate) fn on(proposal: ProposalId, nameable: NameableSegments) -> Self {
        Self(HashMap::from([(proposal, nameable)]))
    }

    /// The segments of the proposals of these utterances.
    pub(crate) async fn of(tx: &mut Tx, said: impl Iterator<Item = &Utterance>) -> Result<Self> {
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
        Ok(Self(
            people
                .into_iter()
                .map(|(proposal, people)| (proposal, NameableSegments::of(&people)))
                .collect(),
        ))
    }

    fn show(&self, proposal: ProposalId, segment: Option<SegmentId>) -> bool {
        self.0
            .get(&proposal)
            .is_some_and(|nameable| nameable.shows(segment))
    }
}
