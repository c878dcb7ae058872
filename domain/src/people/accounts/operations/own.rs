//! Changes that people make to their own account.

use crate::{
    Actor, Error, Language, Portal, Result,
    base::ids::SignInId,
    people::accounts::{sessions, store},
    transaction,
};

/// Keeps the language that somebody chose, for pages and for mails.
///
/// # Errors
/// [`Error::Forbidden`] when nobody signed in.
pub async fn choose_language(portal: &Portal, actor: &Actor, language: Language) -> Result<()> {
    let person = actor.person().ok_or(Error::Forbidden)?;
    transaction!(portal.db, tx => { store::set_language(tx, person.account, language).await })
}

/// Ends one of the actor's own sessions.
///
/// # Errors
/// [`Error::NotFound`] when it is not the actor's; [`Error::Forbidden`] when nobody signed in.
pub async fn end_session(portal: &Portal, actor: &Actor, sign_in: SignInId) -> Result<()> {
    let person = actor.person().ok_or(Error::Forbidden)?;
    transaction!(portal.db, tx => {
        if sessions::end(tx, person.account, sign_in).await? {
            Ok(())
        } else {
            Err(Error::NotFound)
        }
    })
}

/// Ends all of the actor's sessions but this one.
///
/// # Errors
/// [`Error::Forbidden`] when nobody signed in.
pub async fn end_other_sessions(portal: &Portal, actor: &Actor) -> Result<()> {
    let person = actor.person().ok_or(Error::Forbidden)?;
    transaction!(portal.db, tx => {
        sessions::end_all(tx, person.account, Some(person.sign_in)).await
    })
}
