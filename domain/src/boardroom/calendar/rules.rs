//! These rules say when calendars get a message, and with which number.

use crate::{
    Timestamp,
    boardroom::sessions::{Session, State},
};

/// The days that a session stays in somebody's feed.
pub const DAYS_BACK: i64 = 365;

/// Whether calendars hear of a session: it has a time that is not over.
#[must_use]
pub fn is_told(session: &Session, now: Timestamp) -> bool {
    let lives = matches!(session.state, State::Dated | State::Cancelled);
    lives && session.ends_at().is_some_and(|end| end > now)
}

/// The number of the next message: that of the session, and higher than the last one to this person.
#[must_use]
pub fn next_sequence(sent: Option<i64>, session: i64) -> i64 {
    sent.map_or(session, |sent| session.max(sent + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_rise_and_never_fall_behind_those_of_the_session(sent: Option<u16>, session in 0..70_000_i64) {
            let sent = sent.map(i64::from);
            let next = next_sequence(sent, session);
            prop_assert!(next >= session && sent.is_none_or(|sent| next > sent));
        }
    }
}
