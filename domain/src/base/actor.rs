//! The actor: the person or program that makes a request.

use crate::{
    Error, Language, Result,
    base::ids::{AccountId, MemberId, SignInId},
};

/// The person or program that makes a request.
#[derive(Clone, Debug)]
pub enum Actor {
    /// Somebody that we do not know.
    Visitor,
    /// Somebody who signed in.
    Person(Person),
    /// The portal itself: the worker, the command line.
    Portal,
}

/// Somebody who signed in.
#[derive(Clone, Debug)]
pub struct Person {
    /// The account they signed in to.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// The language they read.
    pub language: Language,
    /// Their place on the panel, when they are a customer.
    pub member: Option<MemberId>,
    /// Their roles in the organisation.
    pub roles: Roles,
    /// The session of this browser.
    pub sign_in: SignInId,
}

/// A role of a member of staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Opens proposals, answers, decides.
    ProjectOwner,
    /// Sits on the board.
    BoardMember,
    /// Guards the customer's side.
    CustomerConscience,
    /// Keeps the panel and the installation.
    Administrator,
    /// Works here without any of the other roles: records what customers say elsewhere, and meets them.
    Colleague,
}

crate::base::db::text_enum!(Role {
    ProjectOwner => "project_owner",
    BoardMember => "board_member",
    CustomerConscience => "customer_conscience",
    Administrator => "administrator",
    Colleague => "colleague",
});

/// A set of roles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roles(u8);

impl Roles {
    /// This set and `role`.
    #[must_use]
    pub const fn with(self, role: Role) -> Self {
        Self(self.0 | 1 << role as u8)
    }

    /// Whether `role` is in it.
    #[must_use]
    pub const fn has(self, role: Role) -> bool {
        self.0 & 1 << role as u8 != 0
    }

    /// Whether there is any role in it.
    #[must_use]
    pub const fn any(self) -> bool {
        self.0 != 0
    }
}

impl FromIterator<Role> for Roles {
    fn from_iter<T: IntoIterator<Item = Role>>(roles: T) -> Self {
        roles.into_iter().fold(Self::default(), Self::with)
    }
}

impl Actor {
    /// The person, when somebody signed in.
    #[must_use]
    pub const fn person(&self) -> Option<&Person> {
        match self {
            Self::Person(person) => Some(person),
            Self::Visitor | Self::Portal => None,
        }
    }

    /// The account, when somebody signed in.
    #[must_use]
    pub fn account(&self) -> Option<AccountId> {
        self.person().map(|person| person.account)
    }

    /// The language that the actor reads, when somebody signed in.
    #[must_use]
    pub fn reads(&self) -> Option<Language> {
        self.person().map(|person| person.language)
    }

    /// Whether this actor has `role`. The portal itself may do everything.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        match self {
            Self::Portal => true,
            Self::Person(person) => person.roles.has(role),
            Self::Visitor => false,
        }
    }

    /// Whether this actor works for the organisation.
    #[must_use]
    pub fn is_staff(&self) -> bool {
        match self {
            Self::Portal => true,
            Self::Person(person) => person.roles.any(),
            Self::Visitor => false,
        }
    }

    /// Whether this actor works here as a colleague only, with none of the other roles.
    #[must_use]
    pub fn is_only_colleague(&self) -> bool {
        self.person()
            .is_some_and(|person| person.roles == Roles::default().with(Role::Colleague))
    }

    /// # Errors
    /// [`Error::Forbidden`] unless this actor has `role`.
    pub fn require(&self, role: Role) -> Result<()> {
        if self.is(role) {
            Ok(())
        } else {
            Err(Error::Forbidden)
        }
    }

    /// The account of somebody who works for the organisation.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for everybody else, and for the portal itself.
    pub fn require_staff(&self) -> Result<AccountId> {
        self.account()
            .filter(|_| self.is_staff())
            .ok_or(Error::Forbidden)
    }

    /// The membership of the panel that the actor has.
    ///
    /// # Errors
    /// [`Error::Forbidden`] when the actor is not a member.
    pub fn require_member(&self) -> Result<MemberId> {
        self.person()
            .and_then(|person| person.member)
            .ok_or(Error::Forbidden)
    }
}
