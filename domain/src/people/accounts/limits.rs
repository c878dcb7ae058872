//! Limits on attempts: counted for an address, an account and a network address.
//!
//! What must stay true: an unknown address is counted as a known one is, so that a limit doesn't tell them
//! apart; an attempt that is refused is not counted, so that nobody can be kept out for longer than the window
//! by somebody who keeps trying.

use crate::{
    Conflict, Portal, Result, Timestamp,
    base::{db::Tx, random},
    execute, transaction, value,
};
use std::net::IpAddr;

/// The subject that an attempt is counted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// An address that was typed.
    Address,
    /// An account, known or not, for every way to sign in.
    Account,
    /// A network address.
    Network,
}

impl Scope {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Account => "account",
            Self::Network => "network",
        }
    }

    /// The number of attempts allowed within [`WINDOW_MINUTES`]. For an account that is 80 in an hour, under
    /// the 100 of OWASP ASVS 4.0 §2.2.1.
    const fn most(self) -> i64 {
        match self {
            Self::Address => 10,
            Self::Account => 20,
            Self::Network => 50,
        }
    }
}

/// The time for which an attempt counts.
pub(super) const WINDOW_MINUTES: i64 = 15;

/// Counts one attempt in every scope, or in none when any scope has no attempt left.
///
/// # Errors
/// [`Conflict::TooManyAttempts`].
pub(crate) async fn count(portal: &Portal, attempt: &[(Scope, String)]) -> Result<()> {
    let now = portal.now();
    let allowed: Result<bool> = transaction!(portal.db, tx => {
        for (scope, subject) in attempt {
            let made: i64 = value!(
                tx,
                "select count(*) from attempts where scope = $1 and subject_hash = $2 and at > $3",
                scope.as_str(), subject.as_str(), now.plus_minutes(-WINDOW_MINUTES)
            )?;
            if made >= scope.most() {
                return Ok(false);
            }
        }
        for (scope, subject) in attempt {
            insert(tx, now, scope.as_str(), subject).await?;
        }
        Ok(true)
    });
    if allowed? {
        Ok(())
    } else {
        Err(Conflict::TooManyAttempts.into())
    }
}

/// Writes a row that no limit counts, so that an unknown address costs as much as a mail to a known one.
pub(super) async fn pretend(tx: &mut Tx, now: Timestamp, subject: &str) -> Result<()> {
    insert(tx, now, "pretence", subject).await
}

/// Whether anything can be written at all: writes a row that no limit counts and removes it again.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn check_writable(portal: &Portal) -> Result<()> {
    const SCOPE: &str = "check";
    transaction!(portal.db, tx => {
        insert(tx, portal.now(), SCOPE, "").await?;
        execute!(tx, "delete from attempts where scope = $1", SCOPE)?;
        Ok(())
    })
}

async fn insert(tx: &mut Tx, now: Timestamp, scope: &str, subject: &str) -> Result<()> {
    execute!(
        tx,
        "insert into attempts (scope, subject_hash, at) values ($1, $2, $3)",
        scope,
        subject,
        now
    )?;
    Ok(())
}

/// The subject that is counted for a network address: the address itself, or the 64 bits of an IPv6 address
/// that a household or an office shares (RFC 6177 §2).
pub(super) fn network(peer: &str) -> String {
    let network = match peer.parse::<IpAddr>() {
        Ok(IpAddr::V6(address)) if address.to_ipv4_mapped().is_none() => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        Ok(IpAddr::V6(address)) => address.to_canonical().to_string(),
        _ => peer.to_owned(),
    };
    random::hash(&network)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Error, on_both_engines};

    #[test]
    fn one_household_is_one_network() {
        assert_eq!(network("2001:db8:1:2::3"), network("2001:db8:1:2:ffff::4"));
        assert_ne!(network("2001:db8:1:2::3"), network("2001:db8:1:3::3"));
        assert_eq!(network("::ffff:192.0.2.7"), network("192.0.2.7"));
        assert_ne!(network("192.0.2.7"), network("192.0.2.8"));
    }

    on_both_engines! {
        async fn the_eleventh_attempt_waits_until_the_first_is_a_quarter_of_an_hour_old(portal: Portal) {
            let attempt = [(Scope::Address, "one".to_owned()), (Scope::Network, "net".to_owned())];
            for _ in 0..10 {
                count(&portal, &attempt).await.unwrap();
            }
            for _ in 0..3 {
                let refused = count(&portal, &attempt).await;
                assert!(matches!(refused, Err(Error::Conflict(Conflict::TooManyAttempts))));
            }
            // Another address from the same network is still allowed.
            count(&portal, &[(Scope::Address, "two".to_owned()), (Scope::Network, "net".to_owned())]).await.unwrap();
            portal.clock.set(portal.now().plus_minutes(WINDOW_MINUTES));
            count(&portal, &attempt).await.unwrap();
        }
    }
}
