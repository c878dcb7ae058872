//! These rules say how long a failed job waits, and when it is given up.

use crate::Timestamp;

/// The time that one worker may hold a job before another takes it over, in minutes. A worker that is still
/// busy asks for more time before that.
pub const LEASE_MINUTES: i64 = 5;

/// The waits between attempts, in seconds: soon at first, because most failures pass, and half a day
/// in the end, because mail servers that were down over night come back in the morning.
const WAITS: [i64; 9] = [
    15,
    60,
    5 * 60,
    15 * 60,
    60 * 60,
    2 * 3600,
    4 * 3600,
    8 * 3600,
    12 * 3600,
];

/// The kind of failure of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Trying again may help: no connection, a server that is busy.
    Transient,
    /// Trying again is of no use: the address does not exist, the mail is refused.
    Permanent,
}

/// The moment when a job is tried again after it failed for the `attempt`th time; `None` when it is given up.
#[must_use]
pub fn next_try(now: Timestamp, attempt: i64, failure: Failure) -> Option<Timestamp> {
    if failure == Failure::Permanent {
        return None;
    }
    let place = usize::try_from(attempt.max(1) - 1).ok()?;
    WAITS.get(place).map(|wait| now.plus_seconds(*wait))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOW: Timestamp = Timestamp(0);

    #[test]
    fn the_first_retry_is_soon_and_the_tenth_failure_is_the_last() {
        assert_eq!(
            next_try(NOW, 1, Failure::Transient),
            Some(Timestamp(15_000_000))
        );
        assert!(next_try(NOW, 9, Failure::Transient).is_some());
        assert_eq!(next_try(NOW, 10, Failure::Transient), None);
    }

    proptest! {
        #[test]
        fn what_is_refused_for_good_is_never_tried_again(attempt in 0_i64..100) {
            prop_assert_eq!(next_try(NOW, attempt, Failure::Permanent), None);
        }

        #[test]
        fn every_wait_is_longer_than_the_one_before(attempt in 1_i64..9) {
            prop_assert!(next_try(NOW, attempt, Failure::Transient) < next_try(NOW, attempt + 1, Failure::Transient));
        }
    }
}
