//! What people change about themselves: their name and language, and as a member the minutes they give.

use super::{monthly_minutes, store};
use crate::{
    Actor, Error, FieldErrors, Language, Portal, Problem, Result, base::values, people::accounts,
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
        accounts::store::rename(tx, person.account, &name).await?;
        if let Some((member, minutes)) = gives {
            store::set_monthly_minutes(tx, member, minutes).await?;
        }
        accounts::store::set_language(tx, person.account, language).await
    })
}
