//! The limits on how often somebody may get it wrong, counted for an address, for a browser and for a network address.
//!
//! What must stay true: an unknown address is counted as a known one is, so that a limit doesn't
//! tell them apart; an attempt that is turned away is not counted, so that nobody can be kept out
//! for longer than the window by somebody who goes on knocking; what goes well is given back, so that a room full
//! of people on one network signs in; a browser that signed in to an account before has limits of its own, and so have
//! the ways back, so that nobody keeps a person out of their account by getting it wrong.

use crate::{
    Conflict, Portal, Result, Timestamp,
    base::{
        db::Tx,
        ids::AccountId,
        random::{self, Token},
    },
    execute,
    people::accounts::store::browsers,
    transaction, value,
};
use std::net::IpAddr;

/// The browser that asks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Caller<'a> {
    /// Its network address.
    pub peer: &'a str,
    /// What it was given when somebody signed in with it; nothing when nobody ever did.
    pub known: Option<&'a Token>,
}

/// What an attempt is counted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// A wrong password for an address.
    Password,
    /// A wrong code for an account, known or not.
    Code,
    /// A mail with a code or a link that was asked for an address.
    Mail,
    /// Any of these by a browser that signed in to the account before.
    Browser,
    /// A wrong password of somebody who has proven otherwise who they are, and is asked once more.
    Proof,
    /// Whatever went wrong from a network address.
    Network,
    /// Mails that were asked for from a network address.
    Mailing,
}

impl Scope {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Code => "code",
            Self::Mail => "mail",
            Self::Browser => "browser",
            Self::Proof => "proof",
            Self::Network => "network",
            Self::Mailing => "mailing",
        }
    }

    /// How often within [`WINDOW_MINUTES`]. At one account strangers get wrong at most 10 passwords and 20 codes, which
    /// is 120 in an hour, of which the codes are of six digits and the passwords of twelve characters.
    const fn most(self) -> i64 {
        match self {
            Self::Password | Self::Mail => 10,
            Self::Code | Self::Browser | Self::Proof => 20,
            Self::Network => 50,
            Self::Mailing => 200,
        }
    }
}

/// How long an attempt counts.
pub(super) const WINDOW_MINUTES: i64 = 15;

/// What an attempt at an account is counted for. `subject` stands for the account or the address.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub(super) async fn attempt(
    portal: &Portal,
    scope: Scope,
    subject: String,
    account: Option<AccountId>,
    caller: &Caller<'_>,
) -> Result<Vec<(Scope, String)>> {
    let network = match scope {
        Scope::Mail => Scope::Mailing,
        _ => Scope::Network,
    };
    let own = match (account, caller.known) {
        (Some(account), Some(known)) => {
            let mut tx = portal.db.read().await?;
            browsers::is_known(&mut tx, &known.hash(), account)
                .await?
                .then(|| random::hash(&format!("{}:{account}:{}", scope.as_str(), known.hash())))
        }
        _ => None,
    };
    let first = match own {
        Some(own) => (Scope::Browser, own),
        None => (scope, subject),
    };
    Ok(vec![first, (network, self::network(caller.peer))])
}

/// Counts one attempt in every scope, or none when it is one too many in any.
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
        tracing::warn!(event = "limit", scopes = ?scopes(attempt), "too many attempts");
        Err(Conflict::TooManyAttempts.into())
    }
}

fn scopes(attempt: &[(Scope, String)]) -> Vec<&'static str> {
    attempt.iter().map(|(scope, _)| scope.as_str()).collect()
}

/// Gives one attempt back in every scope: it went well.
pub(crate) async fn give_back(portal: &Portal, attempt: &[(Scope, String)]) -> Result<()> {
    transaction!(portal.db, tx => {
        for (scope, subject) in attempt {
            execute!(
                tx,
                "delete from attempts where id = (
                     select max(id) from attempts where scope = $1 and subject_hash = $2)",
                scope.as_str(), subject.as_str()
            )?;
        }
        Ok(())
    })
}

/// Writes a row that no limit counts: what an unknown address costs in place of a mail.
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

/// What stands for a network address: the address itself, or the 64 bits of an IPv6 address that a
/// household or an office shares (RFC 6177 §2). Whatever is no address is one and the same.
pub(super) fn network(peer: &str) -> String {
    let network = match peer.parse::<IpAddr>() {
        Ok(IpAddr::V6(address)) if address.to_ipv4_mapped().is_none() => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        Ok(address) => address.to_canonical().to_string(),
        Err(_) => "unknown".to_owned(),
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
        assert_eq!(network("no address"), network("another one"));
    }

    fn too_many(outcome: &Result<()>) -> bool {
        matches!(outcome, Err(Error::Conflict(Conflict::TooManyAttempts)))
    }

    on_both_engines! {
        async fn the_eleventh_attempt_waits_until_the_first_is_a_quarter_of_an_hour_old(portal: Portal) {
            let attempt = [(Scope::Password, "one".to_owned()), (Scope::Network, "net".to_owned())];
            for _ in 0..10 {
                count(&portal, &attempt).await.unwrap();
            }
            for _ in 0..3 {
                assert!(too_many(&count(&portal, &attempt).await));
            }
            // Another address from the same network still may.
            count(&portal, &[(Scope::Password, "two".to_owned()), (Scope::Network, "net".to_owned())]).await.unwrap();
            portal.clock.set(portal.now().plus_minutes(WINDOW_MINUTES));
            count(&portal, &attempt).await.unwrap();
        }

        async fn what_went_well_is_not_counted(portal: Portal) {
            let attempt = [(Scope::Password, "one".to_owned()), (Scope::Network, "net".to_owned())];
            for _ in 0..100 {
                count(&portal, &attempt).await.unwrap();
                give_back(&portal, &attempt).await.unwrap();
            }
            for _ in 0..10 {
                count(&portal, &attempt).await.unwrap();
            }
            assert!(too_many(&count(&portal, &attempt).await));
        }
    }
}
