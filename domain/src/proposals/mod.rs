//! Proposals: what is put to customers within one phase of a project.
//!
//! Owns proposals, their questions and their audience. What must stay true: a proposal changes only
//! while it is a draft; a round that is open has an audience, a closing time and a day by which
//! answers come; what only informs is never opened; time closes a round, the worker only notes it.

pub mod visibility;

use crate::{Conflict, Timestamp};

/// Where a proposal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Being written; nobody but staff knows of it.
    Draft,
    /// The audience reads, votes and writes.
    Open,
    /// The round is over; answers and a decision are to come.
    Closed,
    /// A decision was taken.
    Decided,
    /// Taken back by its owner.
    Withdrawn,
}
crate::db::text_enum!(State {
    Draft => "draft", Open => "open", Closed => "closed", Decided => "decided", Withdrawn => "withdrawn",
});

/// What can be done with a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Change what it says.
    Edit,
    /// Put it to its audience.
    Open,
    /// End the round.
    Close,
    /// Record a decision.
    Decide,
    /// Take it back.
    Withdraw,
}

impl State {
    /// The state at `now`: an open round whose time is over is closed, however late the worker is.
    #[must_use]
    pub fn at(self, now: Timestamp, closes_at: Option<Timestamp>) -> Self {
        match (self, closes_at) {
            (Self::Open, Some(closes_at)) if now >= closes_at => Self::Closed,
            (state, _) => state,
        }
    }

    /// The state after a deed.
    ///
    /// # Errors
    /// [`Conflict::NotOpen`], [`Conflict::AlreadyOpen`] or [`Conflict::Closed`]: why not in this state.
    pub const fn after(self, deed: Deed) -> Result<Self, Conflict> {
        match (self, deed) {
            (Self::Draft, Deed::Edit) => Ok(Self::Draft),
            (Self::Draft, Deed::Open) => Ok(Self::Open),
            (Self::Draft | Self::Open, Deed::Withdraw) => Ok(Self::Withdrawn),
            (Self::Open, Deed::Close) => Ok(Self::Closed),
            (Self::Closed, Deed::Decide) => Ok(Self::Decided),
            (Self::Draft, Deed::Close | Deed::Decide) => Err(Conflict::NotOpen),
            (Self::Open, Deed::Edit | Deed::Open | Deed::Decide) => Err(Conflict::AlreadyOpen),
            (Self::Closed | Self::Decided | Self::Withdrawn, _) => Err(Conflict::Closed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DEEDS: [Deed; 5] = [
        Deed::Edit,
        Deed::Open,
        Deed::Close,
        Deed::Decide,
        Deed::Withdraw,
    ];

    proptest! {
        #[test]
        fn whatever_is_tried_a_round_opens_once_and_its_end_is_final(tries in prop::collection::vec(0_usize..5, 0..30)) {
            let mut state = State::Draft;
            let mut opened = 0;
            let mut decided_after = Vec::new();
            for deed in tries.into_iter().map(|place| DEEDS[place]) {
                let before = state;
                let Ok(after) = state.after(deed) else { continue };
                opened += u32::from(before == State::Draft && after == State::Open);
                prop_assert!(!matches!(before, State::Decided | State::Withdrawn), "{before:?} changed by {deed:?}");
                prop_assert!(before == State::Draft || deed != Deed::Edit);
                if after == State::Decided {
                    decided_after.push(before);
                }
                state = after;
            }
            prop_assert!(opened <= 1);
            prop_assert!(decided_after.iter().all(|before| *before == State::Closed));
        }

        #[test]
        fn time_closes_an_open_round_and_touches_nothing_else(now in any::<i32>(), closes in any::<i32>()) {
            let (now, closes) = (Timestamp(now.into()), Timestamp(closes.into()));
            for &state in State::ALL {
                let seen = state.at(now, Some(closes));
                prop_assert_eq!(seen == State::Closed, state == State::Closed || (state == State::Open && now >= closes));
                prop_assert!(seen == state || state == State::Open);
            }
        }
    }
}
