//! The pace at which mails leave, for mail servers that refuse those who send more than they allow.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};
use tokio::time::Instant;

/// At most so many mails within a minute, spread evenly; or as fast as they go.
#[derive(Debug)]
pub struct Pace {
    between: Duration,
    next: Mutex<Instant>,
}

impl Pace {
    /// So many mails within a minute; 0 for as fast as they go.
    #[must_use]
    pub fn per_minute(mails: u32) -> Self {
        Self {
            between: Duration::from_mins(1)
                .checked_div(mails)
                .unwrap_or_default(),
            next: Mutex::new(Instant::now()),
        }
    }

    /// The time until the next mail may leave; zero when it may leave now.
    #[must_use]
    pub fn wait(&self) -> Duration {
        let next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        next.saturating_duration_since(Instant::now())
    }

    /// Notes that a mail leaves now.
    pub fn leaves(&self) {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        *next = Instant::now() + self.between;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_mail_waits_unless_there_is_no_limit() {
        let pace = Pace::per_minute(2);
        assert!(pace.wait().is_zero(), "the first one does not wait");
        pace.leaves();
        let wait = pace.wait();
        assert!(
            Duration::from_secs(20) < wait && wait <= Duration::from_secs(30),
            "{wait:?}"
        );
        let free = Pace::per_minute(0);
        free.leaves();
        assert!(free.wait().is_zero());
    }
}
