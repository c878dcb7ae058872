//! Everything random: tokens and codes. Tests use a seeded source.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use rand::{Rng as _, RngExt as _, SeedableRng as _, rngs::StdRng};
use sha2::{Digest as _, Sha256};
use std::sync::{Arc, Mutex};

/// A cryptographically secure source of chance.
#[derive(Clone, Debug)]
pub struct Random(Arc<Mutex<StdRng>>);

impl Random {
    /// A source seeded by the operating system.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks the machine"
    )]
    pub fn system() -> Self {
        Self(Arc::new(Mutex::new(StdRng::from_rng(&mut rand::rng()))))
    }

    /// A source that always gives the same sequence, for tests.
    #[cfg(any(test, feature = "testing"))]
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(StdRng::seed_from_u64(seed))))
    }

    /// A new unguessable token of 192 bits.
    #[must_use]
    pub fn token(&self) -> Token {
        let mut bytes = [0_u8; 24];
        self.with(|rng| rng.fill_bytes(&mut bytes));
        Token(BASE64_URL_SAFE_NO_PAD.encode(bytes))
    }

    /// A code of six digits, for a person to type.
    #[must_use]
    pub fn code(&self) -> String {
        self.with(|rng| format!("{:06}", rng.random_range(0..1_000_000_u32)))
    }

    /// A random place in an order that must not reveal anything.
    #[must_use]
    pub fn place(&self) -> i64 {
        self.with(|rng| rng.random_range(0..i64::MAX))
    }

    fn with<T>(&self, take: impl FnOnce(&mut StdRng) -> T) -> T {
        take(
            &mut self
                .0
                .lock()
                .unwrap_or_else(|poisoned| poisoned.into_inner()),
        )
    }
}

/// A secret that is given to a person and kept only as its hash.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A token that somebody presents.
    #[must_use]
    pub fn presented(text: &str) -> Self {
        Self(text.trim().to_owned())
    }

    /// The secret itself, for a link in a mail.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.0
    }

    /// The stored form: SHA-256 in hexadecimal. No salt is needed for 192 random bits.
    #[must_use]
    pub fn hash(&self) -> String {
        hash(&self.0)
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

/// SHA-256 in hexadecimal.
#[must_use]
pub fn hash(text: &str) -> String {
    hex::encode(Sha256::digest(text.as_bytes()))
}
