//! The queries of pages on projects. All staff may read them, but no customers.

use super::{Owner, Phase, PhaseInput, Project, store};
use crate::{Actor, Error, Portal, Result, base::ids::ProjectId};

fn staff(actor: &Actor) -> Result<()> {
    if actor.is_staff() {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

/// All projects, the newest first.
///
/// # Errors
/// [`Error::NotFound`] for anyone who is not on the staff.
pub async fn list(portal: &Portal, actor: &Actor) -> Result<Vec<Project>> {
    staff(actor)?;
    let mut tx = portal.db.read().await?;
    store::list(&mut tx).await
}

/// One project with its phases, in their order.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or to anyone who is not on the staff.
pub async fn find(portal: &Portal, actor: &Actor, id: ProjectId) -> Result<(Project, Vec<Phase>)> {
    staff(actor)?;
    let mut tx = portal.db.read().await?;
    let project = store::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let phases = store::phases(&mut tx, id).await?;
    Ok((project, phases))
}

/// The phases of a project with the customer input in each, in their order.
///
/// # Errors
/// [`Error::NotFound`] for anyone who is not on the staff.
pub async fn phase_map(portal: &Portal, actor: &Actor, id: ProjectId) -> Result<Vec<PhaseInput>> {
    staff(actor)?;
    let mut tx = portal.db.read().await?;
    store::phase_inputs(&mut tx, id).await
}

/// Everybody who can own a project.
///
/// # Errors
/// [`Error::NotFound`] for anyone who is not on the staff.
pub async fn owners(portal: &Portal, actor: &Actor) -> Result<Vec<Owner>> {
    staff(actor)?;
    let mut tx = portal.db.read().await?;
    store::owners(&mut tx).await
}
