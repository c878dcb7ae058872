//! Who may do what with a project and what belongs to it.

use crate::{Actor, Error, Result, Role, ids::AccountId};

/// Whether the actor may change a project of this owner, and its proposals.
#[must_use]
pub fn may_change(actor: &Actor, owner: AccountId) -> bool {
    actor.is(Role::ProjectOwner) && actor.account() == Some(owner)
}

/// Lets the owner pass.
///
/// # Errors
/// [`Error::NotFound`] to who does not work here and so may not know of it, [`Error::Forbidden`] to
/// the rest of the staff.
pub fn check_change(actor: &Actor, owner: AccountId) -> Result<()> {
    if may_change(actor, owner) {
        Ok(())
    } else if actor.is_staff() {
        Err(Error::Forbidden)
    } else {
        Err(Error::NotFound)
    }
}
