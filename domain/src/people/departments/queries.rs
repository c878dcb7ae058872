//! The queries of pages on departments.

use super::{Department, Placed, Workplace, store};
use crate::{
    Actor, Error, Portal, Result, Role,
    base::ids::{AccountId, DepartmentId},
};

/// The departments, in the order of the tree.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who does not work for the organisation.
pub async fn all(portal: &Portal, actor: &Actor) -> Result<Vec<Department>> {
    if !actor.is_staff() {
        return Err(Error::Forbidden);
    }
    let mut tx = portal.db.read().await?;
    store::all(&mut tx).await
}

/// One department with its colleagues, and the other departments.
#[derive(Clone, Debug)]
pub struct OneDepartment {
    /// The department.
    pub department: Department,
    /// The colleagues in it, by name.
    pub colleagues: Vec<Placed>,
    /// All other departments, in the order of the tree.
    pub others: Vec<Department>,
}

/// One department, for the administrator.
///
/// # Errors
/// [`Error::NotFound`], also when it ended; [`Error::Forbidden`] unless an administrator asks.
pub async fn one(portal: &Portal, actor: &Actor, id: DepartmentId) -> Result<OneDepartment> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    let (own, others) = store::all(&mut tx)
        .await?
        .into_iter()
        .partition::<Vec<_>, _>(|department| department.id == id);
    Ok(OneDepartment {
        department: own.into_iter().next().ok_or(Error::NotFound)?,
        colleagues: store::placed(&mut tx, id).await?,
        others,
    })
}

/// Where a colleague works, for the administrator.
///
/// # Errors
/// [`Error::Forbidden`] unless an administrator asks.
pub async fn of(portal: &Portal, actor: &Actor, account: AccountId) -> Result<Option<Workplace>> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    store::of(&mut tx, account).await
}

/// The colleagues who are in no department, by name.
///
/// # Errors
/// [`Error::Forbidden`] unless an administrator asks.
pub async fn unplaced(portal: &Portal, actor: &Actor) -> Result<Vec<(AccountId, String)>> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    store::unplaced(&mut tx).await
}
