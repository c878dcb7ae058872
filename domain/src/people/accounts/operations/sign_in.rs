//! Signing in: with a code by mail, or with a password.

use crate::{
    Error, Portal, Problem, Result,
    base::{
        form,
        ids::AccountId,
        outbox::{self, Mail},
        passwords::Password,
        random::{self, Token},
        values::Email,
    },
    people::accounts::{
        limits::{self, Caller, Scope},
        store::{self, browsers, codes},
    },
    transaction,
};
use subtle::ConstantTimeEq as _;

/// The time for which a code can be typed.
pub const CODE_MINUTES: i64 = 10;
/// The number of times that a code can be typed wrong.
const CODE_ATTEMPTS: i64 = 5;

/// A code that somebody asked for.
#[derive(Clone, Debug)]
pub struct AskedCode {
    /// The token that the browser keeps, and shows again with the code.
    pub browser: Token,
}

/// The subject that an account is counted as; an unknown address has one too.
pub(super) fn subject(email: &Email, account: Option<AccountId>) -> String {
    random::hash(&account.map_or_else(
        || format!("address:{}", email.key()),
        |account| format!("account:{account}"),
    ))
}

/// All subjects that attempts with this address or at this account were counted for.
pub(crate) fn subjects_of(email_key: &str, account: AccountId) -> [String; 3] {
    [
        random::hash(email_key),
        random::hash(&format!("address:{email_key}")),
        random::hash(&format!("account:{account}")),
    ]
}

/// The stored hash of a code: a hash of six digits alone could be reversed by trying them all.
fn code_hash(browser: &Token, code: &str) -> String {
    random::hash(&format!("{}:{code}", browser.secret()))
}

/// Mails a code to a member of the panel with this address. An address that is unknown, or belongs to staff,
/// takes the same path and gets no mail.
///
/// # Errors
/// [`Error::Invalid`] on `email`; [`crate::Conflict::TooManyAttempts`].
pub async fn ask_for_code(portal: &Portal, email: &str, caller: &Caller<'_>) -> Result<AskedCode> {
    let email = form::one("email", Email::parse(email))?;
    let mut tx = portal.db.read().await?;
    let known = store::credentials(&mut tx, email.key()).await?;
    drop(tx);
    let account = known.as_ref().map(|known| known.id);
    let subject = subject(&email, account);
    let asked = limits::attempt(portal, Scope::Mail, subject.clone(), account, caller).await?;
    limits::count(portal, &asked).await?;
    let browser = portal.random.token();
    let code = portal.random.code();
    let now = portal.now();
    let (browser_hash, code_hash) = (browser.hash(), code_hash(&browser, &code));
    let reader = known.filter(|known| known.member && !known.staff);
    transaction!(portal.db, tx => {
        let new = codes::NewCode {
            browser_hash: &browser_hash,
            account: reader.as_ref().map(|reader| reader.id),
            subject_hash: &subject,
            code_hash: &code_hash,
            attempts: CODE_ATTEMPTS,
            expires_at: now.plus_minutes(CODE_MINUTES),
        };
        let id = codes::insert(tx, now, &new).await?;
        match &reader {
            Some(reader) => {
                let mail = Mail::SignInCode { code: code.clone() };
                outbox::mail(tx, now, &format!("sign-in-code:{id}"), reader.id, &mail).await
            }
            None => limits::pretend(tx, now, &subject).await,
        }
    })?;
    Ok(AskedCode { browser })
}

/// Checks a code that was typed in the browser that asked for it, and returns the account that it opens. A code
/// works once.
///
/// # Errors
/// [`Error::Invalid`] on `code`: [`Problem::Wrong`], or [`Problem::CodeEnded`] when no attempt is left or it
/// was used or has expired; [`crate::Conflict::TooManyAttempts`].
pub async fn sign_in_with_code(
    portal: &Portal,
    browser: &Token,
    code: &str,
    caller: &Caller<'_>,
) -> Result<AccountId> {
    // However it was copied: 060 219, 060-219, with a full stop.
    let code: String = code.chars().filter(|c| c.is_alphanumeric()).collect();
    if code.is_empty() {
        return Err(Error::invalid("code", Problem::Missing));
    }
    let now = portal.now();
    let browser_hash = browser.hash();
    let mut tx = portal.db.read().await?;
    let waiting = codes::subject(&mut tx, now, &browser_hash).await?;
    drop(tx);
    let Some((subject, account)) = waiting else {
        return Err(Error::invalid("code", Problem::CodeEnded));
    };
    let tried = limits::attempt(portal, Scope::Code, subject.clone(), account, caller).await?;
    limits::count(portal, &tried).await?;
    let typed = code_hash(browser, &code);
    // A wrong code is a value here: an error would undo the transaction and give the attempt back.
    let outcome: Result<Result<AccountId, Problem>> = transaction!(portal.db, tx => {
        let Some(attempt) = codes::take_attempt(tx, now, &browser_hash).await? else {
            return Ok(Err(Problem::CodeEnded));
        };
        let right = bool::from(typed.as_bytes().ct_eq(attempt.code_hash.as_bytes()));
        match attempt.account_id {
            Some(account) if right && store::may_sign_in(tx, account).await? => {
                codes::spend(tx, now, attempt.id).await?;
                Ok(Ok(account))
            }
            _ => Ok(Err(Problem::Wrong)),
        }
    });
    let outcome = outcome?;
    if outcome.is_err() {
        tracing::warn!(event = "sign_in_failed", way = "code", "a code was wrong");
    }
    let account = form::one("code", outcome)?;
    let asked = limits::attempt(portal, Scope::Mail, subject, Some(account), caller).await?;
    limits::give_back(portal, &tried).await?;
    limits::give_back(portal, &asked).await?;
    Ok(account)
}

/// Checks an address and a password, and returns the account that they open.
///
/// # Errors
/// [`Error::Invalid`] on `password` when they open no account, whatever the reason;
/// [`crate::Conflict::TooManyAttempts`].
pub async fn sign_in_with_password(
    portal: &Portal,
    email: &str,
    password: &str,
    caller: &Caller<'_>,
) -> Result<AccountId> {
    let (email, ()) = form::read((
        ("email", Email::parse(email)),
        (
            "password",
            form::rule(!password.is_empty(), Problem::Missing),
        ),
    ))?;
    let mut tx = portal.db.read().await?;
    let known = store::credentials(&mut tx, email.key()).await?;
    drop(tx);
    let account = known.as_ref().map(|known| known.id);
    let subject = random::hash(email.key());
    let tried = limits::attempt(portal, Scope::Password, subject, account, caller).await?;
    limits::count(portal, &tried).await?;
    let known = known.filter(|known| known.member || known.staff);
    let id = known.as_ref().map(|known| known.id);
    let hash = known.and_then(|known| known.password_hash);
    let weak = hash
        .as_deref()
        .is_some_and(|hash| portal.passwords.is_outdated(hash));
    let given = Password::presented(password);
    let right = portal.passwords.verify(given.clone(), hash).await;
    if !matches!(right, Ok(false)) {
        // It was right, or not even looked at.
        limits::give_back(portal, &tried).await?;
    }
    let Some(id) = id.filter(|_| matches!(right, Ok(true))) else {
        right?;
        tracing::warn!(
            event = "sign_in_failed",
            way = "password",
            "a password was wrong"
        );
        return Err(Error::invalid("password", Problem::Wrong));
    };
    if weak {
        let hash = portal.passwords.hash(given).await?;
        transaction!(portal.db, tx => { store::set_password(tx, id, &hash).await })?;
    }
    Ok(id)
}

/// Remembers that somebody signed in to this account with the browser that was given this token.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be written.
pub async fn remember_browser(portal: &Portal, account: AccountId, known: &Token) -> Result<()> {
    let (now, hash) = (portal.now(), known.hash());
    transaction!(portal.db, tx => { browsers::remember(tx, now, &hash, account).await })
}
