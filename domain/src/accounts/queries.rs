//! What pages and the middleware read of accounts.

use super::{Account, store};
use crate::{Actor, Error, Person, Portal, Result, Role, Roles, Timestamp, ids::AccountId};

/// Who sits behind a session, and what the session holds.
pub struct Visit {
    /// Who asks.
    pub actor: Actor,
    /// The session's data, as JSON.
    pub data: String,
    /// When the session was last seen.
    pub seen_at: Timestamp,
}

/// Finds out who sits behind the session with this hash.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn visit(portal: &Portal, token_hash: &str) -> Result<Option<Visit>> {
    let mut tx = portal.db.read().await?;
    let Some(seat) = store::seat(&mut tx, token_hash, portal.now()).await? else {
        return Ok(None);
    };
    let mut roles: Roles = seat
        .roles
        .as_deref()
        .unwrap_or_default()
        .split(',')
        .filter_map(|role| role.parse().ok())
        .collect();
    if seat.conscience > 0 {
        roles = roles.with(Role::CustomerConscience);
    }
    let actor = match (seat.account, seat.name, seat.language) {
        (Some(account), Some(name), Some(language)) if roles.any() || seat.member.is_some() => {
            Actor::Person(Person {
                account,
                name,
                language,
                member: seat.member,
                roles,
                session: seat.session,
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

/// The account, for whoever sends it mail.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub async fn account(portal: &Portal, id: AccountId) -> Result<Account> {
    let mut tx = portal.db.read().await?;
    store::find(&mut tx, id).await?.ok_or(Error::NotFound)
}
