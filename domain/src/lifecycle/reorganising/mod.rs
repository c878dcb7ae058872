//! Reorganising: departments that merge or end, with all that is theirs.
//!
//! Owns no table. What must stay true: a department that ended has no colleague, no open signal and no rule that sends
//! signals to it; everything that it had is with the department that it was merged into.

#[cfg(test)]
mod tests;

use crate::{
    Actor, Conflict, Error, Portal, Result, Role,
    answering::signals,
    base::{
        audit::{self, Subject},
        db::Tx,
        ids::DepartmentId,
    },
    people::departments::{self, Department, operations::other},
    transaction,
};

async fn find(tx: &mut Tx, id: DepartmentId) -> Result<Department> {
    departments::store::find(tx, id)
        .await?
        .ok_or(Error::NotFound)
}

/// Ends a department, after everything that is its went to another one, which keeps its own name: colleagues, signals and
/// the rules that send signals to it.
///
/// # Errors
/// [`Error::Invalid`] on `into`; [`Error::NotFound`]; [`Error::Forbidden`] unless the actor is an administrator.
pub async fn merge(portal: &Portal, actor: &Actor, id: DepartmentId, into: &str) -> Result<()> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        find(tx, id).await?;
        let into = other(tx, "into", id, into).await?;
        departments::store::move_all(tx, now, id, into.id).await?;
        signals::store::moving::move_department(tx, id, into.id).await?;
        departments::store::end(tx, now, id, Some(into.id)).await?;
        audit::note(tx, now, actor, audit::Action::DepartmentMerge, Subject::Department(id), &into.name).await
    })
}

/// Ends a department in which nobody works and that has nothing to do.
///
/// # Errors
/// [`Conflict::StillUsed`] while somebody works there, a signal waits there, or a rule sends signals there;
/// [`Error::NotFound`]; [`Error::Forbidden`] unless the actor is an administrator.
pub async fn end(portal: &Portal, actor: &Actor, id: DepartmentId) -> Result<()> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let people = find(tx, id).await?.colleagues;
        if people > 0 || signals::store::moving::needs_department(tx, id).await? {
            return Err(Conflict::StillUsed.into());
        }
        departments::store::end(tx, now, id, None).await?;
        audit::note(tx, now, actor, audit::Action::DepartmentEnd, Subject::Department(id), "").await
    })
}
