//! Rules for presenting results: the order of the reasons, and the limits of the numbers.

use super::{Position, Tally};
use crate::rounds::proposals::visibility::FEWEST_VOTERS;

/// The positions, that of the fewest people first; "no opinion" comes last.
#[must_use]
pub fn minority_first(counts: &[(Position, i64)]) -> Vec<Position> {
    let mut counts = counts.to_vec();
    counts.sort_by_key(|&(position, count)| {
        // When two are equal, the one more against the proposal comes first.
        let order = std::cmp::Reverse(position);
        (position == Position::NoOpinion, count, order)
    });
    counts.into_iter().map(|(position, _)| position).collect()
}

/// A limit to what the results can say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Nobody took a position.
    NobodyVoted,
    /// So few people took one that each of them changes the picture.
    FewVoted,
    /// Most of the people who were asked did not: this many, of this many.
    MostSilent(i64, i64),
    /// Nobody in this segment took one.
    SegmentSilent(String),
    /// The votes for and against differ by only this many people.
    Close(i64),
}

/// For and against are close when they differ by no more than one in this many of their votes.
const CLOSE: i64 = 10;

/// The limits of these results, from the numbers of people who were asked and who took a position. There is
/// never a margin of error: a panel is no random sample.
#[must_use]
pub fn limits(tally: &Tally) -> Vec<Limit> {
    if tally.votes == 0 {
        return vec![Limit::NobodyVoted];
    }
    let mut limits = Vec::new();
    if tally.votes < FEWEST_VOTERS {
        limits.push(Limit::FewVoted);
    }
    if tally.votes * 2 < tally.asked {
        limits.push(Limit::MostSilent(tally.asked - tally.votes, tally.asked));
    }
    let silent = tally.by_segment.iter().filter(|of| of.votes == 0);
    limits.extend(silent.filter_map(|of| of.segment.clone().map(Limit::SegmentSilent)));
    let of = |positions: &[Position]| -> i64 {
        let counts = tally.counts.iter();
        let of = counts.filter(|(position, _)| positions.contains(position));
        of.map(|(_, count)| count).sum()
    };
    let in_favour = of(&[Position::For, Position::ForWithConcerns]);
    let against = of(&[Position::Against]);
    let apart = (in_favour - against).abs();
    if in_favour + against > 0 && apart * CLOSE <= in_favour + against {
        limits.push(Limit::Close(apart));
    }
    limits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rounds::positions::SegmentTally;
    use Position::{Against, For, ForWithConcerns, NoOpinion};
    use proptest::prelude::*;

    fn tally(asked: i64, counts: [i64; 4]) -> Tally {
        Tally {
            asked,
            votes: counts.iter().sum(),
            counts: Position::ALL.iter().copied().zip(counts).collect(),
            ..Tally::default()
        }
    }

    #[test]
    fn what_can_not_be_concluded_follows_from_who_answered() {
        for (asked, counts, expected) in [
            (20, [0, 0, 0, 0], &[Limit::NobodyVoted][..]),
            (12, [9, 0, 0, 0], &[Limit::FewVoted][..]),
            (12, [9, 0, 0, 1], &[][..]),
            (21, [9, 0, 0, 1], &[Limit::MostSilent(11, 21)][..]),
            (20, [9, 0, 0, 1], &[][..]),
            (20, [5, 5, 10, 0], &[Limit::Close(0)][..]),
            (20, [6, 5, 9, 0], &[Limit::Close(2)][..]),
            (20, [6, 6, 8, 0], &[][..]),
            (20, [0, 0, 0, 15], &[][..]),
        ] {
            assert_eq!(
                limits(&tally(asked, counts)),
                expected,
                "{asked} {counts:?}"
            );
        }
    }

    #[test]
    fn a_segment_without_an_answer_is_named_unless_it_stands_under_the_others() {
        let of = |segment: Option<&str>, votes| SegmentTally {
            segment: segment.map(str::to_owned),
            asked: 8,
            votes,
            counts: Vec::new(),
        };
        let mut tally = tally(24, [12, 0, 0, 0]);
        tally.by_segment = vec![of(Some("Huurders"), 12), of(Some("Kopers"), 0), of(None, 0)];
        assert_eq!(limits(&tally), [Limit::SegmentSilent("Kopers".to_owned())]);
    }

    #[test]
    fn between_equals_what_speaks_against_comes_first() {
        let equal: Vec<_> = Position::ALL
            .iter()
            .map(|&position| (position, 3))
            .collect();
        assert_eq!(
            minority_first(&equal),
            [Against, ForWithConcerns, For, NoOpinion]
        );
    }

    proptest! {
        #[test]
        fn the_fewest_come_first_and_none_is_left_out(counts in prop::array::uniform4(0_i64..50)) {
            let counts: Vec<_> = Position::ALL.iter().copied().zip(counts).collect();
            let order = minority_first(&counts);
            let of = |position| counts.iter().find(|(of, _)| *of == position).unwrap().1;
            prop_assert_eq!(order.len(), 4);
            prop_assert_eq!(order[3], NoOpinion);
            prop_assert!(order[..3].windows(2).all(|pair| of(pair[0]) <= of(pair[1])));
        }
    }
}
