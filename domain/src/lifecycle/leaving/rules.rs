//! These rules say who can leave, from their roles before and after, and from what they owe.

use super::Owed;
use crate::{Conflict, Role, Roles};

/// Somebody who loses roles or leaves.
#[derive(Clone, Copy, Debug)]
pub struct Leaving {
    /// Their present roles, with the one that follows from the mandate.
    pub before: Roles,
    /// The roles that they will have.
    pub after: Roles,
    /// Whether everything about them is erased.
    pub erased: bool,
    /// The number of other administrators.
    pub other_administrators: i64,
}

impl Leaving {
    const fn loses(&self, role: Role) -> bool {
        self.before.has(role) && !self.after.has(role)
    }

    /// Whether they lose the right to answer customers, keep commitments or own a project.
    #[must_use]
    pub const fn stops_owning(&self) -> bool {
        self.loses(Role::ProjectOwner)
            || (self.loses(Role::CustomerConscience) && !self.after.has(Role::ProjectOwner))
            || self.stops_working_here()
    }

    /// Whether they don't work here any more.
    #[must_use]
    pub const fn stops_working_here(&self) -> bool {
        !self.after.any() && (self.before.any() || self.erased)
    }

    /// Checks that they leave nothing undone.
    ///
    /// # Errors
    /// [`Conflict::LastOne`] for the last administrator; [`Conflict::StillOwes`] for anyone who owes something
    /// that they could not do any more.
    pub const fn check(&self, owed: &Owed) -> Result<(), Conflict> {
        if self.loses(Role::Administrator) && self.other_administrators == 0 {
            return Err(Conflict::LastOne);
        }
        if (self.stops_owning() && owed.asks_for_owner())
            || (self.stops_working_here() && owed.any())
        {
            return Err(Conflict::StillOwes);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn roles() -> impl Strategy<Value = Roles> {
        prop::collection::vec(prop::sample::select(Role::ALL), 0..5)
            .prop_map(|roles| roles.into_iter().collect())
    }

    fn owed() -> impl Strategy<Value = Owed> {
        prop::array::uniform6(0_i64..2).prop_map(
            |[projects, answers, commitments, series, sessions, signals]| Owed {
                projects,
                answers,
                commitments,
                series,
                sessions,
                signals,
            },
        )
    }

    proptest! {
        #[test]
        fn nobody_is_left_owing_what_they_can_not_do(
            before in roles(), after in roles(), erased: bool, others in 0_i64..2, owed in owed(),
        ) {
            let leaving = Leaving { before, after, erased, other_administrators: others };
            let could = before.has(Role::ProjectOwner) || before.has(Role::CustomerConscience);
            let can = after.has(Role::ProjectOwner) || after.has(Role::CustomerConscience);
            let checked = leaving.check(&owed);
            if checked.is_ok() {
                prop_assert!(!(could && !can && owed.asks_for_owner()));
                prop_assert!(!(before.any() && !after.any() && owed.any()));
                prop_assert!(!(erased && !after.any() && owed.any()));
                prop_assert!(!(before.has(Role::Administrator) && !after.has(Role::Administrator) && others == 0));
            }
            if !owed.any() && others > 0 {
                prop_assert!(checked.is_ok(), "who owes nothing can go");
            }
            if before == after && !erased {
                prop_assert!(checked.is_ok(), "nothing ends");
            }
        }
    }
}
