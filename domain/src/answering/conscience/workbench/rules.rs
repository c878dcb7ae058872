//! These rules say how well segments are heard.

use crate::rounds::proposals::visibility::FEWEST_PEOPLE;
use std::cmp::Ordering;

/// The days that the count of people who were heard goes back.
pub const DAYS: i64 = 90;

/// The figures of how well a segment was heard lately.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hearing {
    /// This many people were asked, and this many of them voted or wrote.
    Counted {
        /// The number of people who were asked.
        asked: i64,
        /// The number of them who voted or wrote.
        heard: i64,
    },
    /// Too few people were asked to reveal how many voted or wrote.
    Few,
    /// Nobody was asked.
    NeverAsked,
}

impl Hearing {
    /// The hearing from the numbers of people who were asked and who voted or wrote.
    #[must_use]
    pub const fn of(asked: i64, heard: i64) -> Self {
        match asked {
            0 => Self::NeverAsked,
            1..FEWEST_PEOPLE => Self::Few,
            _ => Self::Counted { asked, heard },
        }
    }

    /// The order: segments that were never asked first, then by share from the lowest, and at the end segments
    /// of too few people, whose place must not reveal their share.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        match (self, other) {
            (
                Self::Counted { asked, heard },
                Self::Counted {
                    asked: others,
                    heard: spoke,
                },
            ) => (heard * others).cmp(&(spoke * asked)),
            (one, two) => one.rank().cmp(&two.rank()),
        }
    }

    const fn rank(self) -> u8 {
        match self {
            Self::NeverAsked => 0,
            Self::Counted { .. } => 1,
            Self::Few => 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nothing_is_counted_of_fewer_than_five(asked in 0_i64..20, part in 0_i64..20) {
            let heard = part.min(asked);
            let hearing = Hearing::of(asked, heard);
            prop_assert_eq!(matches!(hearing, Hearing::Counted { .. }), asked >= 5);
            prop_assert_eq!(hearing == Hearing::NeverAsked, asked == 0);
        }

        #[test]
        fn the_order_is_one_of_shares(all in prop::collection::vec((0_i64..20, 0_i64..20), 0..12)) {
            let mut hearings: Vec<_> =
                all.iter().map(|&(asked, part)| Hearing::of(asked, part.min(asked))).collect();
            hearings.sort_by(Hearing::order);
            for pair in hearings.windows(2) {
                if let [Hearing::Counted { asked, heard }, Hearing::Counted { asked: others, heard: spoke }] = pair {
                    prop_assert!(heard * others <= spoke * asked);
                }
                prop_assert!(pair[0].rank() <= pair[1].rank());
            }
        }
    }
}
