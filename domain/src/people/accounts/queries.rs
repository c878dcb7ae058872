//! The queries of pages and of the middleware on accounts.

use super::{
    Account,
    sessions::{self, Session},
    store,
};
use crate::{
    Actor, Error, Language, Person, Portal, Result, Role, Roles, Timestamp,
    base::{ids::AccountId, random::Token},
};

/// The person of a session, and the data that it holds.
pub struct Visit {
    /// The actor who makes the request.
    pub actor: Actor,
    /// The session's data, as JSON.
    pub data: String,
    /// The moment when the session was last used.
    pub seen_at: Timestamp,
}

/// Finds the person of the session with this hash.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn visit(portal: &Portal, token_hash: &str) -> Result<Option<Visit>> {
    let mut tx = portal.db.read().await?;
    let Some(seat) = store::seat(&mut tx, token_hash, portal.now()).await? else {
        return Ok(None);
    };
    let roles = roles(seat.roles.as_deref(), seat.conscience);
    let actor = match (seat.account, seat.name, seat.language) {
        (Some(account), Some(name), Some(language)) if roles.any() || seat.member.is_some() => {
            Actor::Person(Person {
                account,
                name,
                language,
                member: seat.member,
                roles,
                sign_in: seat.sign_in,
            })
        }
        _ => Actor::Visitor,
    };
    Ok(Some(Visit {
        actor,
        data: seat.data,
        seen_at: seat.seen_at,
    }))
}

/// The person who is signed in now in the browser of `person`: nobody once that sign-in ended, and with the
/// roles that they have now.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn visit_again(portal: &Portal, person: &Person) -> Result<Actor> {
    let mut tx = portal.db.read().await?;
    let hash = store::token_hash(&mut tx, person.sign_in).await?;
    drop(tx);
    let visit = match hash {
        Some(hash) => visit(portal, &hash).await?,
        None => None,
    };
    let actor = visit.map_or(Actor::Visitor, |visit| visit.actor);
    let same = actor.account() == Some(person.account);
    Ok(if same { actor } else { Actor::Visitor })
}

/// The account, for the code that sends it mail.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub async fn account(portal: &Portal, id: AccountId) -> Result<Account> {
    let mut tx = portal.db.read().await?;
    store::find(&mut tx, id).await?.ok_or(Error::NotFound)
}

/// The roles that are stored as one text, and the one that follows from a mandate.
fn roles(stored: Option<&str>, mandates: i64) -> Roles {
    let roles: Roles = stored
        .unwrap_or_default()
        .split(',')
        .filter_map(|role| role.parse().ok())
        .collect();
    if mandates > 0 {
        roles.with(Role::CustomerConscience)
    } else {
        roles
    }
}

/// The account of the actor, and whether it has a password.
///
/// # Errors
/// [`Error::Forbidden`] when nobody signed in.
pub async fn own(portal: &Portal, actor: &Actor) -> Result<(Account, bool)> {
    let person = actor.person().ok_or(Error::Forbidden)?;
    let mut tx = portal.db.read().await?;
    let account = store::find(&mut tx, person.account).await?;
    let password = store::password_of(&mut tx, person.account).await?;
    Ok((account.ok_or(Error::NotFound)?, password.is_some()))
}

/// The browsers in which the actor is signed in, the latest first.
///
/// # Errors
/// [`Error::Forbidden`] when nobody signed in.
pub async fn own_sessions(portal: &Portal, actor: &Actor) -> Result<Vec<Session>> {
    let person = actor.person().ok_or(Error::Forbidden)?;
    let mut tx = portal.db.read().await?;
    sessions::of(&mut tx, portal.now(), person.account).await
}

/// Whether a link to choose a password works.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn password_link_works(portal: &Portal, token: &Token) -> Result<bool> {
    let mut tx = portal.db.read().await?;
    let account = store::tokens::account_of(&mut tx, portal.now(), &token.hash()).await?;
    Ok(account.is_some())
}

/// Somebody who works for the organisation.
#[derive(Clone, Debug)]
pub struct Colleague {
    /// The account.
    pub account: AccountId,
    /// The address to write to.
    pub email: String,
    /// Their name.
    pub name: String,
    /// The language they read.
    pub language: Language,
    /// Their roles.
    pub roles: Roles,
    /// Whether they chose a password.
    pub has_password: bool,
}

/// Everybody who works for the organisation, by name.
///
/// # Errors
/// [`Error::Forbidden`] unless an administrator asks.
pub async fn staff(portal: &Portal, actor: &Actor) -> Result<Vec<Colleague>> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    let rows = store::staff::all(&mut tx).await?;
    Ok(rows
        .into_iter()
        .map(|row| Colleague {
            account: row.id,
            email: row.email.unwrap_or_default(),
            name: row.name,
            language: row.language,
            roles: roles(row.roles.as_deref(), row.conscience),
            has_password: row.has_password > 0,
        })
        .collect())
}

/// One person who works for the organisation.
///
/// # Errors
/// [`Error::NotFound`] when they don't work here; [`Error::Forbidden`] unless an administrator asks.
pub async fn colleague(portal: &Portal, actor: &Actor, account: AccountId) -> Result<Colleague> {
    let staff = staff(portal, actor).await?;
    staff
        .into_iter()
        .find(|colleague| colleague.account == account)
        .ok_or(Error::NotFound)
}
