//! These rules say who may enter a room, who may speak in which round, and how speakers are shown.

use super::{Attribution, RoomRound, Speaker, State};
use crate::{
    Actor, Conflict, Problem, Timestamp,
    base::{ids::AccountId, random, working_days},
    boardroom::sessions::{self, Part, Session},
    rounds::proposals::{
        self,
        visibility::{Viewer, Voice},
    },
};
use jiff::{civil::Date, tz::TimeZone};

/// The fewest and the most minutes of a round.
pub const MINUTES: (i64, i64) = (1, 180);

/// The minutes that the facilitator adds to a round at a time.
pub const MORE_MINUTES: i64 = 5;

/// The days after a session when the people who lead it are first reminded to close its room, and the days
/// between one reminder and the next.
pub const REMIND_TO_CLOSE_DAYS: (i64, i64) = (1, 3);
/// The working days within which the people who lead a session see to the promises and questions in its room.
pub const CLOSE_WITHIN: u32 = 3;

/// The last day on which that is in time; `None` while the session has no date.
#[must_use]
pub fn close_due(session: &Session, zone: &TimeZone) -> Option<Date> {
    session
        .ends_at()
        .map(|at| working_days::due(at, CLOSE_WITHIN, zone))
}

/// The days after a session during which its room is checked even when nothing waits in it, since people can
/// still be ticked as there.
pub const LOOK_DAYS: i64 = 30;

/// Whether a room is checked again after this reminder: while something waits for its closing, and for a while
/// as long as something can still be written in it.
#[must_use]
pub fn looks_again(session: &Session, waits: bool, now: Timestamp) -> bool {
    let fresh = session
        .ends_at()
        .is_some_and(|at| now < at.plus_days(LOOK_DAYS));
    waits || (session.state == sessions::State::Dated && fresh)
}

/// Whether a session in this state has a room.
#[must_use]
pub const fn has_room(state: sessions::State) -> bool {
    matches!(state, sessions::State::Dated | sessions::State::Closed)
}

/// Whether the actor may enter: participants and those who lead may.
#[must_use]
pub fn may_enter(actor: &Actor, session: &Session, part: Option<Part>) -> bool {
    has_room(session.state)
        && actor.account().is_some()
        && (part.is_some() || sessions::rules::may_lead(actor, session))
}

/// Whether somebody may send a question now: customers in the three rounds, staff only in the second.
#[must_use]
pub const fn may_ask(round: RoomRound, part: Part) -> bool {
    match part {
        Part::Customer => matches!(round, RoomRound::One | RoomRound::Two | RoomRound::Three),
        Part::Staff => matches!(round, RoomRound::Two),
    }
}

/// Whether people may support questions now.
#[must_use]
pub const fn may_support(round: RoomRound) -> bool {
    matches!(round, RoomRound::One | RoomRound::Two | RoomRound::Three)
}

/// Whether staff may now write what they heard and what they will do: until it is closed, because customers may
/// correct it.
#[must_use]
pub const fn may_hear(round: RoomRound) -> bool {
    matches!(
        round,
        RoomRound::One | RoomRound::Two | RoomRound::Three | RoomRound::Closing
    )
}

/// Whether a room can be closed for good: in its last round, or in any one once the session is over.
#[must_use]
pub fn may_close(round: RoomRound, session: &Session, now: Timestamp) -> bool {
    match round {
        RoomRound::Closed => false,
        RoomRound::Closing => true,
        RoomRound::Before | RoomRound::One | RoomRound::Two | RoomRound::Three => {
            session.is_over(now)
        }
    }
}

/// Whether those who lead can still tick who was there: until it is closed, and for a while after the session.
#[must_use]
pub fn may_tick(round: RoomRound, session: &Session, now: Timestamp) -> bool {
    let fresh = || {
        session
            .ends_at()
            .is_some_and(|at| now < at.plus_days(LOOK_DAYS))
    };
    round != RoomRound::Closed || fresh()
}

/// The round that a facilitator moves to. Closing is final, and has an operation of its own.
///
/// # Errors
/// [`Conflict::SessionEnded`] once it is closed; [`Conflict::NotOpen`] for closing in this way.
pub const fn moved(from: RoomRound, to: RoomRound) -> Result<RoomRound, Conflict> {
    match (from, to) {
        (RoomRound::Closed, _) => Err(Conflict::SessionEnded),
        (_, RoomRound::Closed) => Err(Conflict::NotOpen),
        (_, to) => Ok(to),
    }
}

/// The round that comes after this one; nothing comes after the closing but the end of the session.
#[must_use]
pub const fn next(round: RoomRound) -> Option<RoomRound> {
    match round {
        RoomRound::Before => Some(RoomRound::One),
        RoomRound::One => Some(RoomRound::Two),
        RoomRound::Two => Some(RoomRound::Three),
        RoomRound::Three => Some(RoomRound::Closing),
        RoomRound::Closing | RoomRound::Closed => None,
    }
}

/// The end of a round that gets more time: counted from its end, or from now once it is over.
#[must_use]
pub fn later(ends_at: Timestamp, now: Timestamp) -> Timestamp {
    ends_at.max(now).plus_minutes(MORE_MINUTES)
}

/// Whether somebody's time to speak is counted now.
#[must_use]
pub const fn may_speak(round: RoomRound) -> bool {
    may_hear(round)
}

/// A part of the speaking time in hundredths; `None` before anybody spoke.
#[must_use]
pub const fn share(part: i64, all: i64) -> Option<i64> {
    match all {
        0 => None,
        all => Some((part * 100 + all / 2) / all),
    }
}

/// The moment until which a round goes on: rounds in which people speak have a clock, the others have none.
///
/// # Errors
/// [`Problem::NotInRange`] for too few or too many minutes.
pub fn ends_at(
    round: RoomRound,
    minutes: &str,
    now: Timestamp,
) -> Result<Option<Timestamp>, Problem> {
    if !matches!(round, RoomRound::One | RoomRound::Two | RoomRound::Three) {
        return Ok(None);
    }
    match minutes.trim().parse::<i64>() {
        Ok(minutes) if (MINUTES.0..=MINUTES.1).contains(&minutes) => {
            Ok(Some(now.plus_minutes(minutes)))
        }
        _ => Err(Problem::NotInRange(MINUTES.0, MINUTES.1)),
    }
}

/// The way in which somebody's question is shown: customers without their name unless they choose otherwise; staff by
/// name. Nothing in a room is for the customer conscience only.
///
/// # Errors
/// [`Problem::NotAChoice`].
pub fn shown_as(part: Part, typed: &str) -> Result<Attribution, Problem> {
    match (part, typed) {
        (Part::Staff, _) => Ok(Attribution::Name),
        (Part::Customer, "") => Ok(Attribution::Segment),
        (Part::Customer, chosen) => match chosen.parse()? {
            Attribution::Conscience => Err(Problem::NotAChoice),
            open => Ok(open),
        },
    }
}

/// The person who asked, as others see them: the visibility rule, for a viewer who may hear everything in the
/// room. No segment is named, because a room is small.
#[must_use]
pub fn speaker(shown_as: Attribution, name: &str) -> Speaker {
    let in_the_room = Viewer {
        asked: true,
        voted: true,
        ..Viewer::default()
    };
    match in_the_room.voice(proposals::State::Open, false, shown_as, false) {
        Voice::Name => Speaker::Name(name.to_owned()),
        Voice::Own | Voice::Hidden | Voice::Segment | Voice::Panel => Speaker::Panel,
    }
}

/// The reason for a state: hiding needs one, and no other state has one.
///
/// # Errors
/// The problem with the reason.
pub fn reason(state: State, typed: &str) -> Result<String, Problem> {
    match state {
        State::Hidden => crate::base::values::line(typed, super::LONGEST),
        State::Waiting | State::Listed | State::Answered => Ok(String::new()),
    }
}

/// A fingerprint of these corrections, which shows whether somebody read exactly these.
#[must_use]
pub fn mark(corrections: &[(AccountId, String)]) -> String {
    random::hash(&format!("{corrections:?}"))
}

/// The order of questions: the most supported first, and the first asked among equals.
pub fn order<T>(questions: &mut [T], key: impl Fn(&T) -> (i64, Timestamp, i64)) {
    questions.sort_by_key(|question| {
        let (supports, asked_at, id) = key(question);
        (std::cmp::Reverse(supports), asked_at, id)
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn staff_ask_in_the_second_round_only_and_customers_in_every_round_that_speaks(
            round in prop::sample::select(RoomRound::ALL)
        ) {
            prop_assert_eq!(may_ask(round, Part::Staff), round == RoomRound::Two);
            prop_assert!(may_ask(round, Part::Customer) || !may_ask(round, Part::Staff));
            prop_assert_eq!(may_ask(round, Part::Customer), may_support(round));
            if round == RoomRound::One {
                prop_assert!(may_ask(round, Part::Customer) && !may_ask(round, Part::Staff));
            }
        }

        #[test]
        fn what_is_closed_stays_closed_and_no_move_closes(
            moves in prop::collection::vec(prop::sample::select(RoomRound::ALL), 0..12)
        ) {
            let mut now = RoomRound::Before;
            for to in moves {
                let after = moved(now, to);
                prop_assert_eq!(after.is_ok(), to != RoomRound::Closed);
                now = after.unwrap_or(now);
            }
            prop_assert!(now != RoomRound::Closed);
            for &to in RoomRound::ALL {
                prop_assert_eq!(moved(RoomRound::Closed, to), Err(Conflict::SessionEnded));
            }
        }

        #[test]
        fn only_rounds_in_which_people_speak_have_a_clock(
            round in prop::sample::select(RoomRound::ALL), minutes in -5..400_i64
        ) {
            let ends = ends_at(round, &minutes.to_string(), Timestamp(0));
            if !may_support(round) {
                prop_assert_eq!(ends, Ok(None));
            } else if (1..=180).contains(&minutes) {
                prop_assert_eq!(ends, Ok(Some(Timestamp(0).plus_minutes(minutes))));
            } else {
                prop_assert_eq!(ends, Err(Problem::NotInRange(1, 180)));
            }
        }

        #[test]
        fn shares_of_speaking_time_are_hundredths(part in 0..1_000_000_i64, rest in 0..1_000_000_i64) {
            let all = part + rest;
            let share = share(part, all);
            prop_assert_eq!(share.is_none(), all == 0);
            if let Some(share) = share {
                prop_assert!((share * all - part * 100).abs() * 2 <= all);
            }
        }

        #[test]
        fn more_time_is_counted_from_the_end_or_from_now(ends in 0..1000_i64, now in 0..1000_i64) {
            let (ends, now) = (Timestamp(0).plus_minutes(ends), Timestamp(0).plus_minutes(now));
            let later = later(ends, now);
            prop_assert!(later >= now.plus_minutes(MORE_MINUTES) && later >= ends.plus_minutes(MORE_MINUTES));
            prop_assert!(later == now.plus_minutes(MORE_MINUTES) || later == ends.plus_minutes(MORE_MINUTES));
        }

        #[test]
        fn a_name_is_shown_only_to_who_chose_so(shown_as in prop::sample::select(Attribution::ALL)) {
            let named = speaker(shown_as, "Vera") == Speaker::Name("Vera".to_owned());
            prop_assert_eq!(named, shown_as == Attribution::Name);
        }

        #[test]
        fn the_order_is_by_support_and_then_by_age(
            rows in prop::collection::vec((0..4_i64, 0..4_i64), 0..20)
        ) {
            let mut rows: Vec<_> = rows
                .into_iter()
                .enumerate()
                .map(|(id, (supports, at))| (supports, Timestamp(at), i64::try_from(id).unwrap_or(0)))
                .collect();
            order(&mut rows, |row| *row);
            for pair in rows.windows(2) {
                prop_assert!(pair[0].0 > pair[1].0 || (pair[0].0 == pair[1].0 && pair[0].1 <= pair[1].1));
            }
        }
    }

    #[test]
    fn a_customer_is_named_by_choice_only_and_nothing_is_for_the_conscience_only() {
        assert_eq!(shown_as(Part::Customer, ""), Ok(Attribution::Segment));
        assert_eq!(
            shown_as(Part::Customer, "conscience"),
            Err(Problem::NotAChoice)
        );
        assert_eq!(
            shown_as(Part::Customer, "segment"),
            Ok(Attribution::Segment)
        );
        assert_eq!(shown_as(Part::Staff, "segment"), Ok(Attribution::Name));
        assert_eq!(reason(State::Hidden, " "), Err(Problem::Missing));
        assert_eq!(reason(State::Answered, "x"), Ok(String::new()));
    }
}
