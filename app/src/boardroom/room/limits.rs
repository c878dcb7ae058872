//! Limits on the use of the rooms of this node by one person.

use klankbord_domain::{Conflict, Result, Timestamp, base::ids::AccountId};
use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::oneshot;

/// The number of streams that one person may follow; one more ends the oldest.
pub(super) const MOST_STREAMS: usize = 5;
/// The number of times that one person may send something in a minute.
pub(super) const MOST_PRESSES: u32 = 60;
/// A minute in microseconds.
const MINUTE: i64 = 60_000_000;

fn open<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The streams that each person follows on this node.
#[derive(Clone, Default)]
pub(super) struct Streams(Arc<Mutex<Followed>>);

#[derive(Default)]
struct Followed {
    last: u64,
    of: HashMap<AccountId, VecDeque<(u64, oneshot::Sender<()>)>>,
}

/// A stream among those of one person. It counts until it is dropped.
pub(super) struct Place {
    streams: Streams,
    account: AccountId,
    number: u64,
    crowded: oneshot::Receiver<()>,
}

impl Streams {
    /// Begins one more stream of this person.
    pub fn begin(&self, account: AccountId) -> Place {
        let mut followed = open(&self.0);
        followed.last += 1;
        let number = followed.last;
        let (sender, crowded) = oneshot::channel();
        let own = followed.of.entry(account).or_default();
        own.push_back((number, sender));
        if own.len() > MOST_STREAMS {
            // The stream notices that its sender is gone.
            own.pop_front();
        }
        drop(followed);
        Place {
            streams: self.clone(),
            account,
            number,
            crowded,
        }
    }
}

impl Place {
    /// Waits until this person follows too many others. It must not be called again after that.
    pub async fn crowded_out(&mut self) {
        // Nothing is ever sent: the sender is dropped.
        let _ = (&mut self.crowded).await;
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut followed = open(&self.streams.0);
        if let Some(own) = followed.of.get_mut(&self.account) {
            own.retain(|(number, _)| *number != self.number);
            if own.is_empty() {
                followed.of.remove(&self.account);
            }
        }
    }
}

/// The number of times that each person sent something in this minute.
#[derive(Default)]
pub(super) struct Presses(Mutex<(i64, HashMap<AccountId, u32>)>);

impl Presses {
    /// Counts that somebody sends something.
    ///
    /// # Errors
    /// [`Conflict::TooFast`] when that is too often.
    pub fn count(&self, account: AccountId, now: Timestamp) -> Result<()> {
        let mut counted = open(&self.0);
        let minute = now.0.div_euclid(MINUTE);
        if counted.0 != minute {
            *counted = (minute, HashMap::new());
        }
        let often = counted.1.entry(account).or_default();
        if *often >= MOST_PRESSES {
            return Err(Conflict::TooFast.into());
        }
        *often += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::sync::oneshot::error::TryRecvError;

    #[test]
    fn one_stream_too_many_ends_the_oldest_of_that_person_only() {
        let streams = Streams::default();
        let mut other = streams.begin(AccountId(2));
        let mut own: Vec<_> = (0..MOST_STREAMS)
            .map(|_| streams.begin(AccountId(1)))
            .collect();
        own.remove(2);
        own.push(streams.begin(AccountId(1)));
        assert!(
            own.iter_mut()
                .all(|place| place.crowded.try_recv() == Err(TryRecvError::Empty))
        );
        own.push(streams.begin(AccountId(1)));
        assert_eq!(own[0].crowded.try_recv(), Err(TryRecvError::Closed));
        assert_eq!(own[1].crowded.try_recv(), Err(TryRecvError::Empty));
        assert_eq!(other.crowded.try_recv(), Err(TryRecvError::Empty));
        drop((own, other));
        assert!(open(&streams.0).of.is_empty());
    }

    #[test]
    fn a_person_presses_so_often_a_minute() {
        let presses = Presses::default();
        let (now, one) = (Timestamp(0), AccountId(1));
        for _ in 0..MOST_PRESSES {
            assert!(presses.count(one, now).is_ok());
        }
        assert!(presses.count(one, now).is_err());
        assert!(presses.count(AccountId(2), now).is_ok());
        assert!(presses.count(one, now.plus_minutes(1)).is_ok());
    }
}
