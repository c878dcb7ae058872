//! The means of every operation and query: the database, the clock, chance and the password hasher.

use crate::{
    Timestamp,
    base::{db::Db, passwords::Passwords, random::Random, time::Clock},
};

/// The means of this installation. Cheap to clone.
#[derive(Clone)]
pub struct Portal {
    /// The database.
    pub db: Db,
    /// The source of the present time.
    pub clock: Clock,
    /// The source of tokens and codes.
    pub random: Random,
    /// Hashes passwords, a few at once and never on the threads that serve requests.
    pub passwords: Passwords,
    /// The seconds for which mails of an action that can be undone are held back.
    pub grace: i64,
}

/// The seconds in which somebody sees that they pressed the wrong button.
pub const GRACE: i64 = 10;

impl Portal {
    /// A portal on `db` with the machine's clock and chance.
    #[must_use]
    pub fn on(db: Db) -> Self {
        Self {
            db,
            clock: Clock::system(),
            random: Random::system(),
            passwords: Passwords::new(),
            grace: GRACE,
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
