//! Asking for another address, confirming it there, and stopping it.

use super::{AddressChange, CONFIRM_DAYS, Corrected, store};
use crate::{
    Actor, Error, Language, Portal, Problem, Result, Role,
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::{AccountId, MemberId},
        outbox::{self, Mail},
        passwords::Password,
        random::Token,
        values::{self, Email},
    },
    people::{
        accounts::{self, operations::password, sessions, store::codes, store::tokens},
        invitations,
        panel::{self, operations::number},
    },
    transaction,
};

/// What can be corrected of a customer, as it was typed.
#[derive(Clone, Debug, Default)]
pub struct Correction {
    /// Their name.
    pub name: String,
    /// Where to write to.
    pub email: String,
    /// The customer number of the organisation; may be left out.
    pub number: String,
    /// The language that they read: `nl` or `en`.
    pub language: String,
}

/// Corrects how a customer is known, and in which language we write to them. The address of somebody who was on the panel, works here or has a password waits
/// until they confirm it; that of anybody else is changed at once, and what waits for them goes there.
///
/// # Errors
/// [`Error::NotFound`], also for whoever was erased; [`Error::Invalid`] field by field;
/// [`Error::Forbidden`] unless the actor is an administrator.
pub async fn correct(
    portal: &Portal,
    actor: &Actor,
    id: MemberId,
    typed: &Correction,
) -> Result<Corrected> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let member = panel::store::member(tx, id).await?.ok_or(Error::NotFound)?;
        let Some(present) = &member.email else {
            return Err(Error::NotFound);
        };
        let (name, email, number, language) = form::read((
            ("name", values::line(&typed.name, 120)),
            ("email", Email::parse(&typed.email)),
            ("number", number(&typed.number)),
            ("language", typed.language.parse::<Language>()),
        ))?;
        if is_taken(tx, member.account_id, &email).await? {
            return Err(Error::invalid("email", Problem::Taken));
        }
        accounts::store::rename(tx, member.account_id, &name).await?;
        panel::store::set_number(tx, id, number.as_deref()).await?;
        accounts::store::set_language(tx, member.account_id, language).await?;
        let corrected = if email.written() == present {
            Corrected::AtOnce
        } else if accounts::store::is_in_use(tx, member.account_id).await? {
            begin(tx, portal, actor, member.account_id, &email).await?;
            Corrected::Waits
        } else {
            accounts::store::correct(tx, member.account_id, &name, &email).await?;
            end_ways_in(tx, portal, member.account_id).await?;
            invitations::operations::follow_address(tx, portal, id).await?;
            Corrected::AtOnce
        };
        let detail = if language == member.language {
            String::new()
        } else {
            format!("{} → {}", member.language.as_str(), language.as_str())
        };
        audit::note(tx, now, actor, audit::Action::MemberCorrect, Subject::Member(id), &detail).await?;
        Ok(corrected)
    })
}

/// Asks that whoever asks be reached at another address. One that somebody else has is taken like any other, and gets
/// no mail, so that nobody can find out here who is known.
///
/// # Errors
/// [`Error::Invalid`] on `email`; [`crate::Conflict::SignInAgain`]; [`Error::Forbidden`] when nobody signed in.
pub async fn ask(portal: &Portal, actor: &Actor, typed: &str) -> Result<()> {
    let person = actor.person().ok_or(Error::Forbidden)?;
    let email = form::one("email", Email::parse(typed))?;
    transaction!(portal.db, tx => {
        sessions::require_fresh(tx, portal.now(), person).await?;
        if accounts::store::email_key(tx, person.account).await? == email.key() {
            return Err(Error::invalid("email", Problem::Taken));
        }
        begin(tx, portal, actor, person.account, &email).await
    })
}

/// Forgets an address that waits. Its owner does this, or the administrator who mistyped it.
///
/// # Errors
/// [`Error::Forbidden`] for anybody else.
pub async fn stop(portal: &Portal, actor: &Actor, account: AccountId) -> Result<()> {
    if actor.account() != Some(account) {
        actor.require(Role::Administrator)?;
    }
    transaction!(portal.db, tx => {
        if store::delete(tx, account).await? {
            let subject = Subject::Account(account);
            audit::note(tx, portal.now(), actor, audit::Action::AccountStopMove, subject, "").await?;
        }
        Ok(())
    })
}

/// Moves an account to its new address: whoever has the link reads mail there, and knows the password when there is one.
/// Every sign-in, code and link of before ends.
///
/// # Errors
/// [`Error::Invalid`] on `password`; [`Error::NotFound`] when the link does not work, or no longer;
/// [`crate::Conflict::TooManyAttempts`].
pub async fn confirm(portal: &Portal, token: &Token, typed: &str) -> Result<()> {
    let now = portal.now();
    let mut tx = portal.db.read().await?;
    let change = found(&mut tx, portal, token).await?;
    let hash = accounts::store::password_of(&mut tx, change.account_id).await?;
    drop(tx);
    if let Some(hash) = hash {
        form::one("password", form::rule(!typed.is_empty(), Problem::Missing))?;
        let given = Password::presented(typed);
        if !password::is_right(portal, change.account_id, given, hash).await? {
            return Err(Error::invalid("password", Problem::Wrong));
        }
    }
    transaction!(portal.db, tx => {
        let change = found(tx, portal, token).await?;
        let account = accounts::store::find(tx, change.account_id).await?.ok_or(Error::NotFound)?;
        let before = account.email.ok_or(Error::NotFound)?;
        let email = Email::parse(&change.email).map_err(|_| Error::NotFound)?;
        store::delete(tx, account.id).await?;
        if is_taken(tx, account.id, &email).await? {
            // Somebody else has it by now; whoever follows the link is told no more than that it ended.
            return Err(Error::NotFound);
        }
        accounts::store::correct(tx, account.id, &account.name, &email).await?;
        end_ways_in(tx, portal, account.id).await?;
        if let Some((member, _)) = panel::store::member_of_account(tx, account.id).await? {
            invitations::operations::follow_address(tx, portal, member).await?;
        }
        let told = Mail::AddressMoved { to: before.clone() };
        outbox::mail(tx, now, &format!("address:{}:moved", change.id), account.id, &told).await?;
        let detail = format!("{before} → {}", change.email);
        let subject = Subject::Account(account.id);
        audit::note(tx, now, &Actor::Portal, audit::Action::AccountMove, subject, &detail).await
    })
}

/// Forgets addresses that were not confirmed in time.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be written.
pub async fn prune(portal: &Portal) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => { store::prune(tx, now).await })
}

async fn found(tx: &mut Tx, portal: &Portal, token: &Token) -> Result<AddressChange> {
    let change = store::by_token(tx, portal.now(), &token.hash()).await?;
    change.ok_or(Error::NotFound)
}

/// Whether somebody else has this address.
async fn is_taken(tx: &mut Tx, account: AccountId, email: &Email) -> Result<bool> {
    let holder = panel::store::by_email(tx, email.key()).await?;
    Ok(holder.is_some_and(|(holder, ..)| holder != account))
}

/// Lets an address wait: a link goes to the new one, and word of it to the old one.
async fn begin(
    tx: &mut Tx,
    portal: &Portal,
    actor: &Actor,
    account: AccountId,
    email: &Email,
) -> Result<()> {
    let (now, token) = (portal.now(), portal.random.token());
    let by = actor.account().ok_or(Error::Forbidden)?;
    let until = now.plus_days(CONFIRM_DAYS);
    let id = store::insert(tx, now, account, email, &token.hash(), by, until).await?;
    if !is_taken(tx, account, email).await? {
        let mail = Mail::AddressConfirm {
            change: id,
            token: token.secret().to_owned(),
        };
        outbox::mail(tx, now, &format!("address:{id}:confirm"), account, &mail).await?;
    }
    let mail = Mail::AddressAsked { change: id };
    outbox::mail(tx, now, &format!("address:{id}:asked"), account, &mail).await?;
    let subject = Subject::Account(account);
    audit::note(
        tx,
        now,
        actor,
        audit::Action::AccountAskAddress,
        subject,
        email.written(),
    )
    .await
}

/// Ends every way into an account that came by its old address.
async fn end_ways_in(tx: &mut Tx, portal: &Portal, account: AccountId) -> Result<()> {
    let now = portal.now();
    sessions::end_all(tx, account, None).await?;
    codes::void(tx, now, account).await?;
    tokens::void(tx, now, account).await
}
