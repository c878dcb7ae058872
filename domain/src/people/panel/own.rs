//! Changes that people make to their own data: their name and language, and for members the minutes they give.

use super::{monthly_minutes, store};
use crate::{
    Actor, Error, Language, Person, Portal, Problem, Result,
    base::{db::Tx, form, values},
    people::accounts,
    transaction,
};
use unicode_normalization::UnicodeNormalization as _;

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
        if pretends(tx, person, &name).await? {
            return Err(Error::invalid("name", Problem::Pretends));
        }
        accounts::store::rename(tx, person.account, &name).await?;
        if let Some((member, minutes)) = gives {
            store::set_monthly_minutes(tx, member, minutes).await?;
        }
        accounts::store::set_language(tx, person.account, language).await
    })
}

/// Whether a name would be taken for that of somebody else who works here, or for a role. One that somebody has already
/// stays.
async fn pretends(tx: &mut Tx, person: &Person, name: &str) -> Result<bool> {
    let folded = fold(name);
    if folded == fold(&person.name) {
        return Ok(false);
    }
    if ROLES.iter().any(|role| folded.contains(role)) {
        return Ok(true);
    }
    let staff = accounts::store::staff::names(tx).await?;
    Ok(staff
        .iter()
        .any(|(account, other)| *account != person.account && fold(other) == folded))
}

/// What customers read of as a role.
const ROLES: [&str; 12] = [
    "klantgeweten",
    "customerconscience",
    "beheerder",
    "administrator",
    "bestuurder",
    "boardmember",
    "projecteigenaar",
    "projectowner",
    "medewerker",
    "moderator",
    "klankbord",
    "helpdesk",
];

/// Letters and digits alone, small, without accents: what the eye takes for the same.
fn fold(text: &str) -> String {
    text.nfkd()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
