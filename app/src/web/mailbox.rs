//! Mails that are kept and not sent: in tests and in a demonstration.

use super::letter::Letter;
use klankbord_domain::Timestamp;
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

/// The maximum number of kept mails; the oldest are dropped first.
const MOST: usize = 2000;

/// A mail as it would have been sent.
#[derive(Clone, Debug)]
pub struct Captured {
    /// Its place in the order of sending, from 1.
    pub number: usize,
    /// The moment when it was sent.
    pub at: Timestamp,
    /// The letter.
    pub letter: Letter,
    /// The whole message, headers included (RFC 5322).
    pub message: Arc<[u8]>,
}

/// The mailbox that keeps them. It is cheap to clone; all clones are the same mailbox.
#[derive(Clone, Debug, Default)]
pub struct Mailbox(Arc<Mutex<Kept>>);

#[derive(Debug, Default)]
struct Kept {
    sent: usize,
    mails: VecDeque<Captured>,
}

impl Mailbox {
    /// Keeps a mail.
    pub fn keep(&self, at: Timestamp, letter: Letter, message: &[u8]) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.sent += 1;
        let number = kept.sent;
        kept.mails.push_back(Captured {
            number,
            at,
            letter,
            message: message.into(),
        });
        if kept.mails.len() > MOST {
            kept.mails.pop_front();
        }
    }

    /// Every mail that is kept, the oldest first.
    #[must_use]
    pub fn all(&self) -> Vec<Captured> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.mails.iter().cloned().collect()
    }

    /// One mail.
    #[must_use]
    pub fn get(&self, number: usize) -> Option<Captured> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.mails
            .iter()
            .find(|mail| mail.number == number)
            .cloned()
    }
}
