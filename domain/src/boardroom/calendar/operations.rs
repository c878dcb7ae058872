//! Making, renewing and stopping the private address of somebody's calendar.

use super::store;
use crate::{
    Actor, Error, Portal, Result,
    base::{
        audit::{self, Subject},
        db::Tx,
        ids::AccountId,
        outbox::{self, Mail},
        random::Token,
    },
    transaction,
};

/// Makes a private address, or replaces the old one, which stops at once. The token is shown only once.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who did not sign in.
pub async fn renew(portal: &Portal, actor: &Actor) -> Result<Token> {
    let account = actor.account().ok_or(Error::Forbidden)?;
    let now = portal.now();
    let token = portal.random.token();
    let hash = token.hash();
    transaction!(portal.db, tx => {
        store::keep_feed(tx, now, account, &hash).await?;
        let event = format!("calendar-address:{account}:{}", now.0);
        outbox::mail(tx, now, &event, account, &Mail::CalendarAddressMade).await?;
        audit::note(tx, now, actor, audit::Action::CalendarRenew, Subject::Account(account), "").await
    })?;
    Ok(token)
}

/// Stops the private address. Stopping twice has no further effect.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who did not sign in.
pub async fn stop(portal: &Portal, actor: &Actor) -> Result<()> {
    let account = actor.account().ok_or(Error::Forbidden)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        if store::drop_feed(tx, account).await? {
            audit::note(tx, now, actor, audit::Action::CalendarStop, Subject::Account(account), "").await?;
        }
        Ok(())
    })
}

/// Stops the private address of somebody who may not read it any more, in the transaction in which that happens.
pub(crate) async fn forget(tx: &mut Tx, account: AccountId) -> Result<()> {
    store::drop_feed(tx, account).await.map(|_| ())
}
