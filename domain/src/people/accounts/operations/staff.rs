//! Who works for the organisation: adding people, changing their roles, ending their access.

use crate::{
    Actor, Conflict, Error, FieldErrors, Language, Portal, Problem, Result, Role, Roles,
    base::{
        audit,
        db::Tx,
        ids::AccountId,
        random::Token,
        values::{self, Email},
    },
    boardroom::{
        calendar,
        sessions::{Part, people},
    },
    people::{
        accounts::{NewAccount, sessions, store, store::staff},
        panel::{self, MemberState},
    },
    transaction,
};

/// Somebody new, as it was typed.
#[derive(Clone, Debug, Default)]
pub struct NewStaff {
    /// Their name.
    pub name: String,
    /// Where to write to them.
    pub email: String,
    /// The language they read.
    pub language: String,
    /// What they do.
    pub roles: Vec<String>,
}

/// Who was added, and the link by which they choose a password.
#[derive(Clone, Debug)]
pub struct Welcomed {
    /// The account.
    pub account: AccountId,
    /// What the link in the mail holds.
    pub token: Token,
}

/// The customer conscience is appointed by a mandate, not by a tick.
fn parse_roles(roles: &[String]) -> Result<Roles, Problem> {
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
    let mut errors = FieldErrors::default();
    let name = errors.take("name", values::line(&typed.name, 120));
    let email = errors.take("email", Email::parse(&typed.email));
    let language = errors.take("language", typed.language.parse::<Language>());
    let roles = errors.take("roles", parse_roles(&typed.roles));
    errors.check()?;
    let (Some(name), Some(email), Some(language), Some(roles)) = (name, email, language, roles)
    else {
        return Err(Error::invalid("name", Problem::Missing));
    };
    let new = NewAccount {
        email,
        name,
        language,
    };
    let now = portal.now();
    transaction!(portal.db, tx => {
        let account = find_or_insert(tx, portal, &new).await?;
        if store::is_staff(tx, account).await? {
            return Err(Error::invalid("email", Problem::Taken));
        }
        staff::set_roles(tx, now, account, roles).await?;
        let subject = format!("account:{account}");
        audit::note(tx, now, actor, "staff.add", subject, &names(roles)).await?;
        let token = super::password::welcome(tx, portal, account).await?;
        Ok(Welcomed { account, token })
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

/// Changes what somebody does.
///
/// # Errors
/// [`Error::Invalid`] on `roles`; [`Conflict::LastOne`] when nobody would be administrator;
/// [`Error::NotFound`]; [`Error::Forbidden`].
pub async fn change_roles(
    portal: &Portal,
    actor: &Actor,
    account: AccountId,
    roles: &[String],
) -> Result<()> {
    actor.require(Role::Administrator)?;
    let roles = parse_roles(roles);
    let now = portal.now();
    transaction!(portal.db, tx => {
        if !store::is_staff(tx, account).await? {
            return Err(Error::NotFound);
        }
        let roles = match &roles {
            Ok(roles) => *roles,
            // The customer conscience may have no other role.
            Err(Problem::NotChosen) if staff::is_conscience(tx, account).await? => Roles::default(),
            Err(problem) => return Err(Error::invalid("roles", problem.clone())),
        };
        staff::set_roles(tx, now, account, roles).await?;
        keep_an_administrator(tx).await?;
        let subject = format!("account:{account}");
        audit::note(tx, now, actor, "staff.change_roles", subject, &names(roles)).await
    })
}

/// Ends somebody's work here: no roles, no sign-ins, no links, and no part in the sessions to come. What they wrote
/// keeps their name; a place on the panel stays, and their seat as a customer.
///
/// # Errors
/// [`Conflict::LastOne`] for the last administrator and for the customer conscience;
/// [`Error::NotFound`]; [`Error::Forbidden`].
pub async fn end_access(portal: &Portal, actor: &Actor, account: AccountId) -> Result<()> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        if !store::is_staff(tx, account).await? {
            return Err(Error::NotFound);
        }
        if staff::is_conscience(tx, account).await? {
            return Err(Conflict::LastOne.into());
        }
        staff::set_roles(tx, now, account, Roles::default()).await?;
        keep_an_administrator(tx).await?;
        sessions::end_all(tx, account, None).await?;
        store::tokens::void(tx, now, account).await?;
        people::leave_coming(tx, now, account, Part::Staff).await?;
        let member = panel::store::member_of_account(tx, account).await?;
        if !member.is_some_and(|(_, state)| state == MemberState::Active) {
            calendar::operations::forget(tx, account).await?;
        }
        audit::note(tx, now, actor, "staff.end_access", format!("account:{account}"), "").await
    })
}

/// Mails a new link to choose a password; the one before is void.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`].
pub async fn welcome_again(portal: &Portal, actor: &Actor, account: AccountId) -> Result<Token> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        if !store::is_staff(tx, account).await? {
            return Err(Error::NotFound);
        }
        audit::note(tx, now, actor, "staff.welcome", format!("account:{account}"), "").await?;
        super::password::welcome(tx, portal, account).await
    })
}

async fn keep_an_administrator(tx: &mut Tx) -> Result<()> {
    if staff::administrators(tx).await? == 0 {
        return Err(Conflict::LastOne.into());
    }
    Ok(())
}

fn names(roles: Roles) -> String {
    let names: Vec<_> = Role::ALL
        .iter()
        .filter(|role| roles.has(**role))
        .map(|role| role.as_str())
        .collect();
    names.join(", ")
}
