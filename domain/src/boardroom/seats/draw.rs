//! The draw: which willing members get a seat, which wait, and why. It uses no SQL and no random source.
//!
//! Every member draws a lot: the SHA-256 of the seed, a colon and the number of the member. The smallest lot
//! comes first. The idea is that of RFC 3797 (*Publicly Verifiable Nominations Committee Random Selection*): a
//! seed that is known and a hash that everybody can compute, so that nobody has to be believed. RFC 3797 picks
//! positions from a list; here each member has a lot of their own, so the order in which members are read plays
//! no part, and a member who becomes willing or unwilling moves nobody else. `printf '%s' "SEED:7" | sha256sum`
//! is the lot of member 7.
//!
//! Under-heard segments come before others, and lots decide among equals. Seats that are kept for a segment are
//! filled in that order by augmenting paths (Kuhn 1955): a member of two segments moves to the seat of the
//! other when that makes room for a third person. The sets of members that can be seated together form a
//! transversal matroid, on which this greedy order gives the most seats there can be (Edmonds 1971): a shortage
//! is reported only when it can't be avoided.

use crate::{
    Language, Timestamp,
    base::ids::{MemberId, SegmentId},
    boardroom::sessions::Spoken,
};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// Somebody who is willing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The member.
    pub member: MemberId,
    /// The segments that they are in.
    pub segments: Vec<SegmentId>,
    /// The language that they read.
    pub language: Language,
    /// The moment when they last had a seat; `None` when they never had one.
    pub seated_at: Option<Timestamp>,
    /// Whether they were asked for as many minutes this month as they give.
    pub month_full: bool,
    /// Whether they answered in the poll that they can't come at the time of the session.
    pub can_not: bool,
}

/// The size of a segment, and the number of times that it was heard lately.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Heard {
    /// The segment.
    pub segment_id: SegmentId,
    /// The number of members in it.
    pub people: i64,
    /// The number of times that they voted or wrote.
    pub voices: i64,
}

/// Seats that are kept for a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    /// The segment.
    pub segment: SegmentId,
    /// The number of seats.
    pub seats: usize,
}

/// The conditions of a draw.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// The seed of the lots.
    pub seed: &'a str,
    /// The number of seats.
    pub seats: usize,
    /// The seats that are kept for segments; the rest is open to all.
    pub quotas: &'a [Quota],
    /// The language of the session.
    pub spoken: Spoken,
    /// Members who had a seat after this are left out.
    pub since: Timestamp,
    /// The figures of how often each segment was heard.
    pub heard: &'a [Heard],
}

/// Somebody who was drawn, with the reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lot {
    /// The member.
    pub member: MemberId,
    /// The segment whose seat they got; `None` for a seat that was open to all, and on the waiting list.
    pub quota: Option<SegmentId>,
    /// Whether one of their segments is heard less than the others.
    pub under_heard: bool,
    /// The moment when they last had a seat.
    pub seated_at: Option<Timestamp>,
}

/// The reason why somebody took no part in the draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// They said that they can't come then.
    Date,
    /// They do not read a language of the session.
    Language,
    /// They had a seat not long ago.
    Recent,
    /// They were already asked for all the time that they give this month.
    Full,
}

/// The result of a quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// The segment.
    pub segment: SegmentId,
    /// The number of seats that were kept for it.
    pub seats: usize,
    /// The number of them that were given.
    pub held: usize,
}

impl Held {
    /// The number that is missing.
    #[must_use]
    pub const fn short(self) -> usize {
        self.seats - self.held
    }
}

/// The result of a draw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// The members who get a seat, in the order of the draw.
    pub seated: Vec<Lot>,
    /// The members who come next, in this order.
    pub waiting: Vec<Lot>,
    /// The results of the quotas, by segment.
    pub quotas: Vec<Held>,
    /// The members who took no part.
    pub left_out: Vec<(MemberId, LeftOut)>,
}

/// The lot of a member.
#[must_use]
pub fn lot(seed: &str, member: MemberId) -> [u8; 32] {
    Sha256::digest(format!("{seed}:{member}").as_bytes()).into()
}

/// The segments that are heard less per person than all of them together.
fn under_heard(heard: &[Heard]) -> BTreeSet<SegmentId> {
    let people: i128 = heard.iter().map(|one| i128::from(one.people)).sum();
    let voices: i128 = heard.iter().map(|one| i128::from(one.voices)).sum();
    heard
        .iter()
        .filter(|one| i128::from(one.voices) * people < voices * i128::from(one.people))
        .map(|one| one.segment_id)
        .collect()
}

/// The reason why somebody gets no seat, given the moment `since` for earlier seats and the `spoken` language.
pub(super) fn left_out(spoken: Spoken, since: Timestamp, candidate: &Candidate) -> Option<LeftOut> {
    if candidate.can_not {
        Some(LeftOut::Date)
    } else if !spoken.includes(candidate.language) {
        Some(LeftOut::Language)
    } else if candidate.seated_at.is_some_and(|at| at > since) {
        Some(LeftOut::Recent)
    } else {
        candidate.month_full.then_some(LeftOut::Full)
    }
}

/// The seats that are kept for segments, and the members on them.
struct Table<'a> {
    quotas: BTreeMap<SegmentId, (usize, Vec<&'a Candidate>)>,
}

impl<'a> Table<'a> {
    fn new(quotas: &[Quota]) -> Self {
        let mut table = BTreeMap::new();
        for quota in quotas {
            let (seats, _) = table
                .entry(quota.segment)
                .or_insert_with(|| (0, Vec::new()));
            *seats += quota.seats;
        }
        Self { quotas: table }
    }

    fn is_full(&self) -> bool {
        self.quotas
            .values()
            .all(|(seats, sitting)| sitting.len() == *seats)
    }

    /// Gives somebody a seat of one of their segments, if others can move over to make that possible.
    fn seat(&mut self, candidate: &'a Candidate, tried: &mut BTreeSet<SegmentId>) -> bool {
        let segments: BTreeSet<_> = candidate.segments.iter().copied().collect();
        for segment in segments {
            let Some((seats, sitting)) = self.quotas.get_mut(&segment) else {
                continue;
            };
            if *seats == 0 || !tried.insert(segment) {
                continue;
            }
            if sitting.len() < *seats {
                sitting.push(candidate);
                return true;
            }
            let sitting = sitting.clone();
            for (place, other) in sitting.into_iter().enumerate() {
                if self.seat(other, tried) {
                    if let Some((_, sitting)) = self.quotas.get_mut(&segment) {
                        sitting[place] = candidate;
                    }
                    return true;
                }
            }
        }
        false
    }

    fn of(&self, member: MemberId) -> Option<SegmentId> {
        self.quotas.iter().find_map(|(segment, (_, sitting))| {
            let sits = sitting.iter().any(|one| one.member == member);
            sits.then_some(*segment)
        })
    }
}

/// Draws the seats.
#[must_use]
pub fn draw(request: &Request<'_>, candidates: &[Candidate]) -> Drawn {
    let under_heard = under_heard(request.heard);
    let candidates: BTreeMap<_, _> = candidates.iter().map(|one| (one.member, one)).collect();
    let mut drawn = Drawn::default();
    let mut order = Vec::new();
    for candidate in candidates.into_values() {
        if let Some(why) = left_out(request.spoken, request.since, candidate) {
            drawn.left_out.push((candidate.member, why));
        } else {
            let first = candidate
                .segments
                .iter()
                .any(|one| under_heard.contains(one));
            let lot = lot(request.seed, candidate.member);
            order.push((!first, lot, candidate));
        }
    }
    order.sort_by_key(|(later, lot, candidate)| (*later, *lot, candidate.member));
    let mut table = Table::new(request.quotas);
    let mut seated = BTreeSet::new();
    for (_, _, candidate) in &order {
        if table.is_full() {
            break;
        }
        if table.seat(candidate, &mut BTreeSet::new()) {
            seated.insert(candidate.member);
        }
    }
    let open = request.seats.saturating_sub(seated.len());
    let rest: Vec<_> = order
        .iter()
        .map(|(_, _, candidate)| candidate.member)
        .filter(|member| !seated.contains(member))
        .take(open)
        .collect();
    seated.extend(rest);
    for (later, _, candidate) in order {
        let lot = Lot {
            member: candidate.member,
            quota: table.of(candidate.member),
            under_heard: !later,
            seated_at: candidate.seated_at,
        };
        if seated.contains(&candidate.member) {
            drawn.seated.push(lot);
        } else {
            drawn.waiting.push(lot);
        }
    }
    let quotas = table.quotas.into_iter();
    drawn.quotas = quotas
        .map(|(segment, (seats, sitting))| Held {
            segment,
            seats,
            held: sitting.len(),
        })
        .collect();
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SINCE: Timestamp = Timestamp(1_000);

    fn candidate() -> impl Strategy<Value = Candidate> {
        (
            1..60_i64,
            prop::collection::vec(1..5_i64, 0..3),
            prop::sample::select(Language::ALL),
            prop::option::of(0..2_000_i64),
            prop::bool::weighted(0.1),
            prop::bool::weighted(0.1),
        )
            .prop_map(
                |(member, segments, language, seated, month_full, can_not)| Candidate {
                    member: MemberId(member),
                    segments: segments.into_iter().map(SegmentId).collect(),
                    language,
                    seated_at: seated.map(Timestamp),
                    month_full,
                    can_not,
                },
            )
    }

    fn once(candidates: Vec<Candidate>) -> Vec<Candidate> {
        let all: BTreeMap<_, _> = candidates
            .into_iter()
            .map(|one| (one.member, one))
            .collect();
        all.into_values().collect()
    }

    fn quotas(seats: &[usize]) -> Vec<Quota> {
        let numbered = seats.iter().zip(1..);
        numbered
            .map(|(&seats, segment)| Quota {
                segment: SegmentId(segment),
                seats,
            })
            .collect()
    }

    fn heard(voices: &[i64]) -> Vec<Heard> {
        let numbered = voices.iter().zip(1..);
        numbered
            .map(|(&voices, segment)| Heard {
                segment_id: SegmentId(segment),
                people: 10,
                voices,
            })
            .collect()
    }

    /// The most kept seats that can be filled, found by trying every way to leave segments out (the theorem of
    /// König and Ore: the shortage is the largest that any set of segments has by itself).
    fn most(candidates: &[&Candidate], quotas: &[Quota]) -> usize {
        let wanted: usize = quotas.iter().map(|quota| quota.seats).sum();
        let shortage = (0..1_usize << quotas.len())
            .map(|set| {
                let within = quotas
                    .iter()
                    .enumerate()
                    .filter(|(place, _)| set & 1 << place != 0);
                let segments: Vec<_> = within.clone().map(|(_, quota)| quota.segment).collect();
                let seats: usize = within.map(|(_, quota)| quota.seats).sum();
                let fit = |one: &&&Candidate| one.segments.iter().any(|of| segments.contains(of));
                seats.saturating_sub(candidates.iter().filter(fit).count())
            })
            .max();
        wanted - shortage.unwrap_or_default()
    }

    proptest! {
        #[test]
        fn quotas_are_held_or_the_shortage_is_named(
            candidates in prop::collection::vec(candidate(), 0..30),
            kept in prop::collection::vec(0..4_usize, 0..4),
            open in 0..5_usize,
            voices in prop::collection::vec(0..50_i64, 4),
            seed in "[a-z]{4}",
            turn in 0..30_usize,
        ) {
            let candidates = once(candidates);
            let quotas = quotas(&kept);
            let heard = heard(&voices);
            let seats = kept.iter().sum::<usize>() + open;
            let request = Request { seed: &seed, seats, quotas: &quotas, spoken: Spoken::Dutch, since: SINCE, heard: &heard };
            let drawn = draw(&request, &candidates);
            let may: Vec<_> = candidates.iter().filter(|one| {
                one.language == Language::Nl && one.seated_at.is_none_or(|at| at <= SINCE) && !one.month_full && !one.can_not
            }).collect();

            // Nobody is drawn whom a rule leaves out, and nobody is drawn twice.
            let all: Vec<_> = drawn.seated.iter().chain(&drawn.waiting).map(|lot| lot.member).collect();
            let different: BTreeSet<_> = all.iter().copied().collect();
            prop_assert_eq!(all.len(), different.len());
            prop_assert_eq!(&different, &may.iter().map(|one| one.member).collect());
            prop_assert_eq!(drawn.left_out.len() + all.len(), candidates.len());

            // Each kept seat has somebody of its segment, or its shortage is reported and can't be avoided.
            prop_assert_eq!(drawn.seated.len(), seats.min(may.len()));
            for quota in &drawn.quotas {
                let sits = drawn.seated.iter().filter(|lot| lot.quota == Some(quota.segment)).count();
                prop_assert_eq!(sits + quota.short(), quota.seats);
            }
            for lot in &drawn.seated {
                let of = &candidates.iter().find(|one| one.member == lot.member).unwrap().segments;
                prop_assert!(lot.quota.is_none_or(|segment| of.contains(&segment)));
            }
            let held: usize = drawn.quotas.iter().map(|quota| quota.held).sum();
            prop_assert_eq!(held, most(&may, &quotas));

            // Reading the members in another order gives the same result.
            let mut others = candidates.clone();
            others.rotate_left(turn % candidates.len().max(1));
            others.reverse();
            prop_assert_eq!(&draw(&request, &others), &drawn);
            prop_assert_eq!(&draw(&request, &candidates), &drawn);
        }

        #[test]
        fn who_is_heard_less_comes_first_and_the_lot_decides_among_equals(
            candidates in prop::collection::vec(candidate(), 0..30), seed in "[a-z]{4}",
        ) {
            let heard = heard(&[1, 20, 20, 20]);
            let request = Request { seed: &seed, seats: 5, quotas: &[], spoken: Spoken::Both, since: SINCE, heard: &heard };
            let drawn = draw(&request, &candidates);
            let order: Vec<_> = drawn.seated.iter().chain(&drawn.waiting).collect();
            for two in order.windows(2) {
                let key = |one: &Lot| (!one.under_heard, lot(&seed, one.member));
                prop_assert!(key(two[0]) < key(two[1]));
            }
            for lot in order {
                let of: Vec<_> = candidates.iter().filter(|one| one.member == lot.member).collect();
                let last = of.last().unwrap();
                prop_assert_eq!(lot.under_heard, last.segments.contains(&SegmentId(1)));
            }
        }
    }

    /// Draws two thousand times among twelve equals, with seeds that follow from one, and tests how often each
    /// got a seat: the statistic of drawing without replacement follows the chi-square distribution with eleven
    /// degrees of freedom, of which one in a thousand lies above 31.26.
    fn weigh(quotas: &[Quota], segments: &[SegmentId], seats: usize) -> f64 {
        let equals: Vec<_> = (1..=12)
            .map(|member| Candidate {
                member: MemberId(member),
                segments: segments.to_vec(),
                language: Language::Nl,
                seated_at: None,
                month_full: false,
                can_not: false,
            })
            .collect();
        let draws = 2_000;
        let mut counts = BTreeMap::new();
        for number in 0..draws {
            let seed = crate::base::random::hash(&format!("een vast zaad {number}"));
            let request = Request {
                seed: &seed,
                seats,
                quotas,
                spoken: Spoken::Dutch,
                since: SINCE,
                heard: &[],
            };
            for lot in draw(&request, &equals).seated {
                *counts.entry(lot.member).or_insert(0_i32) += 1;
            }
        }
        let people = 12.0;
        let chance = f64::from(u32::try_from(seats).unwrap()) / people;
        let expected = f64::from(draws) * chance;
        let spread = expected * (1.0 - chance);
        let squares: f64 = equals
            .iter()
            .map(|one| (f64::from(counts[&one.member]) - expected).powi(2) / spread)
            .sum();
        squares * (people - 1.0) / people
    }

    #[test]
    fn every_equal_has_the_same_chance() {
        let two = [SegmentId(1), SegmentId(2)];
        for (kept, segments, seats) in [
            (quotas(&[]), &two[..], 5),
            (quotas(&[3, 2]), &two[..], 5),
            (quotas(&[2]), &two[..1], 7),
        ] {
            let weight = weigh(&kept, segments, seats);
            assert!(weight < 31.26, "{weight}");
        }
    }

    #[test]
    fn a_lot_can_be_computed_by_anybody() {
        // printf '%s' "zaad:7" | sha256sum
        assert_eq!(
            hex::encode(lot("zaad", MemberId(7))),
            crate::base::random::hash("zaad:7")
        );
    }
}
