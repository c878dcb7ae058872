//! The queries of pages and mails on feedback.

use super::{Expense, Feedback, Results, ToPay, rules, store};
use crate::{
    Actor, Error, Portal, Result,
    base::ids::{AccountId, SessionId},
    boardroom::sessions::{
        self, Session, State,
        rules::{check_arranges, customers_there},
    },
};

/// The data of the feedback page of a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The session.
    pub session: Session,
    /// Their feedback.
    pub said: Option<Feedback>,
    /// Their expenses.
    pub expense: Option<Expense>,
}

/// A past session, for a customer who took part.
///
/// # Errors
/// As [`rules::check_gives_feedback`]; [`Error::NotFound`] for anyone who may not know of it.
pub async fn own(portal: &Portal, actor: &Actor, id: SessionId) -> Result<Own> {
    let account = actor.account().ok_or(Error::Forbidden)?;
    let mut tx = portal.db.read().await?;
    let (session, _) = sessions::queries::load(&mut tx, actor, id).await?;
    let people = sessions::store::people(&mut tx, id).await?;
    rules::check_gives_feedback(actor, &people, &session, portal.now())?;
    Ok(Own {
        said: store::find(&mut tx, id, account).await?,
        expense: store::expense(&mut tx, id, account).await?,
        session,
    })
}

/// The sessions in which the actor took part as a customer and on which they have given no feedback.
///
/// # Errors
/// [`Error::Forbidden`] when nobody signed in.
pub async fn waiting(portal: &Portal, actor: &Actor) -> Result<Vec<Session>> {
    let account = actor.account().ok_or(Error::Forbidden)?;
    let now = portal.now();
    let since = now.plus_days(-rules::ASK_FOR_DAYS);
    let mut tx = portal.db.read().await?;
    sessions::store::without_feedback(&mut tx, account, since, now).await
}

/// The sessions of the actor's series with customers who wait for their expenses, the longest wait first.
///
/// # Errors
/// [`Error::Forbidden`] when nobody signed in.
pub async fn to_pay(portal: &Portal, actor: &Actor) -> Result<Vec<ToPay>> {
    let account = actor.account().ok_or(Error::Forbidden)?;
    let mut tx = portal.db.read().await?;
    store::to_pay(&mut tx, account).await
}

/// The feedback and expenses of customers of a session, for its arranger; the numbers also for its facilitator
/// and for the customer conscience.
///
/// # Errors
/// [`Error::NotFound`] when there is none; [`Error::Forbidden`] for others.
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
    let customers = customers_there(&people);
    let ratings = store::ratings(&mut tx, id).await?;
    let said = ratings.iter().map(|(_, count)| count).sum();
    let told = said >= rules::FEWEST_SAID;
    let results = Results {
        asked: i64::try_from(customers.count()).unwrap_or(i64::MAX),
        said,
        ratings: if told { ratings } else { Vec::new() },
        heard: if told {
            store::heard(&mut tx, id).await?
        } else {
            Vec::new()
        },
    };
    let expenses = if check_arranges(actor, session.secretary_id).is_ok() {
        store::expenses(&mut tx, id).await?
    } else {
        Vec::new()
    };
    Ok((session, results, expenses))
}

/// A session about which the reader of a mail is asked: they took part as a customer and have given no feedback yet.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn asked(portal: &Portal, reader: AccountId, id: SessionId) -> Result<Option<Session>> {
    let mut tx = portal.db.read().await?;
    let people = sessions::store::people(&mut tx, id).await?;
    let there = customers_there(&people).any(|one| one.account_id == reader);
    if !there || store::find(&mut tx, id, reader).await?.is_some() {
        return Ok(None);
    }
    let session = sessions::store::find(&mut tx, id).await?;
    Ok(session.filter(|session| session.state != State::Cancelled))
}

/// A session with something to pay, for the mail to its secretary; `None` once everything was paid.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn paying(portal: &Portal, reader: AccountId, id: SessionId) -> Result<Option<Session>> {
    let mut tx = portal.db.read().await?;
    let session = sessions::store::find(&mut tx, id).await?;
    let Some(session) = session.filter(|session| session.secretary_id == reader) else {
        return Ok(None);
    };
    let expenses = store::expenses(&mut tx, id).await?;
    let open = expenses.iter().any(|one| one.paid_at.is_none());
    Ok(open.then_some(session))
}

/// The expenses of the reader of a mail, once they were paid.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn paid(
    portal: &Portal,
    reader: AccountId,
    id: SessionId,
) -> Result<Option<(Session, Expense)>> {
    let mut tx = portal.db.read().await?;
    let session = sessions::store::find(&mut tx, id).await?;
    let expense = store::expense(&mut tx, id, reader).await?;
    Ok(session.zip(expense.filter(|one| one.paid_at.is_some())))
}
