//! The queue for the seats of one session: who has a seat, who has an offer, and who comes next. Pure.
//!
//! What must stay true, in whatever order people accept, decline, give back, are withdrawn and let time pass:
//! no more seats are taken and offered than there are; a seat that is kept for a segment is offered to the
//! first member of that segment who waits, and any other seat in the order of the queue; nobody is offered a
//! seat twice, except people who ask again after they declined or let the time pass: they come at the end of
//! the queue.

use super::{Action, State};
use crate::{
    Conflict, Timestamp,
    base::ids::{MemberId, SeatId, SegmentId},
};
use std::collections::BTreeSet;

/// Somebody's place in the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Place {
    /// The key of its row.
    pub id: SeatId,
    /// The member.
    pub member_id: MemberId,
    /// The order in the queue.
    pub place: i64,
    /// The state, as it was written down.
    pub state: State,
    /// The moment until which an offer is valid.
    pub expires_at: Option<Timestamp>,
    /// The segment for which their seat is kept, or for which they were drawn.
    pub segment_id: Option<SegmentId>,
}

impl Place {
    /// The state at this moment: an offer lapses by the clock, whether or not anybody wrote that down.
    #[must_use]
    pub fn stands(&self, now: Timestamp) -> State {
        match self.state {
            State::Offered if self.expires_at.is_some_and(|at| at <= now) => State::Lapsed,
            state => state,
        }
    }
}

/// The whole queue, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The number of seats.
    pub seats: i64,
    /// The number of seats that are kept for each segment.
    pub kept: Vec<(SegmentId, i64)>,
    /// The members in the queue who belong to these segments.
    pub within: BTreeSet<(MemberId, SegmentId)>,
    /// Everybody in it.
    pub places: Vec<Place>,
}

impl Line {
    fn count(&self, now: Timestamp, state: State) -> i64 {
        let there = self.places.iter().filter(|one| one.stands(now) == state);
        i64::try_from(there.count()).unwrap_or(i64::MAX)
    }

    /// The number of seats that are taken or offered.
    #[must_use]
    pub fn given(&self, now: Timestamp) -> i64 {
        self.count(now, State::Accepted) + self.count(now, State::Offered)
    }

    /// The number of seats that nobody has and nobody waits for.
    #[must_use]
    pub fn short(&self, now: Timestamp) -> i64 {
        (self.seats - self.given(now) - self.count(now, State::Waiting)).max(0)
    }

    /// The number of people who were in the queue and are not any more.
    #[must_use]
    pub fn ended(&self, now: Timestamp) -> usize {
        let here = |one: &&Place| !one.stands(now).is_live();
        self.places.iter().filter(here).count()
    }

    /// The place after the last one.
    #[must_use]
    pub fn next_place(&self) -> i64 {
        self.places.iter().map(|one| one.place).max().unwrap_or(0) + 1
    }

    /// The place of somebody.
    #[must_use]
    pub fn of(&self, member: MemberId) -> Option<&Place> {
        self.places.iter().find(|one| one.member_id == member)
    }

    /// Applies an action to somebody's place.
    ///
    /// # Errors
    /// [`Conflict::OfferEnded`] when their state does not allow it, or they are not in the queue.
    pub fn act(
        &mut self,
        member: MemberId,
        action: Action,
        now: Timestamp,
    ) -> Result<State, Conflict> {
        let found = self.places.iter_mut().find(|one| one.member_id == member);
        let one = found.ok_or(Conflict::OfferEnded)?;
        one.state = one.stands(now).after(action)?;
        Ok(one.state)
    }

    /// Puts somebody who declined or did not answer in time at the end of the queue.
    ///
    /// # Errors
    /// [`Conflict::OfferEnded`] when they are not in the queue.
    pub fn rejoin(&mut self, member: MemberId) -> Result<Place, Conflict> {
        let place = self.next_place();
        let at = self.places.iter().position(|one| one.member_id == member);
        let mut one = self.places.remove(at.ok_or(Conflict::OfferEnded)?);
        one.place = place;
        one.state = State::Waiting;
        one.expires_at = None;
        one.segment_id = None;
        self.places.push(one);
        Ok(one)
    }

    /// The number of seats kept for a segment that nobody has and nobody is offered.
    fn missing(&self, now: Timestamp, segment: SegmentId, kept: i64) -> i64 {
        let held = self.places.iter().filter(|one| {
            one.segment_id == Some(segment)
                && matches!(one.stands(now), State::Accepted | State::Offered)
        });
        kept - i64::try_from(held.count()).unwrap_or(i64::MAX)
    }

    /// The segments with a free kept seat.
    fn short_of(&self, now: Timestamp) -> Vec<SegmentId> {
        let short = self
            .kept
            .iter()
            .filter(|(segment, kept)| self.missing(now, *segment, *kept) > 0);
        short.map(|(segment, _)| *segment).collect()
    }

    /// The place that gets the next free seat, and the segment for which the seat is kept: first a member who
    /// was drawn for it, then the first who is in the segment, and when there is nobody the first who waits.
    fn next(&self, now: Timestamp) -> Option<(usize, Option<SegmentId>)> {
        let short = self.short_of(now);
        let waiting = || {
            let all = self.places.iter().enumerate();
            all.filter(|(_, one)| one.state == State::Waiting)
        };
        let drawn = waiting().find_map(|(at, one)| {
            let segment = one.segment_id.filter(|segment| short.contains(segment));
            segment.map(|segment| (at, Some(segment)))
        });
        let within = || {
            waiting().find_map(|(at, one)| {
                let of = |segment: &&SegmentId| self.within.contains(&(one.member_id, **segment));
                short.iter().find(of).map(|segment| (at, Some(*segment)))
            })
        };
        let anybody = || waiting().next().map(|(at, _)| (at, None));
        drawn.or_else(within).or_else(anybody)
    }

    /// Writes down which offers have lapsed, and offers free seats to the next in the queue, until `until`.
    pub fn turn(&mut self, now: Timestamp, until: Timestamp) {
        for one in &mut self.places {
            one.state = one.stands(now);
        }
        while until > now && self.given(now) < self.seats {
            let Some((at, segment_id)) = self.next(now) else {
                break;
            };
            if let Some(one) = self.places.get_mut(at) {
                one.state = State::Offered;
                one.expires_at = Some(until);
                one.segment_id = segment_id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[derive(Clone, Debug)]
    enum Step {
        Ask(i64),
        Again(i64),
        Drawn(i64, i64),
        Act(i64, Action),
        Pass(i64),
        Seats(i64),
    }

    fn step() -> impl Strategy<Value = Step> {
        let action = prop::sample::select(vec![
            Action::Accept,
            Action::Decline,
            Action::GiveBack,
            Action::Withdraw,
        ]);
        prop_oneof![
            4 => (1..15_i64).prop_map(Step::Ask),
            2 => (1..15_i64).prop_map(Step::Again),
            2 => (1..15_i64, 1..4_i64).prop_map(|(member, segment)| Step::Drawn(member, segment)),
            6 => (1..15_i64, action).prop_map(|(member, action)| Step::Act(member, action)),
            2 => (0..100_i64).prop_map(Step::Pass),
            1 => (1..8_i64).prop_map(Step::Seats),
        ]
    }

    fn waits(line: &Line, member: i64, segment_id: Option<SegmentId>) -> Place {
        Place {
            id: SeatId(member),
            member_id: MemberId(member),
            place: line.next_place(),
            state: State::Waiting,
            expires_at: None,
            segment_id,
        }
    }

    proptest! {
        #[test]
        fn whatever_people_do_seats_are_given_once_and_in_order(
            first in 1..6_i64,
            kept in prop::collection::vec(0..3_i64, 0..4),
            within in prop::collection::btree_set((1..15_i64, 1..4_i64), 0..20),
            steps in prop::collection::vec(step(), 0..80),
        ) {
            let mut now = Timestamp(0);
            let kept: Vec<_> = (1..).map(SegmentId).zip(kept).collect();
            let within = within.into_iter().map(|(member, segment)| (MemberId(member), SegmentId(segment))).collect();
            let mut line = Line { seats: first, kept, within, places: Vec::new() };
            let mut offered = Vec::new();
            for step in steps {
                let before = line.clone();
                match step {
                    Step::Ask(member) if line.of(MemberId(member)).is_none() => line.places.push(waits(&line, member, None)),
                    Step::Drawn(member, segment) if line.of(MemberId(member)).is_none() => {
                        line.within.insert((MemberId(member), SegmentId(segment)));
                        line.places.push(waits(&line, member, Some(SegmentId(segment))));
                    }
                    Step::Ask(_) | Step::Drawn(..) => {}
                    Step::Again(member) => {
                        let member = MemberId(member);
                        if line.of(member).is_some_and(|one| one.stands(now).may_ask_again()) {
                            prop_assert!(line.rejoin(member).is_ok());
                            offered.retain(|one| *one != member);
                        }
                    }
                    Step::Act(member, action) => {
                        if line.act(MemberId(member), action, now).is_err() {
                            prop_assert_eq!(&line, &before);
                        }
                    }
                    Step::Pass(by) => now = now.plus_seconds(by),
                    // A room can shrink only as far as its seats are free.
                    Step::Seats(seats) => line.seats = seats.max(line.given(now)),
                }
                line.turn(now, now.plus_seconds(50));

                prop_assert!(line.given(now) <= line.seats);
                prop_assert!(line.given(now) == line.seats || line.count(now, State::Waiting) == 0);
                let new: Vec<_> = line.places.iter()
                    .filter(|one| one.state == State::Offered
                        && before.of(one.member_id).is_none_or(|old| old.state != State::Offered))
                    .collect();
                let waiting = || line.places.iter().filter(|one| one.state == State::Waiting);
                let is_in = |one: &Place, segment| line.within.contains(&(one.member_id, segment));
                let opened = new.iter().any(|one| one.segment_id.is_none());
                for one in new {
                    prop_assert!(!offered.contains(&one.member_id), "offered twice");
                    offered.push(one.member_id);
                    match one.segment_id {
                        // A kept seat goes to its segment, and only a member who was drawn for it passes an
                        // earlier one of it.
                        Some(segment) => {
                            prop_assert!(is_in(one, segment), "of another segment");
                            let drawn = before.of(one.member_id).is_some_and(|old| old.segment_id == Some(segment))
                                || matches!(step, Step::Drawn(member, _) if MemberId(member) == one.member_id);
                            let earlier = waiting().any(|first| first.place < one.place && is_in(first, segment));
                            prop_assert!(drawn || !earlier, "out of order in the segment");
                        }
                        // Any other seat goes to the first who waits.
                        None => prop_assert!(waiting().all(|first| first.place > one.place), "out of order"),
                    }
                }
                for (segment, kept) in &line.kept {
                    let missing = line.missing(now, *segment, *kept);
                    prop_assert!(missing >= 0, "no more than are kept");
                    let passed = missing > 0 && waiting().any(|one| is_in(one, *segment));
                    prop_assert!(!opened || !passed, "a kept seat went to somebody else");
                }
                let mut places: Vec<_> = line.places.iter().map(|one| one.place).collect();
                prop_assert!(places.is_sorted());
                places.dedup();
                prop_assert_eq!(places.len(), line.places.len());
            }
        }
    }
}
