//! What people change about their own account.

use crate::{
    Actor, Error, FieldErrors, Language, Portal, Problem, Result,
    base::{ids::SignInId, values},
    people::{
        accounts::{sessions, store},
        panel::{self, monthly_minutes},
    },
    transaction,
};

/// Changes the name and the language of whoever asks, and the minutes a month that they give; only
/// members give those, of others they are not read.
///
/// # Errors
/// [`Error::Invalid`] on `name`, `language` or `monthly_minutes`; [`Error::Forbidden`] when nobody
/// signed in.
pub async fn change_own(
    portal: &Portal,
    actor: &Actor,
    name: &str,
    language: &str,
    minutes: &str,
) -> Result<()> {
    let person = actor.person().ok_or(Error::Forbidden)?;
    let mut errors = FieldErrors::default();
    let name = errors.take("name", values::line(name, 120));
    let language = errors.take("language", language.parse::<Language>());
    let gives = person.member.and_then(|member| {
        let minutes = errors.take("monthly_minutes", monthly_minutes(minutes))?;
        Some((member, minutes))
    });
    errors.check()?;
    let (Some(name), Some(language)) = (name, language) else {
        return Err(Error::invalid("name", Problem::Missing));
    };
    transaction!(portal.db, tx => {
        store::rename(tx, person.account, &name).await?;
        if let Some((member, minutes)) = gives {
            panel::store::set_monthly_minutes(tx, member, minutes).await?;
        }
        store::set_language(tx, person.account, language).await
    })
}

/// Keeps the language that somebody chose, for pages and for mails.
///
/// # Errors
/// [`Error::Forbidden`] when nobody signed in.
pub async fn choose_language(portal: &Portal, actor: &Actor, language: Language) -> Result<()> {
    let person = actor.person().ok_or(Error::Forbidden)?;
    transaction!(portal.db, tx => { store::set_language(tx, person.account, language).await })
}

/// Ends one of one's own sessions.
///
/// # Errors
/// [`Error::NotFound`] when it is not one's own; [`Error::Forbidden`] when nobody signed in.
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

/// Ends all of one's own sessions but this one.
///
/// # Errors
/// [`Error::Forbidden`] when nobody signed in.
pub async fn end_other_sessions(portal: &Portal, actor: &Actor) -> Result<()> {
    let person = actor.person().ok_or(Error::Forbidden)?;
    transaction!(portal.db, tx => {
        sessions::end_all(tx, person.account, Some(person.sign_in)).await
    })
}
