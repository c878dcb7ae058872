//! What every operation and query is given: the database, the clock, chance, the password hasher.

use crate::{
    Timestamp,
    base::{db::Db, passwords::Passwords, random::Random, time::Clock},
};

/// The means of this installation. Cheap to clone.
#[derive(Clone)]
pub struct Portal {
    /// Where everything is kept.
    pub db: Db,
    /// What tells the time.
    pub clock: Clock,
    /// Where tokens and codes come from.
    pub random: Random,
    /// Hashes passwords, a few at once and never on the threads that serve requests.
    pub passwords: Passwords,
}

impl Portal {
    /// A portal on `db` with the machine's clock and chance.
    #[must_use]
    pub fn on(db: Db) -> Self {
        Self {
            db,
            clock: Clock::system(),
            random: Random::system(),
            passwords: Passwords::new(),
        }
    }

    /// The same portal, whose reads all see one state of the database. For the page of one request.
    #[must_use]
    pub fn snapshot(&self) -> Self {
        Self {
            db: self.db.snapshot(),
            ..self.clone()
        }
    }

    /// The same portal, whose reads see the latest state.
    #[must_use]
    pub fn live(&self) -> Self {
        Self {
            db: self.db.live(),
            ..self.clone()
        }
    }

    /// The present instant.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }
}
