//! Choosing, changing and recovering a password.

use crate::{
    Actor, Error, Portal, Problem, Result,
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::{AccountId, SignInId},
        outbox::{self, Mail},
        passwords::Password,
        random::{self, Token},
        values::Email,
    },
    people::accounts::{
        limits::{self, Caller, Scope},
        sessions,
        store::{self, tokens},
    },
    transaction,
};

/// The time for which a link to a new password works.
pub const RESET_MINUTES: i64 = 60;
/// The time for which the link in a welcome works.
const WELCOME_DAYS: i64 = 7;

/// Changes the actor's password, or sets their first one. Every other session ends.
///
/// # Errors
/// [`Error::Invalid`] on `current` or `new`; [`Error::Forbidden`] when nobody signed in;
/// [`crate::Conflict::SignInAgain`] for the first password, long after the sign-in;
/// [`crate::Conflict::TooManyAttempts`].
pub async fn change_password(
    portal: &Portal,
    actor: &Actor,
    current: &str,
    new: &str,
) -> Result<()> {
    let person = actor.person().ok_or(Error::Forbidden)?;
    let mut tx = portal.db.read().await?;
    let hash = store::password_of(&mut tx, person.account).await?;
    let about = about(&mut tx, person.account).await?;
    if hash.is_none() {
        sessions::require_fresh(&mut tx, portal.now(), person).await?;
    }
    drop(tx);
    let given = hash.is_none() || !current.is_empty();
    let ((), new) = form::read((
        ("current", form::rule(given, Problem::Missing)),
        ("new", Password::parse_for(new, &[&about.0, &about.1])),
    ))?;
    if let Some(hash) = hash {
        let current = Password::presented(current);
        if !is_right(portal, person.account, current, hash).await? {
            return Err(Error::invalid("current", Problem::Wrong));
        }
    }
    let hash = portal.passwords.hash(new).await?;
    let (now, account) = (portal.now(), person.account);
    transaction!(portal.db, tx => {
        set(tx, account, &hash, Some(person.sign_in)).await?;
        tokens::void(tx, now, account).await?;
        tell(tx, portal, account).await?;
        note(tx, portal, actor, account).await
    })
}

/// The address and the name of an account, which nobody may take for a password.
async fn about(tx: &mut Tx, account: AccountId) -> Result<(String, String)> {
    let found = store::find(tx, account).await?.ok_or(Error::NotFound)?;
    Ok((found.email.unwrap_or_default(), found.name))
}

/// Whether this is the password of an account. Who may act for it is asked before; guesses are counted.
///
/// # Errors
/// [`crate::Conflict::TooManyAttempts`].
pub(crate) async fn is_right(
    portal: &Portal,
    account: AccountId,
    given: Password,
    hash: String,
) -> Result<bool> {
    let subject = random::hash(&format!("account:{account}"));
    let counted = [(Scope::Proof, subject)];
    limits::count(portal, &counted).await?;
    let right = portal.passwords.verify(given, Some(hash)).await;
    if !matches!(right, Ok(false)) {
        limits::give_back(portal, &counted).await?;
    }
    right
}

/// Mails a link to choose a new password to the person who may sign in with this address; an unknown address
/// takes the same path and gets no mail.
///
/// # Errors
/// [`Error::Invalid`] on `email`; [`crate::Conflict::TooManyAttempts`].
pub async fn ask_for_password(portal: &Portal, email: &str, caller: &Caller<'_>) -> Result<()> {
    let email = form::one("email", Email::parse(email))?;
    let mut tx = portal.db.read().await?;
    let known = store::credentials(&mut tx, email.key()).await?;
    drop(tx);
    let account = known.as_ref().map(|known| known.id);
    let subject = super::sign_in::subject(&email, account);
    let asked = limits::attempt(portal, Scope::Mail, subject.clone(), account, caller).await?;
    limits::count(portal, &asked).await?;
    let reader = known.filter(|known| known.member || known.staff);
    let token = portal.random.token();
    let now = portal.now();
    transaction!(portal.db, tx => {
        match &reader {
            Some(reader) => {
                let expires_at = now.plus_minutes(RESET_MINUTES);
                let id = tokens::insert(tx, now, reader.id, &token.hash(), expires_at).await?;
                let mail = Mail::PasswordReset { token: token.secret().to_owned() };
                outbox::mail(tx, now, &format!("password-reset:{id}"), reader.id, &mail).await
            }
            None => {
                limits::pretend(tx, now, &subject).await?;
                limits::pretend(tx, now, &subject).await
            }
        }
    })
}

/// Sets a password by a link. The link works once, and every session of the account ends.
///
/// # Errors
/// [`Error::Invalid`] on `new`; [`Error::NotFound`] when the link does not work, or not any more.
pub async fn choose_password(portal: &Portal, token: &Token, new: &str) -> Result<()> {
    let now = portal.now();
    let mut tx = portal.db.read().await?;
    // Hashing is expensive, so it is not done for links that we never gave out.
    let account = tokens::account_of(&mut tx, now, &token.hash())
        .await?
        .ok_or(Error::NotFound)?;
    let about = about(&mut tx, account).await?;
    drop(tx);
    let new = form::one("new", Password::parse_for(new, &[&about.0, &about.1]))?;
    let hash = portal.passwords.hash(new).await?;
    transaction!(portal.db, tx => {
        let account = tokens::spend(tx, now, &token.hash()).await?.ok_or(Error::NotFound)?;
        set(tx, account, &hash, None).await?;
        tell(tx, portal, account).await?;
        note(tx, portal, &Actor::Portal, account).await
    })
}

/// Puts the welcome of a new colleague in the outbox: a link to choose a password. Operations that appoint
/// somebody call it. The link is returned for the command line only, which shows it for an account that
/// it has just made.
pub(crate) async fn welcome(tx: &mut Tx, portal: &Portal, account: AccountId) -> Result<Token> {
    let (now, token) = (portal.now(), portal.random.token());
    let expires_at = now.plus_days(WELCOME_DAYS);
    let id = tokens::insert(tx, now, account, &token.hash(), expires_at).await?;
    let mail = Mail::StaffWelcome {
        token: token.secret().to_owned(),
    };
    outbox::mail(tx, now, &format!("staff-welcome:{id}"), account, &mail).await?;
    Ok(token)
}

async fn set(tx: &mut Tx, id: AccountId, hash: &str, keep: Option<SignInId>) -> Result<()> {
    store::set_password(tx, id, hash).await?;
    sessions::end_all(tx, id, keep).await
}

/// Mails the person that their password is another one, so that they hear of it when it was not they who chose it.
async fn tell(tx: &mut Tx, portal: &Portal, account: AccountId) -> Result<()> {
    let now = portal.now();
    let event = format!("password:{account}:{}", now.0);
    outbox::mail(tx, now, &event, account, &Mail::PasswordChanged).await
}

async fn note(tx: &mut Tx, portal: &Portal, actor: &Actor, account: AccountId) -> Result<()> {
    if !store::is_staff(tx, account).await? {
        return Ok(());
    }
    audit::note(
        tx,
        portal.now(),
        actor,
        audit::Action::AccountChoosePassword,
        Subject::Account(account),
        "",
    )
    .await
}
