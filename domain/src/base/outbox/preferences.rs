//! The kinds of mail that somebody wants to get.

use super::{Topic, store};
use crate::{Actor, Error, Portal, Result, Role, base::ids::AccountId, transaction};

/// The topics that concern the actor, each with whether it is on.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who did not sign in.
pub async fn mine(portal: &Portal, actor: &Actor) -> Result<Vec<(Topic, bool)>> {
    let account = actor.account().ok_or(Error::Forbidden)?;
    let mut tx = portal.db.read().await?;
    let off = store::off(&mut tx, account).await?;
    Ok(concerning(actor)
        .into_iter()
        .map(|topic| (topic, !off.contains(&topic)))
        .collect())
}

/// The topics about which this actor can get mail.
fn concerning(actor: &Actor) -> Vec<Topic> {
    let member = actor.person().is_some_and(|person| person.member.is_some());
    Topic::ALL
        .iter()
        .copied()
        .filter(|topic| match topic {
            Topic::Debt => actor.is(Role::ProjectOwner) || actor.is(Role::CustomerConscience),
            Topic::Invitation
            | Topic::Proposal
            | Topic::Answer
            | Topic::Decision
            | Topic::Commitment => member,
            Topic::Waiver => actor.is(Role::CustomerConscience),
            Topic::Signal => actor.is_staff(),
            Topic::Session => member || actor.is_staff(),
        })
        .collect()
}

/// Keeps which topics the actor wants; those that do not concern them are left alone.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who did not sign in.
pub async fn choose(portal: &Portal, actor: &Actor, wanted: &[Topic]) -> Result<()> {
    let account = actor.account().ok_or(Error::Forbidden)?;
    let now = portal.now();
    let topics = concerning(actor);
    transaction!(portal.db, tx => {
        for &topic in &topics {
            if wanted.contains(&topic) {
                store::switch_on(tx, account, topic).await?;
            } else {
                store::switch_off(tx, now, account, topic).await?;
            }
        }
        Ok(())
    })
}

/// Whether the account wants mail about this.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn wants(portal: &Portal, account: AccountId, topic: Topic) -> Result<bool> {
    let mut tx = portal.db.read().await?;
    Ok(!store::off(&mut tx, account).await?.contains(&topic))
}

/// The account whose mail a link to unsubscribe belongs to.
///
/// # Errors
/// [`Error::NotFound`] when the token belongs to nobody.
pub async fn reader(portal: &Portal, token: &str) -> Result<AccountId> {
    let mut tx = portal.db.read().await?;
    store::account_of_unsubscribe(&mut tx, token)
        .await?
        .ok_or(Error::NotFound)
}

/// Switches a topic off by the secret in a mail (RFC 8058): nobody has to sign in for it. Doing it
/// twice is the same as once.
///
/// # Errors
/// [`Error::NotFound`] when the token belongs to nobody.
pub async fn unsubscribe(portal: &Portal, token: &str, topic: Topic) -> Result<AccountId> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let account = store::account_of_unsubscribe(tx, token).await?.ok_or(Error::NotFound)?;
        store::switch_off(tx, now, account, topic).await?;
        Ok(account)
    })
}
