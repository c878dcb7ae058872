//! What pages and mails read of looking back.

use super::{Expense, LookBack, Results, rules, store};
use crate::{
    Actor, Error, Portal, Result,
    ids::{AccountId, SessionId},
    sessions::{self, Part, Session, State, queries::OWN_DAYS, rules::check_arranges},
};

/// What a customer sees when they look back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The session.
    pub session: Session,
    /// What they said.
    pub said: Option<LookBack>,
    /// What coming cost them.
    pub expense: Option<Expense>,
}

/// A session that was, for a customer who took part.
///
/// # Errors
/// As [`rules::check_looks_back`]; [`Error::NotFound`] to who may not know of it.
pub async fn own(portal: &Portal, actor: &Actor, id: SessionId) -> Result<Own> {
    let account = actor.account().ok_or(Error::Forbidden)?;
    let mut tx = portal.db.read().await?;
    let (session, part) = sessions::queries::load(&mut tx, actor, id).await?;
    rules::check_looks_back(part, &session, portal.now())?;
    Ok(Own {
        said: store::find(&mut tx, id, account).await?,
        expense: store::expense(&mut tx, id, account).await?,
        session,
    })
}

/// The sessions that the actor took part in as a customer, and of which they have not said how they were.
///
/// # Errors
/// [`Error::Forbidden`] when nobody signed in.
pub async fn waiting(portal: &Portal, actor: &Actor) -> Result<Vec<Session>> {
    let account = actor.account().ok_or(Error::Forbidden)?;
    let now = portal.now();
    let since = now.plus_days(-OWN_DAYS);
    let mut tx = portal.db.read().await?;
    sessions::store::to_look_back(&mut tx, account, since, now).await
}

/// What customers said of a session, and what coming cost them, for who arranges it; the numbers also for who
/// leads it and for the customer conscience.
///
/// # Errors
/// [`Error::NotFound`] when there is none; [`Error::Forbidden`] to others.
pub async fn results(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
) -> Result<(Session, Results, Vec<Expense>)> {
    let mut tx = portal.db.read().await?;
    let (session, _) = sessions::queries::load(&mut tx, actor, id).await?;
    if !rules::may_read_results(actor, &session) {
        return Err(Error::Forbidden);
    }
    let people = sessions::store::people(&mut tx, id).await?;
    let customers = people.iter().filter(|one| one.part == Part::Customer);
    let results = Results {
        asked: i64::try_from(customers.count()).unwrap_or(i64::MAX),
        ratings: store::ratings(&mut tx, id).await?,
        heard: store::heard(&mut tx, id).await?,
    };
    let expenses = if check_arranges(actor, session.secretary_id).is_ok() {
        store::expenses(&mut tx, id).await?
    } else {
        Vec::new()
    };
    Ok((session, results, expenses))
}

/// A session that the reader of a mail is asked about: they took part as a customer and have said nothing yet.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn asked(portal: &Portal, reader: AccountId, id: SessionId) -> Result<Option<Session>> {
    let mut tx = portal.db.read().await?;
    let part = sessions::store::part(&mut tx, id, reader).await?;
    let said = store::find(&mut tx, id, reader).await?;
    if part != Some(Part::Customer) || said.is_some() {
        return Ok(None);
    }
    let session = sessions::store::find(&mut tx, id).await?;
    Ok(session.filter(|session| session.state != State::Cancelled))
}
