//! Keeping the list of main causes.

use super::{LONGEST, store};
use crate::{
    Actor, Error, Portal, Problem, Result, Role,
    base::{
        audit::{self, Subject},
        form,
        ids::SignalCauseId,
        values,
    },
    transaction,
};

/// Adds a main cause. One that ended and has this name can be chosen again.
///
/// # Errors
/// [`Error::Invalid`] on `name`; [`Error::Forbidden`] unless the actor is an administrator.
pub async fn add(portal: &Portal, actor: &Actor, name: &str) -> Result<SignalCauseId> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    let name = form::one("name", values::line(name, LONGEST))?;
    transaction!(portal.db, tx => {
        let Some(id) = store::insert(tx, &name).await? else {
            return Err(Error::invalid("name", Problem::Taken));
        };
        audit::note(tx, now, actor, audit::Action::SignalCauseAdd, Subject::Organisation, "").await?;
        Ok(id)
    })
}

/// Ends a main cause: it can't be chosen any more. Signals that are counted under it stay so.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] unless the actor is an administrator.
pub async fn end(portal: &Portal, actor: &Actor, id: SignalCauseId) -> Result<()> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        if !store::end(tx, now, id).await? {
            return Err(Error::NotFound);
        }
        audit::note(tx, now, actor, audit::Action::SignalCauseEnd, Subject::Organisation, "").await
    })
}
