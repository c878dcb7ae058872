//! Erasing everything about a member, by themselves or by the administrator at their request.

use super::store::erasure::{self, Person};
use crate::{
    Actor, Conflict, Error, FieldErrors, Language, Portal, Problem, Result, Role,
    base::{audit, db::Tx, ids::MemberId},
    boardroom::seats,
    people::{accounts, panel::MONTHLY_MINUTES},
    rounds::themes,
    transaction,
};

/// What has to be filled in before anything is erased.
#[derive(Clone, Debug, Default)]
pub struct ErasureForm {
    /// `yes` when it was ticked that this can't be undone.
    pub sure: String,
    /// The word that was typed: [`word`], in either language.
    pub word: String,
}

/// What has to be typed before anything is erased.
#[must_use]
pub const fn word(language: Language) -> &'static str {
    match language {
        Language::Nl => "wissen",
        Language::En => "erase",
    }
}

impl ErasureForm {
    fn check(&self) -> Result<()> {
        let mut errors = FieldErrors::default();
        if self.sure != "yes" {
            errors.add("sure", Problem::NotChosen);
        }
        let typed = self.word.trim().to_lowercase();
        if typed.is_empty() {
            errors.add("word", Problem::Missing);
        } else if !Language::ALL
            .iter()
            .any(|&language| word(language) == typed)
        {
            errors.add("word", Problem::Wrong);
        }
        errors.check()
    }
}

/// Erases everything about the member who asks.
///
/// # Errors
/// [`Error::Invalid`] on `sure` and `word`; [`Error::Forbidden`] for who is not a member;
/// [`Conflict::LastOne`] for the customer conscience and the last administrator,
/// [`Conflict::StillStaff`] for others who work for the organisation.
pub async fn erase_me(portal: &Portal, actor: &Actor, typed: &ErasureForm) -> Result<()> {
    let member = actor.require_member()?;
    erase(portal, actor, member, typed).await
}

/// Erases everything about a member who asked for it. Doing it twice is doing it once.
///
/// # Errors
/// As [`erase_me`]; [`Error::NotFound`]; [`Error::Forbidden`] for who is not the administrator.
pub async fn erase_member(
    portal: &Portal,
    actor: &Actor,
    member: MemberId,
    typed: &ErasureForm,
) -> Result<()> {
    actor.require(Role::Administrator)?;
    erase(portal, actor, member, typed).await
}

async fn erase(
    portal: &Portal,
    actor: &Actor,
    member: MemberId,
    typed: &ErasureForm,
) -> Result<()> {
    transaction!(portal.db, tx => {
        let person = erasure::person(tx, member).await?.ok_or(Error::NotFound)?;
        if person.erased_at.is_some() {
            return Ok(());
        }
        may_go(&person)?;
        typed.check()?;
        erase_all(portal, tx, &person).await?;
        audit::note(tx, portal.now(), actor, "member.erase", format!("member:{member}"), "").await
    })
}

/// Whoever still has a role has duties, and others count on them; those are handed over first.
pub(super) fn may_go(person: &Person) -> Result<(), Conflict> {
    if person.is_conscience > 0 || (person.is_administrator > 0 && person.other_administrators == 0)
    {
        Err(Conflict::LastOne)
    } else if person.roles > 0 {
        Err(Conflict::StillStaff)
    } else {
        Ok(())
    }
}

async fn erase_all(portal: &Portal, tx: &mut Tx, person: &Person) -> Result<()> {
    let now = portal.now();
    let email_key = person.email_key.as_deref().unwrap_or_default();
    let subjects = accounts::operations::subjects_of(email_key, person.account);
    erasure::positions(tx, now, person.member).await?;
    for id in erasure::grouped(tx, person.member).await? {
        themes::store::leave(tx, now, id).await?;
    }
    erasure::contributions(tx, now, person.member).await?;
    erasure::commitments(tx, person.member).await?;
    erasure::look_backs(tx, person.account).await?;
    erasure::appeals(tx, person.member).await?;
    erasure::rooms(tx, now, person.account).await?;
    seats::operations::forget_member(tx, now, person.member).await?;
    erasure::membership(tx, now, person.member, MONTHLY_MINUTES).await?;
    erasure::dates(tx, person.account).await?;
    erasure::import_rows(tx, person).await?;
    erasure::ways_in(tx, person, &subjects).await?;
    erasure::log_details(tx, person).await?;
    erasure::account(tx, now, person.account, &portal.random.token()).await
}
