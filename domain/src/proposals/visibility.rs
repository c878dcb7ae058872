//! The one visibility rule: what a viewer may see of a round, of its results, and of who said what.
//!
//! Pure, and asked by everything that shows something: page, mail, export, live update. What must
//! stay true: a member sees no results before they voted or the round ended; what was kept for the
//! customer conscience reaches nobody else; a segment that would point at fewer than
//! [`FEWEST_PEOPLE`] people is not named, nor can it be worked out from the segments that are.

use super::State;
use crate::{Actor, Role, ids::SegmentId};

/// A segment is never shown for fewer people than this.
pub const FEWEST_PEOPLE: i64 = 5;
/// Under so many voters there are counts and reasons, no percentages.
pub const FEWEST_VOTERS: i64 = 10;

/// How openly a member speaks, from open to kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Candour {
    /// With their name.
    Name,
    /// With their segment only.
    Segment,
    /// Only for the customer conscience.
    Conscience,
}
crate::db::text_enum!(Candour { Name => "name", Segment => "segment", Conscience => "conscience" });

/// Who looks at a round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Viewer {
    /// Is in the audience of the round.
    pub asked: bool,
    /// Has taken a position in it.
    pub voted: bool,
    /// Works for the organisation.
    pub staff: bool,
    /// Is the customer conscience.
    pub conscience: bool,
}

impl Viewer {
    /// The actor, who was asked and has voted or not.
    #[must_use]
    pub fn of(actor: &Actor, asked: bool, voted: bool) -> Self {
        Self {
            asked,
            voted,
            staff: actor.is_staff(),
            conscience: actor.is(Role::CustomerConscience),
        }
    }

    /// Whether they may know of a proposal in this state: staff always, the audience once it opened.
    #[must_use]
    pub const fn may_read(self, state: State) -> bool {
        self.staff || (self.asked && !matches!(state, State::Draft))
    }

    /// What they may see of the results of a round in this state with so many `votes`.
    ///
    /// A member of staff who was asked as a customer waits like every other customer.
    #[must_use]
    pub const fn results(self, state: State, votes: i64) -> Results {
        let sees = match state {
            State::Draft => false,
            State::Open if self.asked => self.voted,
            State::Open => self.staff,
            State::Closed | State::Decided | State::Withdrawn => self.asked || self.staff,
        };
        if !sees {
            Results::Hidden
        } else if votes < FEWEST_VOTERS {
            Results::Counts
        } else {
            Results::Shares
        }
    }

    /// What they may know of the one who said something, in a round in this state. `own` when they
    /// said it themselves; `segment_shown` is what [`Crowd::shows`] says of the speaker's segment.
    ///
    /// Staff read what comes in from the first day, because they have to answer it.
    #[must_use]
    pub const fn voice(
        self,
        state: State,
        own: bool,
        candour: Candour,
        segment_shown: bool,
    ) -> Voice {
        if own {
            return Voice::Own;
        }
        let reads = self.staff || !matches!(self.results(state, 0), Results::Hidden);
        match candour {
            _ if !reads => Voice::Hidden,
            Candour::Conscience if self.conscience => Voice::Name,
            Candour::Conscience => Voice::Hidden,
            Candour::Name => Voice::Name,
            Candour::Segment if segment_shown => Voice::Segment,
            Candour::Segment => Voice::Panel,
        }
    }
}

/// What may be seen of results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Results {
    /// Nothing yet.
    Hidden,
    /// How many chose what, and the reasons.
    Counts,
    /// Also which part of the votes that is.
    Shares,
}

/// How somebody who said something is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// What was said is not shown at all.
    Hidden,
    /// It is the viewer's own.
    Own,
    /// By name.
    Name,
    /// By segment.
    Segment,
    /// As somebody of the panel, no more.
    Panel,
}

/// The segments of an audience that may be named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Crowd(Vec<SegmentId>);

impl Crowd {
    /// Of an audience with so many people in each segment.
    ///
    /// When those without a named segment would be fewer than [`FEWEST_PEOPLE`] together, leaving
    /// their segment out would be as good as naming it; then the smallest segment that is left is
    /// not named either.
    #[must_use]
    pub fn of(people: &[(SegmentId, i64)]) -> Self {
        let mut named: Vec<_> = people
            .iter()
            .copied()
            .filter(|(_, people)| *people >= FEWEST_PEOPLE)
            .collect();
        named.sort_by_key(|(segment, people)| (std::cmp::Reverse(*people), *segment));
        let all: i64 = people.iter().map(|(_, people)| people).sum();
        loop {
            let unnamed = all - named.iter().map(|(_, people)| people).sum::<i64>();
            if unnamed == 0 || unnamed >= FEWEST_PEOPLE || named.pop().is_none() {
                break;
            }
        }
        Self(named.into_iter().map(|(segment, _)| segment).collect())
    }

    /// Whether this segment may be named.
    #[must_use]
    pub fn shows(&self, segment: Option<SegmentId>) -> bool {
        segment.is_some_and(|segment| self.0.contains(&segment))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn viewers() -> impl Iterator<Item = Viewer> {
        (0..16_u8).map(|bits| Viewer {
            asked: bits & 1 != 0,
            voted: bits & 2 != 0,
            staff: bits & 4 != 0,
            conscience: bits & 8 != 0,
        })
    }

    #[test]
    fn nobody_who_was_asked_sees_results_before_voting_or_the_end() {
        for viewer in viewers().filter(|viewer| viewer.asked && !viewer.voted) {
            for votes in [0, 9, 10, 1000] {
                assert_eq!(viewer.results(State::Open, votes), Results::Hidden);
                assert_ne!(viewer.results(State::Closed, votes), Results::Hidden);
            }
        }
    }

    #[test]
    fn who_was_not_asked_and_is_not_staff_sees_nothing_at_all() {
        for viewer in viewers().filter(|viewer| !viewer.asked && !viewer.staff) {
            for &state in State::ALL {
                assert!(!viewer.may_read(state));
                assert_eq!(viewer.results(state, 50), Results::Hidden);
                for &candour in Candour::ALL {
                    assert_eq!(viewer.voice(state, false, candour, true), Voice::Hidden);
                }
            }
        }
    }

    #[test]
    fn what_is_kept_for_the_conscience_reaches_nobody_else() {
        for viewer in viewers().filter(|viewer| !viewer.conscience) {
            for &state in State::ALL {
                let voice = viewer.voice(state, false, Candour::Conscience, true);
                assert_eq!(voice, Voice::Hidden);
            }
        }
    }

    #[test]
    fn who_speaks_with_a_segment_is_never_named_and_a_small_one_never_shown() {
        for viewer in viewers() {
            for &state in State::ALL {
                for shown in [false, true] {
                    let voice = viewer.voice(state, false, Candour::Segment, shown);
                    assert_ne!(voice, Voice::Name);
                    assert!(shown || voice != Voice::Segment);
                }
            }
        }
    }

    #[test]
    fn small_numbers_have_no_percentages() {
        for viewer in viewers() {
            for &state in State::ALL {
                assert_ne!(viewer.results(state, 9), Results::Shares);
                assert_ne!(viewer.results(state, 10), Results::Counts);
            }
        }
    }

    #[test]
    fn what_was_said_oneself_is_always_there() {
        for viewer in viewers() {
            for &state in State::ALL {
                for &candour in Candour::ALL {
                    assert_eq!(viewer.voice(state, true, candour, false), Voice::Own);
                }
            }
        }
    }

    proptest! {
        #[test]
        fn neither_a_named_segment_nor_the_rest_is_ever_fewer_than_five(sizes in prop::collection::vec(0_i64..40, 0..8)) {
            let people: Vec<_> = (1..).map(SegmentId).zip(sizes).collect();
            let crowd = Crowd::of(&people);
            let mut rest = 0;
            for (segment, size) in people {
                if crowd.shows(Some(segment)) {
                    prop_assert!(size >= FEWEST_PEOPLE);
                } else {
                    rest += size;
                }
            }
            prop_assert!(rest == 0 || rest >= FEWEST_PEOPLE || crowd == Crowd::default());
        }
    }
}
