//! Adding people who work for the organisation. `lifecycle::leaving` changes their roles and ends their access.

use crate::{
    Actor, Error, Language, Portal, Problem, Result, Role, Roles,
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::AccountId,
        random::Token,
        values::{self, Email},
    },
    people::accounts::{NewAccount, sessions, store, store::staff},
    transaction,
};

/// A new colleague, as typed.
#[derive(Clone, Debug, Default)]
pub struct NewStaff {
    /// Their name.
    pub name: String,
    /// The address to write to.
    pub email: String,
    /// The language they read.
    pub language: String,
    /// Their roles.
    pub roles: Vec<String>,
}

/// A colleague who was added, and the link by which they choose a password.
#[derive(Clone, Debug)]
pub struct Welcomed {
    /// The account.
    pub account: AccountId,
    /// The token in the link of the mail; nothing when the account was there already, because the link is for its owner
    /// only.
    pub token: Option<Token>,
}

/// Reads roles. The customer conscience is not among them: a mandate appoints them, not a tick.
pub(crate) fn parse_roles(roles: &[String]) -> Result<Roles, Problem> {
    let roles = roles
        .iter()
        .map(|role| match role.parse()? {
            Role::CustomerConscience => Err(Problem::NotAChoice),
            role => Ok(role),
        })
        .collect::<Result<Roles, Problem>>()?;
    if roles.any() {
        Ok(roles)
    } else {
        Err(Problem::NotChosen)
    }
}

/// Gives somebody roles, and mails them a link to choose a password. A customer with this address
/// keeps their account and name, and works here too from now on.
///
/// # Errors
/// [`Error::Invalid`] field by field, [`Problem::Taken`] when they work here already;
/// [`Error::Forbidden`].
pub async fn add_staff(portal: &Portal, actor: &Actor, typed: &NewStaff) -> Result<Welcomed> {
    actor.require(Role::Administrator)?;
    let (name, email, language, roles) = form::read((
        ("name", values::line(&typed.name, 120)),
        ("email", Email::parse(&typed.email)),
        ("language", typed.language.parse::<Language>()),
        ("roles", parse_roles(&typed.roles)),
    ))?;
    let new = NewAccount {
        email,
        name,
        language,
    };
    let now = portal.now();
    transaction!(portal.db, tx => {
        let known = store::credentials(tx, new.email.key()).await?.is_some();
        let account = find_or_insert(tx, portal, &new).await?;
        if store::is_staff(tx, account).await? {
            return Err(Error::invalid("email", Problem::Taken));
        }
        staff::set_roles(tx, now, account, roles).await?;
        // Somebody who signed in with a code is somebody else now, and signs in with a password.
        sessions::end_all(tx, account, None).await?;
        audit::note(tx, now, actor, audit::Action::StaffAdd, Subject::Account(account), &names(roles)).await?;
        let token = super::password::welcome(tx, portal, account).await?;
        Ok(Welcomed { account, token: (!known).then_some(token) })
    })
}

/// The account of an address, made when there is none.
pub(crate) async fn find_or_insert(
    tx: &mut Tx,
    portal: &Portal,
    new: &NewAccount,
) -> Result<AccountId> {
    if let Some(known) = store::credentials(tx, new.email.key()).await? {
        return Ok(known.id);
    }
    store::insert(tx, portal.now(), new, &portal.random.token())
        .await?
        .ok_or_else(|| Error::invalid("email", Problem::Taken))
}

/// Mails a new link to choose a password; the one before is void. Nobody but its reader sees it.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`].
pub async fn welcome_again(portal: &Portal, actor: &Actor, account: AccountId) -> Result<()> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        if !store::is_staff(tx, account).await? {
            return Err(Error::NotFound);
        }
        audit::note(tx, now, actor, audit::Action::StaffWelcome, Subject::Account(account), "").await?;
        super::password::welcome(tx, portal, account).await.map(|_| ())
    })
}

/// The names of roles, for the log.
pub(crate) fn names(roles: Roles) -> String {
    let names: Vec<_> = Role::ALL
        .iter()
        .filter(|role| roles.has(**role))
        .map(|role| role.as_str())
        .collect();
    names.join(", ")
}
