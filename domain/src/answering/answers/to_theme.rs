//! One answer to everything that waits in a theme.

use super::{operations, store, text};
use crate::{
    Actor, Conflict, Error, Portal, Result, Role, Timestamp,
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::{AccountId, AnswerId, ProposalId, ThemeId},
    },
    rounds::themes,
    transaction,
};

/// An answer to a theme, as typed.
#[derive(Clone, Debug)]
pub struct ThemeAnswerForm {
    /// The theme.
    pub theme: ThemeId,
    /// The words.
    pub text: String,
    /// The moment when the answerer last read the theme: contributions that came or changed later are not
    /// answered, and still wait.
    pub read_at: Timestamp,
}

/// Writes an answer and keeps it, to be published later, by itself or with others.
///
/// # Errors
/// As [`publish`].
pub async fn hold(portal: &Portal, actor: &Actor, typed: &ThemeAnswerForm) -> Result<AnswerId> {
    let (by, words) = parse(actor, typed)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let proposal = proposal_of(tx, typed.theme).await?;
        if let Some(held) = store::same_in_theme(tx, typed.theme, by, &words, false).await? {
            return Ok(held);
        }
        let answer = store::insert(tx, now, proposal, by, &words).await?;
        if store::serve_theme(tx, answer, typed.theme, by, typed.read_at).await? == 0 {
            return Err(nothing_to_serve(tx, typed.theme, by).await?);
        }
        operations::check_served(tx, actor, answer, typed.read_at).await?;
        audit::note(tx, now, actor, audit::Action::AnswerHold, Subject::Answer(answer), "").await?;
        Ok(answer)
    })
}

/// Writes an answer to everything that waits in a theme for an answer of the actor, and publishes it at
/// once: one mail for each of the people who wrote. The same answer sent twice is published once.
///
/// # Errors
/// [`Error::Invalid`]; [`Error::NotFound`] for anyone who does not answer what customers write;
/// [`Conflict::AlreadyAnswered`] when nothing waits any more that was there when it was read.
pub async fn publish(portal: &Portal, actor: &Actor, typed: &ThemeAnswerForm) -> Result<AnswerId> {
    let (by, words) = parse(actor, typed)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let proposal = proposal_of(tx, typed.theme).await?;
        let answer = store::insert(tx, now, proposal, by, &words).await?;
        if store::serve_theme(tx, answer, typed.theme, by, typed.read_at).await? == 0 {
            store::delete(tx, answer).await?;
            let same = store::same_in_theme(tx, typed.theme, by, &words, true).await?;
            return match same {
                Some(same) => Ok(same),
                None => Err(nothing_to_serve(tx, typed.theme, by).await?),
            };
        }
        operations::check_served(tx, actor, answer, typed.read_at).await?;
        operations::publish_one(tx, portal, actor, answer).await?;
        Ok(answer)
    })
}

/// The reason why nothing in a theme waits for another answer of this person.
async fn nothing_to_serve(tx: &mut Tx, theme: ThemeId, by: AccountId) -> Result<Error> {
    let why = if store::holds_in_theme(tx, by, theme).await? {
        Conflict::AlreadyHeld
    } else {
        Conflict::AlreadyAnswered
    };
    Ok(why.into())
}

fn parse(actor: &Actor, typed: &ThemeAnswerForm) -> Result<(AccountId, String)> {
    let by = actor.account().ok_or(Error::NotFound)?;
    if !actor.is(Role::ProjectOwner) && !actor.is(Role::CustomerConscience) {
        return Err(Error::NotFound);
    }
    let words = form::one("text", text(&typed.text))?;
    Ok((by, words))
}

async fn proposal_of(tx: &mut Tx, theme: ThemeId) -> Result<ProposalId> {
    let proposal = themes::store::proposal_of(tx, theme).await?;
    proposal.ok_or(Error::NotFound)
}
