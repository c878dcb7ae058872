//! The one visibility rule: what a viewer may see of a round, of its results, and of who said what.
//!
//! The rule is pure, and everything that shows something asks it: pages, mails, exports, live updates. What
//! must stay true: of the organisation, only the owner of the project and the customer conscience read what customers
//! say, and the board reads results once the round is over; nobody who was asked, on the staff or not, sees what
//! others said before they voted or the round ended; a contribution for the
//! customer conscience only reaches nobody else; a segment that would point at fewer than [`FEWEST_PEOPLE`]
//! people is not named, nor can it be worked out from the segments that are; and the same holds for the choices
//! of its people.

use super::State;
use crate::{
    Actor, Role,
    base::ids::{AccountId, SegmentId},
};

/// A segment is never shown for fewer people than this.
pub const FEWEST_PEOPLE: i64 = 5;
/// With fewer voters than this there are counts and reasons, but no percentages.
pub const FEWEST_VOTERS: i64 = 10;

/// The openness with which a member speaks, from open to kept for the customer conscience.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attribution {
    /// With their name.
    Name,
    /// With their segment only.
    Segment,
    /// Only for the customer conscience.
    Conscience,
}
crate::base::db::text_enum!(Attribution { Name => "name", Segment => "segment", Conscience => "conscience" });

/// The rights of somebody who looks at a round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Viewer {
    /// Whether they are in the audience of the round.
    pub asked: bool,
    /// Whether they have taken a position in it.
    pub voted: bool,
    /// Whether they work for the organisation.
    pub staff: bool,
    /// Whether they own the project, or owe the answer to the contribution in hand.
    pub owner: bool,
    /// Whether they sit on the board.
    pub board: bool,
    /// Whether they are the customer conscience.
    pub conscience: bool,
}

impl Viewer {
    /// The viewer for an actor who was or was not asked, and has or has not voted; `owners` own the project or owe
    /// the answer.
    #[must_use]
    pub fn of(actor: &Actor, owners: &[AccountId], asked: bool, voted: bool) -> Self {
        let answers = actor.is(Role::ProjectOwner) || actor.is(Role::CustomerConscience);
        Self {
            asked,
            voted,
            staff: actor.is_staff(),
            owner: answers && actor.account().is_some_and(|me| owners.contains(&me)),
            board: actor.is(Role::BoardMember),
            conscience: actor.is(Role::CustomerConscience),
        }
    }

    /// Whether they may know of a proposal in this state: staff always, the audience once it opened.
    #[must_use]
    pub const fn may_read(self, state: State) -> bool {
        self.staff || (self.asked && !matches!(state, State::Draft))
    }

    /// Whether they see no words and no results until they vote. A member of staff who was asked as a
    /// customer waits like every other customer, also when they have to answer.
    #[must_use]
    pub const fn votes_first(self, state: State) -> bool {
        matches!(state, State::Open) && self.asked && !self.voted
    }

    /// Whether they may read the words of others in a round in this state. Those who have to answer read them from
    /// the first day.
    #[must_use]
    pub const fn reads_words(self, state: State) -> bool {
        match state {
            State::Draft => false,
            State::Open if self.asked => self.voted,
            State::Open => self.owner || self.conscience,
            State::Closed | State::Decided | State::Withdrawn => {
                self.asked || self.owner || self.conscience
            }
        }
    }

    /// Whether they read the replies to questions, which go to the people who asked and not to other customers.
    #[must_use]
    pub const fn reads_replies(self) -> bool {
        self.owner || self.conscience
    }

    /// The results that they may see of a round in this state with this many `votes`: readers of the words see
    /// them, and so does the board once the round is over.
    #[must_use]
    pub const fn results(self, state: State, votes: i64) -> Results {
        let over = matches!(state, State::Closed | State::Decided | State::Withdrawn);
        if !(self.reads_words(state) || self.board && over) {
            Results::Hidden
        } else if votes < FEWEST_VOTERS {
            Results::Counts
        } else {
            Results::Shares
        }
    }

    /// The way in which the viewer sees the speaker of something, in a round in this state. `own` is true for
    /// their own words; `segment_shown` is what [`NameableSegments::shows`] says of the speaker's segment.
    #[must_use]
    pub const fn voice(
        self,
        state: State,
        own: bool,
        attribution: Attribution,
        segment_shown: bool,
    ) -> Voice {
        if own {
            return Voice::Own;
        }
        match attribution {
            _ if !self.reads_words(state) => Voice::Hidden,
            Attribution::Conscience if self.conscience => Voice::Name,
            Attribution::Conscience => Voice::Hidden,
            Attribution::Name => Voice::Name,
            Attribution::Segment if segment_shown => Voice::Segment,
            Attribution::Segment => Voice::Panel,
        }
    }
}

/// The part of the results that may be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Results {
    /// Nothing yet.
    Hidden,
    /// The counts of each position.
    Counts,
    /// The percentages as well.
    Shares,
}

/// The way in which the speaker of something is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// The words are not shown at all.
    Hidden,
    /// The words are the viewer's own.
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
pub struct NameableSegments(Vec<SegmentId>);

impl NameableSegments {
    /// The segments to name in an audience with this many people in each segment.
    ///
    /// When the people without a named segment would be fewer than [`FEWEST_PEOPLE`] together, leaving their
    /// segment out would be as good as naming it; then the smallest remaining segment is not named either.
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

    /// The results of a round for each group: each segment that may be named, the largest first, and all others
    /// together. `people` holds the size of each segment, `cast` the number of people in each segment for each
    /// choice.
    ///
    /// Whichever groups are subtracted from the whole, at least [`FEWEST_PEOPLE`] people remain, or nobody.
    /// Where that can't be guaranteed, or where one group would be everybody, there are no groups.
    #[must_use]
    pub fn divide<K: Copy + PartialEq>(
        &self,
        results: Results,
        people: &[(SegmentId, i64)],
        cast: &[(Option<SegmentId>, K, i64)],
    ) -> Vec<Group<K>> {
        let of = |segment: Option<SegmentId>, asked: i64| {
            let mut counts: Vec<(K, i64)> = Vec::new();
            for (from, key, count) in cast {
                if from.filter(|_| self.shows(*from)) != segment {
                    continue;
                }
                match counts.iter_mut().find(|(known, _)| known == key) {
                    Some((_, sum)) => *sum += count,
                    None => counts.push((*key, *count)),
                }
            }
            Group {
                segment,
                asked,
                counts,
            }
        };
        let asked_of = |segment| people.iter().find(|(of, _)| *of == segment);
        let mut groups: Vec<_> = self
            .0
            .iter()
            .filter_map(|&segment| asked_of(segment))
            .map(|&(segment, asked)| of(Some(segment), asked))
            .collect();
        let named: i64 = groups.iter().map(|group| group.asked).sum();
        let all: i64 = people.iter().map(|(_, people)| people).sum();
        let others = of(None, all - named);
        if others.asked >= FEWEST_PEOPLE {
            groups.push(others);
        } else if others.asked > 0 || others.votes() > 0 {
            groups.clear();
        }
        if results == Results::Hidden || groups.len() < 2 {
            groups.clear();
        }
        groups
    }
}

/// Some of the people who were asked, and their choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group<K> {
    /// Their segment; `None` for all the segments together that are not named.
    pub segment: Option<SegmentId>,
    /// The number of them who were asked.
    pub asked: i64,
    /// The number of people for each choice; choices of nobody are left out.
    pub counts: Vec<(K, i64)>,
}

impl<K> Group<K> {
    /// The number of them who chose.
    #[must_use]
    pub fn votes(&self) -> i64 {
        self.counts.iter().map(|(_, count)| count).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Language, Person, base::ids::SignInId};
    use proptest::prelude::*;

    fn viewers() -> impl Iterator<Item = Viewer> {
        (0..64_u8).map(|bits| Viewer {
            asked: bits & 1 != 0,
            voted: bits & 2 != 0,
            staff: bits & 4 != 0,
            conscience: bits & 8 != 0,
            owner: bits & 16 != 0,
            board: bits & 32 != 0,
        })
    }

    fn answers(viewer: Viewer) -> bool {
        viewer.owner || viewer.conscience
    }

    #[test]
    fn of_the_organisation_only_who_answers_reads_words_and_only_the_board_sees_results_besides() {
        for viewer in viewers().filter(|viewer| !viewer.asked && !answers(*viewer)) {
            for &state in State::ALL {
                assert!(!viewer.reads_words(state));
                for &attribution in Attribution::ALL {
                    assert_eq!(viewer.voice(state, false, attribution, true), Voice::Hidden);
                }
                let over = !matches!(state, State::Draft | State::Open);
                let sees = viewer.results(state, 50) != Results::Hidden;
                assert_eq!(sees, viewer.board && over);
            }
        }
    }

    #[test]
    fn who_was_asked_reads_nothing_before_voting_whatever_they_do_for_the_organisation() {
        for viewer in viewers().filter(|viewer| viewer.asked && !viewer.voted) {
            assert!(viewer.votes_first(State::Open) && !viewer.reads_words(State::Open));
            for &attribution in Attribution::ALL {
                let voice = viewer.voice(State::Open, false, attribution, true);
                assert_eq!(voice, Voice::Hidden);
            }
        }
    }

    #[test]
    fn only_the_owner_and_who_owes_an_answer_are_owners_and_only_with_a_role_that_answers() {
        let actor = |roles: &[Role]| {
            Actor::Person(Person {
                account: AccountId(1),
                name: String::new(),
                language: Language::Nl,
                member: None,
                roles: roles.iter().copied().collect(),
                sign_in: SignInId(1),
            })
        };
        let owns = |roles: &[Role], owners: &[AccountId]| {
            Viewer::of(&actor(roles), owners, false, false).owner
        };
        assert!(owns(&[Role::ProjectOwner], &[AccountId(2), AccountId(1)]));
        assert!(!owns(&[Role::ProjectOwner], &[AccountId(2)]));
        assert!(!owns(
            &[Role::BoardMember, Role::Administrator],
            &[AccountId(1)]
        ));
        assert!(!Viewer::of(&Actor::Visitor, &[AccountId(1)], false, false).owner);
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
        let outside =
            |viewer: &Viewer| !viewer.asked && !viewer.staff && !viewer.board && !answers(*viewer);
        for viewer in viewers().filter(outside) {
            for &state in State::ALL {
                assert!(!viewer.may_read(state));
                assert_eq!(viewer.results(state, 50), Results::Hidden);
                for &attribution in Attribution::ALL {
                    assert_eq!(viewer.voice(state, false, attribution, true), Voice::Hidden);
                }
            }
        }
    }

    #[test]
    fn what_is_kept_for_the_conscience_reaches_nobody_else() {
        for viewer in viewers().filter(|viewer| !viewer.conscience) {
            for &state in State::ALL {
                let voice = viewer.voice(state, false, Attribution::Conscience, true);
                assert_eq!(voice, Voice::Hidden);
            }
        }
    }

    #[test]
    fn who_speaks_with_a_segment_is_never_named_and_a_small_one_never_shown() {
        for viewer in viewers() {
            for &state in State::ALL {
                for shown in [false, true] {
                    let voice = viewer.voice(state, false, Attribution::Segment, shown);
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
                for &attribution in Attribution::ALL {
                    assert_eq!(viewer.voice(state, true, attribution, false), Voice::Own);
                }
            }
        }
    }

    #[test]
    fn small_segments_stand_together_and_take_a_large_one_with_them_when_too_few() {
        let [a, b, c] = [1, 2, 3].map(SegmentId);
        let cast = [
            (Some(a), 'y', 7),
            (Some(b), 'n', 2),
            (Some(c), 'y', 1),
            (Some(c), 'n', 1),
        ];
        let divide = |people: &[(SegmentId, i64)]| {
            NameableSegments::of(people).divide(Results::Counts, people, &cast)
        };
        let group = |segment, asked, counts: &[(char, i64)]| Group {
            segment,
            asked,
            counts: counts.to_vec(),
        };
        assert_eq!(
            divide(&[(a, 20), (b, 3), (c, 2)]),
            [
                group(Some(a), 20, &[('y', 7)]),
                group(None, 5, &[('n', 3), ('y', 1)])
            ]
        );
        // Three people would be left when the two named segments are subtracted from the whole.
        assert_eq!(
            divide(&[(a, 20), (b, 6), (c, 3)]),
            [
                group(Some(a), 20, &[('y', 7)]),
                group(None, 9, &[('n', 3), ('y', 1)])
            ]
        );
        assert_eq!(
            divide(&[(a, 20), (b, 3), (c, 0)]),
            [],
            "three are never left alone"
        );
        assert_eq!(
            divide(&[(a, 20), (b, 0), (c, 0)]),
            [],
            "votes of nobody who was asked"
        );
    }

    proptest! {
        #[test]
        fn no_groups_taken_from_the_whole_leave_fewer_than_five(
            segments in prop::collection::vec((0_i64..14, 0_i64..14, 0_i64..14), 0..7),
            taken in any::<u8>(),
        ) {
            let people: Vec<_> = (1..).map(SegmentId).zip(&segments).map(|(id, (asked, ..))| (id, *asked)).collect();
            let cast: Vec<_> = (1..).map(SegmentId).zip(&segments)
                .flat_map(|(id, (asked, yes, no))| {
                    let yes = *yes.min(asked);
                    [(Some(id), true, yes), (Some(id), false, (*no).min(asked - yes))]
                })
                .collect();
            let nameable = NameableSegments::of(&people);
            prop_assert_eq!(nameable.divide(Results::Hidden, &people, &cast), vec![]);
            let groups = nameable.divide(Results::Shares, &people, &cast);
            prop_assert_ne!(groups.len(), 1);
            if !groups.is_empty() {
                let asked: i64 = people.iter().map(|(_, asked)| asked).sum();
                let votes: i64 = cast.iter().map(|(.., count)| count).sum();
                prop_assert_eq!(groups.iter().map(|group| group.asked).sum::<i64>(), asked);
                prop_assert_eq!(groups.iter().map(Group::votes).sum::<i64>(), votes);
                let left: i64 = groups.iter().enumerate()
                    .filter(|(place, _)| taken & (1 << place) == 0)
                    .map(|(_, group)| group.asked).sum();
                prop_assert!(left == 0 || left >= FEWEST_PEOPLE);
            }
            for group in &groups {
                prop_assert!(group.asked >= FEWEST_PEOPLE && group.votes() <= group.asked);
                prop_assert!(group.segment.is_none() || nameable.shows(group.segment));
            }
        }

        #[test]
        fn neither_a_named_segment_nor_the_rest_is_ever_fewer_than_five(sizes in prop::collection::vec(0_i64..40, 0..8)) {
            let people: Vec<_> = (1..).map(SegmentId).zip(sizes).collect();
            let nameable = NameableSegments::of(&people);
            let mut rest = 0;
            for (segment, size) in people {
                if nameable.shows(Some(segment)) {
                    prop_assert!(size >= FEWEST_PEOPLE);
                } else {
                    rest += size;
                }
            }
            prop_assert!(rest == 0 || rest >= FEWEST_PEOPLE || nameable == NameableSegments::default());
        }
    }
}
