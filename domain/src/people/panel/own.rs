//! Changes that people make to their own data: their name and language, and for members the minutes they give.

use super::{monthly_minutes, store};
use crate::{
    Actor, Error, Language, Portal, Result,
    base::{form, values},
    people::accounts,
    transaction,
};

/// Changes the name and the language of the actor, and the minutes a month that they give; the minutes are read
/// for members only.
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
    let gives = |member| monthly_minutes(minutes).map(|minutes| (member, minutes));
    let (name, language, gives) = form::read((
        ("name", values::line(name, 120)),
        ("language", language.parse::<Language>()),
        ("monthly_minutes", person.member.map(gives).transpose()),
    ))?;
    transaction!(portal.db, tx => {
        accounts::store::rename(tx, person.account, &name).await?;
        if let Some((member, minutes)) = gives {
            store::set_monthly_minutes(tx, member, minutes).await?;
        }
        accounts::store::set_language(tx, person.account, language).await
    })
}
