//! The line for the seats of one session: who has one, who was offered one, who comes next. Pure.
//!
//! What must stay true, in whatever order people accept, decline, give back, are withdrawn and let time pass: no
//! more seats are taken and offered than there are; who waits is offered a seat in the order of the line; nobody
//! is offered a seat twice.

use super::{Deed, State};
use crate::{
    Conflict, Timestamp,
    ids::{MemberId, SeatId},
};

/// Somebody's place in the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Place {
    /// Which row.
    pub id: SeatId,
    /// Who.
    pub member_id: MemberId,
    /// The order in which they come.
    pub place: i64,
    /// Where they stand, as it was written down.
    pub state: State,
    /// Until when an offer stands.
    pub expires_at: Option<Timestamp>,
}

impl Place {
    /// Where they stand at this moment: an offer lapses by the clock, whether or not anybody wrote that down.
    #[must_use]
    pub fn stands(&self, now: Timestamp) -> State {
        match self.state {
            State::Offered if self.expires_at.is_some_and(|at| at <= now) => State::Lapsed,
            state => state,
        }
    }
}

/// The whole line, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// How many seats there are.
    pub seats: i64,
    /// Everybody in it.
    pub places: Vec<Place>,
}

impl Line {
    fn count(&self, now: Timestamp, state: State) -> i64 {
        let there = self.places.iter().filter(|one| one.stands(now) == state);
        i64::try_from(there.count()).unwrap_or(i64::MAX)
    }

    /// How many seats are taken or offered.
    #[must_use]
    pub fn given(&self, now: Timestamp) -> i64 {
        self.count(now, State::Accepted) + self.count(now, State::Offered)
    }

    /// How many seats nobody has and nobody waits for.
    #[must_use]
    pub fn short(&self, now: Timestamp) -> i64 {
        (self.seats - self.given(now) - self.count(now, State::Waiting)).max(0)
    }

    /// How many were in line and are not any more.
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

    /// Does something with somebody's place.
    ///
    /// # Errors
    /// [`Conflict::OfferEnded`] when where they stand does not allow it, or they are not in line.
    pub fn act(&mut self, member: MemberId, deed: Deed, now: Timestamp) -> Result<State, Conflict> {
        let found = self.places.iter_mut().find(|one| one.member_id == member);
        let one = found.ok_or(Conflict::OfferEnded)?;
        one.state = one.stands(now).after(deed)?;
        Ok(one.state)
    }

    /// Writes down which offers have lapsed, and offers what is free to who comes next, until `until`.
    pub fn turn(&mut self, now: Timestamp, until: Timestamp) {
        for one in &mut self.places {
            one.state = one.stands(now);
        }
        let mut free = (self.seats - self.given(now)).max(0);
        for one in &mut self.places {
            if free > 0 && one.state == State::Waiting && until > now {
                one.state = State::Offered;
                one.expires_at = Some(until);
                free -= 1;
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
        Act(i64, Deed),
        Pass(i64),
        Seats(i64),
    }

    fn step() -> impl Strategy<Value = Step> {
        let deed = prop::sample::select(vec![
            Deed::Accept,
            Deed::Decline,
            Deed::GiveBack,
            Deed::Withdraw,
        ]);
        prop_oneof![
            4 => (1..15_i64).prop_map(Step::Ask),
            6 => (1..15_i64, deed).prop_map(|(member, deed)| Step::Act(member, deed)),
            2 => (0..100_i64).prop_map(Step::Pass),
            1 => (1..8_i64).prop_map(Step::Seats),
        ]
    }

    proptest! {
        #[test]
        fn whatever_people_do_seats_are_given_once_and_in_order(
            first in 1..6_i64, steps in prop::collection::vec(step(), 0..80),
        ) {
            let mut now = Timestamp(0);
            let mut line = Line { seats: first, places: Vec::new() };
            let mut offered = Vec::new();
            for step in steps {
                let before = line.clone();
                match step {
                    Step::Ask(member) if line.of(MemberId(member)).is_none() => {
                        let place = line.next_place();
                        line.places.push(Place {
                            id: SeatId(member), member_id: MemberId(member), place, state: State::Waiting, expires_at: None,
                        });
                    }
                    Step::Ask(_) => {}
                    Step::Act(member, deed) => {
                        if line.act(MemberId(member), deed, now).is_err() {
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
                let waits = line.places.iter().find(|one| one.state == State::Waiting);
                for one in new {
                    prop_assert!(!offered.contains(&one.member_id), "offered twice");
                    prop_assert!(waits.is_none_or(|first| first.place > one.place), "out of order");
                    offered.push(one.member_id);
                }
                let mut places: Vec<_> = line.places.iter().map(|one| one.place).collect();
                prop_assert!(places.is_sorted());
                places.dedup();
                prop_assert_eq!(places.len(), line.places.len());
            }
        }
    }
}
