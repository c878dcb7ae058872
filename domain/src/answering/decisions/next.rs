//! The one next step towards a decision: pure, from the conditions of its gate.

use super::rules::Gate;
use crate::{Timestamp, rounds::proposals::State};

/// What the owner of a proposal does next, the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NextStep {
    /// Reply to the customer conscience, who objects; no waiver lifts that.
    Reply,
    /// Answer what customers wrote: this many wait.
    Answer(i64),
    /// Decide: nothing is missing.
    Decide,
    /// Go on writing the draft.
    Write,
    /// Ask a member of the board for a waiver: too few customers voted.
    LackVotes,
    /// Wait for the customer conscience, who still answers.
    WaitForConscience,
    /// Wait until the round is over.
    WaitForRound,
    /// Nothing: it was decided or withdrawn.
    Done,
}

impl NextStep {
    /// Whether the owner can do it now, in place of waiting.
    #[must_use]
    pub const fn is_turn(self) -> bool {
        matches!(
            self,
            Self::Reply | Self::Answer(_) | Self::Decide | Self::Write | Self::LackVotes
        )
    }
}

/// The next step for the owner of the proposal behind this gate.
#[must_use]
pub fn next_step(gate: &Gate, now: Timestamp) -> NextStep {
    let state = gate.state.at(now, gate.closes_at);
    match state {
        State::Draft => NextStep::Write,
        State::Decided | State::Withdrawn => NextStep::Done,
        State::Open | State::Closed if gate.lacks_reply() => NextStep::Reply,
        State::Open | State::Closed if gate.unanswered > 0 => NextStep::Answer(gate.unanswered),
        State::Open => NextStep::WaitForRound,
        State::Closed if gate.is_open(now) => NextStep::Decide,
        State::Closed if gate.kept > 0 => NextStep::WaitForConscience,
        State::Closed => NextStep::LackVotes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::ids::AccountId,
        rounds::{proposals::Influence, terms::Terms},
    };

    fn gate(state: State) -> Gate {
        Gate {
            state,
            closes_at: Some(Timestamp(10)),
            influence: Influence::Consult,
            quorum: 3,
            votes: 3,
            in_favour: 3,
            with_concerns: 0,
            against: 0,
            unanswered: 0,
            kept: 0,
            waivers: 0,
            owner_id: AccountId(1),
            terms: Terms::LAW,
            challenges: 0,
        }
    }

    #[test]
    fn the_next_step_is_what_stands_in_the_way_first() {
        let (before, after) = (Timestamp(9), Timestamp(11));
        let open = gate(State::Open);
        assert_eq!(next_step(&gate(State::Draft), before), NextStep::Write);
        assert_eq!(next_step(&open, before), NextStep::WaitForRound);
        assert_eq!(
            next_step(&open, after),
            NextStep::Decide,
            "the clock closes it"
        );
        let asked = Gate {
            unanswered: 2,
            kept: 1,
            ..open
        };
        assert_eq!(next_step(&asked, before), NextStep::Answer(2));
        assert_eq!(
            next_step(
                &Gate {
                    challenges: 1,
                    ..asked
                },
                after
            ),
            NextStep::Reply
        );
        assert_eq!(
            next_step(&Gate { kept: 1, ..open }, after),
            NextStep::WaitForConscience
        );
        let few = Gate { votes: 2, ..open };
        assert_eq!(next_step(&few, after), NextStep::LackVotes);
        assert_eq!(
            next_step(&Gate { waivers: 1, ..few }, after),
            NextStep::Decide
        );
        assert_eq!(next_step(&gate(State::Decided), after), NextStep::Done);
    }

    #[test]
    fn what_the_owner_can_do_comes_before_what_they_wait_for() {
        let mut steps = [
            NextStep::WaitForRound,
            NextStep::Decide,
            NextStep::Answer(1),
            NextStep::Done,
        ];
        steps.sort();
        assert_eq!(
            steps,
            [
                NextStep::Answer(1),
                NextStep::Decide,
                NextStep::WaitForRound,
                NextStep::Done
            ]
        );
        assert!(NextStep::Decide.is_turn() && !NextStep::WaitForRound.is_turn());
    }
}
