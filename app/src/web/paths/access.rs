//! Access by role: the coarse half of permission. Operations and queries check again what depends on the thing
//! itself.

use klankbord_domain::{Actor, Role};
use std::fmt;

/// The people who may go somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Anyone,
    /// Everybody, in demo mode only.
    Demo,
    /// Everybody who signed in.
    SignedIn,
    /// Members of the panel.
    Member,
    /// Everybody who works for the organisation.
    Staff,
    /// Staff with this role.
    Only(Role),
    /// Staff with one of these roles.
    OneOf(&'static [Role]),
}

/// The people who read what customers write, and answer.
pub const ANSWERERS: Access = Access::OneOf(&[Role::ProjectOwner, Role::CustomerConscience]);

/// The people who see what waits for the board.
pub const BOARD: Access = Access::OneOf(&[Role::BoardMember, Role::CustomerConscience]);

/// The people who see the list of owed answers.
pub const DECIDERS: Access = Access::OneOf(&[
    Role::ProjectOwner,
    Role::BoardMember,
    Role::CustomerConscience,
]);

/// The people whose menu has the contacts with customers: everybody but somebody who only administers.
pub const CONTACT_LOGGERS: Access = Access::OneOf(&[
    Role::ProjectOwner,
    Role::BoardMember,
    Role::CustomerConscience,
    Role::Colleague,
]);

impl Access {
    /// Whether it admits this actor. A place that exists in demo mode only is not restricted by it.
    #[must_use]
    pub fn admits(self, actor: &Actor) -> bool {
        match self {
            Self::Anyone | Self::Demo => true,
            Self::SignedIn => actor.person().is_some(),
            Self::Member => actor.person().is_some_and(|person| person.member.is_some()),
            Self::Staff => actor.is_staff(),
            Self::Only(role) => actor.is(role),
            Self::OneOf(roles) => roles.iter().any(|role| actor.is(*role)),
        }
    }
}

impl fmt::Display for Access {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Anyone => f.write_str("anyone"),
            Self::Demo => f.write_str("anyone in a demonstration"),
            Self::SignedIn => f.write_str("who signed in"),
            Self::Member => f.write_str("member"),
            Self::Staff => f.write_str("staff"),
            Self::Only(role) => f.write_str(role.as_str()),
            Self::OneOf(roles) => {
                let names: Vec<_> = roles.iter().map(|role| role.as_str()).collect();
                f.write_str(&names.join(" or "))
            }
        }
    }
}
