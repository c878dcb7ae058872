//! Passwords: argon2id, off the threads that serve requests, a few at once.

use super::guessable::is_guessable;
use crate::{Conflict, Error, Problem, Result};
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash},
};
use std::sync::Arc;
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization as _;

/// The number of passwords that are hashed at the same time; each takes 19 MiB.
const AT_ONCE: usize = 2;
/// How many more may wait for that. Whoever comes then is told at once to come back: a queue without an end would keep
/// everybody waiting for as long as somebody goes on asking.
const WAITING: usize = 30;
/// Fewer characters than this can be guessed (NIST SP 800-63B-4 §3.1.1.2 asks for 15 when the
/// password is the only factor, 8 when it is not; attempts are limited here).
const FEWEST: usize = 12;
const MOST: usize = 200;

/// A password that somebody chose, or presents.
#[derive(Clone)]
pub struct Password {
    /// As it is hashed.
    text: String,
    /// As it was typed, when that differs: hashes that were made before know it so.
    typed: Option<String>,
}

impl Password {
    /// Takes a new password.
    ///
    /// # Errors
    /// [`Problem::Missing`], [`Problem::TooShort`], [`Problem::TooLong`] or [`Problem::TooCommon`].
    pub fn parse(text: &str) -> Result<Self, Problem> {
        Self::parse_for(text, &[])
    }

    /// The same for somebody of whom `about` is known: their address and their name are guessed first.
    ///
    /// # Errors
    /// As [`Self::parse`].
    pub fn parse_for(text: &str, about: &[&str]) -> Result<Self, Problem> {
        match text.chars().count() {
            0 => Err(Problem::Missing),
            n if n < FEWEST => Err(Problem::TooShort(FEWEST)),
            n if n > MOST => Err(Problem::TooLong(MOST)),
            _ if is_guessable(text, about) => Err(Problem::TooCommon),
            _ => Ok(Self::of(text)),
        }
    }

    /// The same letters are the same password, whatever keyboard or program wrote them (RFC 8265 §4.2.2): spaces of
    /// every kind are one, wide letters are plain ones, and letters are composed.
    fn of(typed: &str) -> Self {
        let text: String = typed
            .chars()
            .map(|letter| {
                if letter.is_whitespace() && !letter.is_control() {
                    ' '
                } else {
                    letter
                }
            })
            .map(narrow)
            .nfc()
            .collect();
        let typed = (text != typed).then(|| typed.to_owned());
        Self { text, typed }
    }

    /// A password that somebody presents to sign in. One that is too long to be anybody's matches nothing.
    #[must_use]
    pub fn presented(text: &str) -> Self {
        let fits = text.chars().nth(MOST).is_none();
        Self::of(if fits { text } else { "" })
    }
}

/// The plain form of a letter that East Asian keyboards write wide.
fn narrow(letter: char) -> char {
    match letter {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter),
        _ => letter,
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

/// Hashes and verifies passwords.
#[derive(Clone)]
pub struct Passwords {
    argon2: Argon2<'static>,
    places: Arc<Semaphore>,
    queue: Arc<Semaphore>,
    /// A hash that nothing matches. It is verified when there is no account, so that this takes as long.
    decoy: Arc<str>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self::new()
    }
}

impl Passwords {
    /// argon2id with the parameters of RFC 9106's successors at OWASP: 19 MiB, 2 passes, 1 lane.
    #[must_use]
    pub fn new() -> Self {
        Self::with(Params::DEFAULT)
    }

    /// The cheapest parameters, for tests.
    #[cfg(any(test, feature = "testing"))]
    #[must_use]
    #[expect(clippy::expect_used, reason = "constants that are in range")]
    pub fn quick() -> Self {
        Self::with(Params::new(8, 1, 1, None).expect("parameters in range"))
    }

    #[expect(
        clippy::expect_used,
        reason = "hashing a constant with valid parameters"
    )]
    fn with(params: Params) -> Self {
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let decoy = argon2
            .hash_password_with_salt(b"nobody's password", b"nobody's salt...")
            .expect("a decoy")
            .to_string();
        Self {
            argon2,
            places: Arc::new(Semaphore::new(AT_ONCE)),
            queue: Arc::new(Semaphore::new(AT_ONCE + WAITING)),
            decoy: decoy.into(),
        }
    }

    /// Hashes a password, as a PHC string.
    ///
    /// # Errors
    /// [`Conflict::TooBusy`] when too many wait already; [`Error::Unavailable`] when the machine has no memory or chance
    /// left.
    pub async fn hash(&self, password: Password) -> Result<String> {
        let argon2 = self.argon2.clone();
        self.off_thread(move || {
            argon2
                .hash_password(password.text.as_bytes())
                .map(|hash| hash.to_string())
        })
        .await?
        .map_err(Error::unavailable)
    }

    /// Whether the password is the one of `hash`. Takes as long when there is no hash.
    ///
    /// # Errors
    /// [`Conflict::TooBusy`] when too many wait already; [`Error::Unavailable`] when the check could not be made.
    pub async fn verify(&self, password: Password, hash: Option<String>) -> Result<bool> {
        let argon2 = self.argon2.clone();
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.decoy.to_string());
        let same = self
            .off_thread(move || {
                PasswordHash::new(&hash).is_ok_and(|hash| {
                    let is = |text: &str| argon2.verify_password(text.as_bytes(), &hash).is_ok();
                    is(&password.text) || password.typed.as_deref().is_some_and(is)
                })
            })
            .await?;
        Ok(known && same)
    }

    /// Whether a hash was made with other parameters than those of today, so that it should be made anew.
    #[must_use]
    pub fn is_outdated(&self, hash: &str) -> bool {
        let today = self.argon2.params();
        let made = PasswordHash::new(hash).ok();
        let params = made.and_then(|made| Params::try_from(&made).ok());
        params.is_none_or(|made| {
            (made.m_cost(), made.t_cost(), made.p_cost())
                != (today.m_cost(), today.t_cost(), today.p_cost())
        })
    }

    async fn off_thread<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T> {
        let _queued = self
            .queue
            .try_acquire()
            .map_err(|_| Error::from(Conflict::TooBusy))?;
        let _place = self.places.acquire().await.map_err(Error::unavailable)?;
        tokio::task::spawn_blocking(work)
            .await
            .map_err(Error::unavailable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn whoever_comes_when_too_many_wait_is_told_at_once() {
        let passwords = Passwords::quick();
        let all = passwords.queue.clone();
        let held = all.acquire_many(32).await.unwrap();
        let given = || Password::presented("een goed wachtwoord");
        let refused = passwords.verify(given(), None).await;
        assert!(matches!(refused, Err(Error::Conflict(Conflict::TooBusy))));
        drop(held);
        assert!(!passwords.verify(given(), None).await.unwrap());
    }

    #[tokio::test]
    async fn a_hash_of_weaker_parameters_is_outdated_and_a_long_password_is_never_cut() {
        let passwords = Passwords::quick();
        let long = "x".repeat(MOST);
        let hash = passwords.hash(Password::presented(&long)).await.unwrap();
        assert!(!passwords.is_outdated(&hash));
        assert!(Passwords::new().is_outdated(&hash));
        let longer = Password::presented(&format!("{long}y"));
        assert!(!passwords.verify(longer, Some(hash.clone())).await.unwrap());
        assert!(
            passwords
                .verify(Password::presented(&long), Some(hash))
                .await
                .unwrap()
        );
    }

    async fn opens(set: &str, presented: &str) -> bool {
        let passwords = Passwords::quick();
        let hash = passwords.hash(Password::parse(set).unwrap()).await.unwrap();
        passwords
            .verify(Password::presented(presented), Some(hash))
            .await
            .unwrap()
    }

    #[tokio::test]
    async fn the_same_letters_are_the_same_password_on_every_keyboard() {
        assert!(
            opens(
                "e\u{301}e\u{301}n zin met fac\u{327}ade",
                "één zin met façade"
            )
            .await
        );
        assert!(
            opens(
                "één zin met façade",
                "e\u{301}e\u{301}n zin met fac\u{327}ade"
            )
            .await
        );
        assert!(opens("\u{FF21}bc full width abc", "Abc full width abc").await);
        assert!(opens("een\u{A0}harde spatie", "een harde spatie").await);
        assert!(!opens("een zin met facade", "een zin met façade").await);
        assert!(!opens("Een zin met facade", "een zin met facade").await);
    }

    #[tokio::test]
    async fn a_hash_of_before_still_opens() {
        let passwords = Passwords::quick();
        let typed = "e\u{301}e\u{301}n zin met fac\u{327}ade";
        let old = Password {
            text: typed.to_owned(),
            typed: None,
        };
        let hash = passwords.hash(old).await.unwrap();
        let right = passwords
            .verify(Password::presented(typed), Some(hash))
            .await;
        assert!(right.unwrap());
    }
}
