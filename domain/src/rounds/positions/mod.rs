//! Positions: the votes of members on a proposal, their reasons, and their replies to its questions.
//!
//! What must stay true: a member has one position on a proposal, however often it is sent; only members who
//! were asked can take one, and only while the round is open; a position that was acknowledged is on disk. A vote
//! counts without a name; the member chooses how its words are attributed, and may only make that stricter.

pub mod operations;
pub mod queries;
pub mod rules;
pub(crate) mod store;

use crate::{
    Language, Timestamp,
    base::{
        ids::{ContributionId, ProposalId},
        time::Day,
    },
    rounds::{
        contributions::{Attribution, Speaker},
        proposals::State,
        supports::Support,
    },
};

/// A member's opinion of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Position {
    /// Do it.
    For,
    /// Do it, with care for a concern.
    ForWithConcerns,
    /// Don't do it like this.
    Against,
    /// The member has read it and leaves it to others.
    NoOpinion,
}
crate::base::db::text_enum!(Position {
    For => "for", ForWithConcerns => "for_with_concerns", Against => "against", NoOpinion => "no_opinion",
});

/// A member's own position.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Own {
    /// The position.
    pub position: Position,
    /// The reason.
    pub reason: String,
    /// The attribution of the reason and of the replies.
    pub shown_as: Attribution,
    /// The moment when it was first taken.
    pub cast_at: Timestamp,
    /// The moment when it was last changed.
    pub changed_at: Timestamp,
}

/// A position that a member took, with the present state of the proposal.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Taken {
    /// The proposal.
    pub proposal_id: ProposalId,
    /// Its title.
    pub title: String,
    /// The position.
    pub position: Position,
    /// The moment when it was last changed.
    pub changed_at: Timestamp,
    /// The state of the proposal; the queries take the present time into account.
    pub state: State,
    /// The moment when its round closes.
    pub closes_at: Option<Timestamp>,
    /// The day of the decision.
    #[sqlx(try_from = "String")]
    pub decide_on: Day,
}

/// A proposal that was put to a member, with what they said of it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PutTo {
    /// The proposal.
    pub proposal_id: ProposalId,
    /// Its title.
    pub title: String,
    /// The language of the title.
    pub language: Language,
    /// The name of its owner.
    pub owner: String,
    /// Their position, if they took one.
    pub position: Option<Position>,
    /// The state of the proposal; the queries take the present time into account.
    pub state: State,
    /// The moment when its round closes.
    pub closes_at: Option<Timestamp>,
}

/// The reason of a position, or a reply to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Its place, which tells nothing about the writer or the moment.
    pub place: i64,
    /// The text.
    pub text: String,
    /// The writer, as far as the reader may know.
    pub speaker: Speaker,
    /// The contribution that it became, once it was taken up to be answered.
    pub contribution: Option<ContributionId>,
    /// Whether the reader is the one who can answer it.
    pub may_answer: bool,
    /// The others who say the same.
    pub support: Support,
}

/// The positions of some of the people who were asked: those of one segment, or of all segments that are not named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentTally {
    /// The segment; `None` for all the others together.
    pub segment: Option<String>,
    /// The number of them who were asked.
    pub asked: i64,
    /// The number of them who took a position.
    pub votes: i64,
    /// The number of people for each position, in the order of the enum.
    pub counts: Vec<(Position, i64)>,
}

impl Tally {
    /// The share of each position in per cent, in the order of the counts. Together they are 100, unless nobody
    /// voted: what rounding down leaves over goes to the largest remainders (the method of Hamilton).
    #[must_use]
    pub fn percentages(&self) -> Vec<i64> {
        let all: i64 = self.counts.iter().map(|(_, count)| count).sum();
        let parts = |count: i64| (count * 100 / all.max(1), count * 100 % all.max(1));
        let mut shares: Vec<i64> = self
            .counts
            .iter()
            .map(|&(_, count)| parts(count).0)
            .collect();
        let left = if all == 0 {
            0
        } else {
            100 - shares.iter().sum::<i64>()
        };
        let mut largest: Vec<_> = self
            .counts
            .iter()
            .map(|&(_, count)| parts(count).1)
            .enumerate()
            .collect();
        largest.sort_by_key(|&(_, remainder)| std::cmp::Reverse(remainder));
        for (place, _) in largest
            .into_iter()
            .take(usize::try_from(left).unwrap_or_default())
        {
            if let Some(share) = shares.get_mut(place) {
                *share += 1;
            }
        }
        shares
    }
}

/// The results of a round, as far as one viewer may see them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The number of people who were asked.
    pub asked: i64,
    /// The number of people who took a position.
    pub votes: i64,
    /// The number of people for each position, in the order of the enum.
    pub counts: Vec<(Position, i64)>,
    /// Whether there are enough votes for percentages.
    pub shares: bool,
    /// The same for each segment; empty when the segments can't be told apart.
    pub by_segment: Vec<SegmentTally>,
    /// Some reasons for each position, the minority first, and whether there are more.
    pub reasons: Vec<(Position, Vec<Reason>, bool)>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn percentages(counts: &[i64]) -> Vec<i64> {
        let positions = Position::ALL.iter().copied();
        Tally {
            counts: positions.zip(counts.iter().copied()).collect(),
            ..Tally::default()
        }
        .percentages()
    }

    #[test]
    fn what_rounding_leaves_over_goes_to_the_largest_remainders() {
        assert_eq!(percentages(&[1, 1, 1, 0]), [34, 33, 33, 0]);
        assert_eq!(percentages(&[5, 5, 3, 3]), [31, 31, 19, 19]);
        assert_eq!(percentages(&[0, 0, 0, 0]), [0, 0, 0, 0]);
    }

    proptest! {
        #[test]
        fn shares_are_a_hundred_together(counts in prop::collection::vec(0_i64..10_000, 4)) {
            let shares = percentages(&counts);
            let all: i64 = counts.iter().sum();
            prop_assert_eq!(shares.iter().sum::<i64>(), if all == 0 { 0 } else { 100 });
            for (share, count) in shares.iter().zip(&counts) {
                prop_assert!((share * all - count * 100).abs() < all.max(1), "{} of {} is {}", count, all, share);
            }
        }
    }
}
