//! Positions: the votes of members on a proposal, their reasons, and their replies to its questions.
//!
//! What must stay true: a member has one position on a proposal, however often it is sent; only who
//! was asked can take one, and only while the round is open; what was acknowledged is on disk.

pub mod operations;
pub mod queries;
pub mod rules;
mod store;

use crate::{
    Timestamp,
    base::{ids::ProposalId, time::Day},
    rounds::proposals::State,
};

/// What a member thinks of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Position {
    /// Do it.
    For,
    /// Do it, and mind this.
    ForWithConcerns,
    /// Don't do it like this.
    Against,
    /// Has read it and leaves it to others.
    NoOpinion,
}
crate::base::db::text_enum!(Position {
    For => "for", ForWithConcerns => "for_with_concerns", Against => "against", NoOpinion => "no_opinion",
});

/// A member's own position.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Own {
    /// What it is.
    pub position: Position,
    /// Why.
    pub reason: String,
    /// When it was first taken.
    pub cast_at: Timestamp,
    /// When it was last changed.
    pub changed_at: Timestamp,
}

/// A position that a member took, with what became of the proposal.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Taken {
    /// The proposal.
    pub proposal_id: ProposalId,
    /// Its title.
    pub title: String,
    /// What the member took.
    pub position: Position,
    /// When it was last changed.
    pub changed_at: Timestamp,
    /// Where the proposal stands; what queries return has time taken into account.
    pub state: State,
    /// When its round closes.
    pub closes_at: Option<Timestamp>,
    /// The day of the decision.
    #[sqlx(try_from = "String")]
    pub decide_on: Day,
}

/// Why somebody took a position; never with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What they wrote.
    pub text: String,
    /// The segment that they were asked as, when it may be shown.
    pub segment: Option<String>,
}

/// What some of the people who were asked think: those of one segment, or of all that are not named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentTally {
    /// The segment; nothing for all the others together.
    pub segment: Option<String>,
    /// How many of them were asked.
    pub asked: i64,
    /// How many of them took a position.
    pub votes: i64,
    /// How many took each position, in the order of their meaning.
    pub counts: Vec<(Position, i64)>,
}

/// The results of a round, as far as one viewer may see them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many were asked.
    pub asked: i64,
    /// How many took a position.
    pub votes: i64,
    /// How many took each position, in the order of their meaning.
    pub counts: Vec<(Position, i64)>,
    /// Whether there are votes enough for percentages.
    pub shares: bool,
    /// The same segment by segment; nothing when the segments can't be told apart.
    pub by_segment: Vec<SegmentTally>,
    /// Some reasons for each position, the minority first, and whether there are more.
    pub reasons: Vec<(Position, Vec<Reason>, bool)>,
}
