//! The queries of pages and mails on invitations.

use super::{
    Invitation, InvitationState, Letter,
    rules::{self, Door},
    store,
};
use crate::{
    Actor, Error, Portal, Result, Role,
    base::{
        ids::{InvitationId, LetterId, MemberId},
        random::Token,
    },
    people::{accounts, mandates},
};

/// The number of invitations on a page of the list.
pub const PAGE: usize = 50;

/// A letter, for the mail that carries it and for the page of its batch.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] unless the actor is an administrator or the portal.
pub async fn letter(portal: &Portal, actor: &Actor, id: LetterId) -> Result<Letter> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    store::letter(&mut tx, id).await?.ok_or(Error::NotFound)
}

/// The number of invitations of a letter in each state.
///
/// # Errors
/// [`Error::Forbidden`] unless the actor is an administrator.
pub async fn counts_of_letter(
    portal: &Portal,
    actor: &Actor,
    id: LetterId,
) -> Result<Vec<(InvitationState, i64)>> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    Ok(every_state(store::counts_of_letter(&mut tx, id).await?))
}

/// The number of listed customers who were never invited.
///
/// # Errors
/// [`Error::Forbidden`] unless the actor is an administrator.
pub async fn never_invited(portal: &Portal, actor: &Actor) -> Result<i64> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    store::count_everyone(&mut tx).await
}

/// A page of the invitations.
#[derive(Clone, Debug)]
pub struct Invitations {
    /// The lines, the latest first.
    pub lines: Vec<Invitation>,
    /// The key before which the next page begins, when there is one.
    pub next: Option<InvitationId>,
    /// The number in each state, regardless of the filter.
    pub counts: Vec<(InvitationState, i64)>,
}

fn every_state(found: Vec<(InvitationState, i64)>) -> Vec<(InvitationState, i64)> {
    InvitationState::ALL
        .iter()
        .map(|&state| {
            let count = found.iter().find(|(of, _)| *of == state);
            (state, count.map_or(0, |(_, count)| *count))
        })
        .collect()
}

/// The invitations in `state`, or all, from `before` on.
///
/// # Errors
/// [`Error::Forbidden`] unless the actor is an administrator.
pub async fn invitations(
    portal: &Portal,
    actor: &Actor,
    state: Option<InvitationState>,
    before: Option<InvitationId>,
) -> Result<Invitations> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    let mut lines = store::page(
        &mut tx,
        state.map_or("", InvitationState::as_str),
        before.map_or(i64::MAX, |id| id.0),
        PAGE as i64 + 1,
    )
    .await?;
    let next = if lines.len() > PAGE {
        lines.truncate(PAGE);
        lines.last().map(|line| line.id)
    } else {
        None
    };
    Ok(Invitations {
        lines,
        next,
        counts: every_state(store::counts(&mut tx).await?),
    })
}

/// One invitation.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] unless the actor is an administrator.
pub async fn invitation(portal: &Portal, actor: &Actor, id: InvitationId) -> Result<Invitation> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    store::find(&mut tx, id).await?.ok_or(Error::NotFound)
}

/// Whether a link of this invitation may be shown to be passed on: not for somebody who made the account their own.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] unless the actor is an administrator.
pub async fn link_may_be_shown(portal: &Portal, actor: &Actor, id: InvitationId) -> Result<bool> {
    let invitation = invitation(portal, actor, id).await?;
    let mut tx = portal.db.read().await?;
    Ok(!accounts::store::is_in_use(&mut tx, invitation.account_id).await?)
}

/// The invitations of one customer, the latest first.
///
/// # Errors
/// [`Error::Forbidden`] unless the actor is an administrator.
pub async fn of_member(portal: &Portal, actor: &Actor, id: MemberId) -> Result<Vec<Invitation>> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    store::of_member(&mut tx, id).await
}

/// The page that somebody with a link sees.
#[derive(Clone, Debug)]
pub struct InvitationView {
    /// The invitation behind the link.
    pub invitation: Invitation,
    /// The letter.
    pub letter: Letter,
    /// The page that the link opens.
    pub door: Door,
    /// The name of the customer conscience.
    pub conscience: Option<String>,
}

/// Finds the page for somebody with a link. It changes nothing.
///
/// # Errors
/// [`Error::NotFound`] for a link that was never given out.
pub async fn reception(portal: &Portal, token: &Token) -> Result<InvitationView> {
    let mut tx = portal.db.read().await?;
    let (invitation, void) = store::by_token(&mut tx, token)
        .await?
        .ok_or(Error::NotFound)?;
    let letter = store::letter(&mut tx, invitation.letter_id)
        .await?
        .ok_or(Error::NotFound)?;
    let conscience = mandates::store::name_of_current(&mut tx).await?;
    let door = rules::door(&invitation, void, portal.now());
    Ok(InvitationView {
        invitation,
        letter,
        door,
        conscience,
    })
}
